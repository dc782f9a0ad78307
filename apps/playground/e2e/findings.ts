import axe from 'axe-core';
import type { Page } from 'playwright-core';

/** What axe-core finds wrong, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: typeof axe }).axe.run(document, {
      resultTypes: ['violations'],
    }),
  );
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary}`),
  );
}

/**
 * What does not fit: the page scrolls sideways, or an element that does not scroll by itself cuts its text off. What is hidden
 * from sight on purpose does not count.
 */
export function clippedTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) {
      const widest = [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1)
        .slice(0, 3)
        .map((one) => `${one.tagName.toLowerCase()}.${one.getAttribute('class') ?? ''}`);
      found.push(`the page is ${root.scrollWidth} px wide: ${widest.join(', ')}`);
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      if (element.closest('.visually-hidden, dialog:not([open]), canvas, svg')) continue;
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      if (!ownText || element.clientWidth === 0) continue;
      const { overflowX, textOverflow } = getComputedStyle(element);
      const cuts = overflowX === 'hidden' || overflowX === 'clip' || textOverflow === 'ellipsis';
      if (cuts && element.scrollWidth > element.clientWidth + 1) {
        found.push(`${element.tagName.toLowerCase()} cuts “${element.textContent?.trim()}”`);
      }
    }
    return found;
  });
}

/** Controls that are smaller than 24 × 24 px, and are not in a line of text. */
export function smallTargets(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, select, [role=button], summary')]
      .filter((one) => one.checkVisibility() && !one.closest('.visually-hidden'))
      .flatMap((one) => {
        const { width, height } = one.getBoundingClientRect();
        const name = one.getAttribute('aria-label') ?? one.textContent?.trim();
        return width >= 24 && height >= 24
          ? []
          : [`${name}: ${Math.round(width)} × ${Math.round(height)}`];
      }),
  );
}

/** Texts in another language than the page, which do not say so: Hangul in English, whole English phrases in Korean. */
export function foreignTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const isKorean = document.documentElement.lang === 'ko';
    const hangul = /[가-힣]/;
    const isForeign = (text: string) =>
      isKorean
        ? !hangul.test(text) && (text.match(/\b[A-Z]?[a-z]{2,}\b/g) ?? []).length >= 3
        : hangul.test(text);
    const said = [...document.querySelectorAll<HTMLElement>('body *')].flatMap((element) => {
      const { lang } = element.closest<HTMLElement>('[lang]') as HTMLElement;
      const isOwn = lang === document.documentElement.lang;
      if (!isOwn || element.closest('code, pre, script, style, noscript, annotation')) return [];
      const named = ['aria-label', 'aria-description', 'title', 'alt', 'placeholder'];
      const names = named.map((name) => element.getAttribute(name) ?? '');
      const texts = [...element.childNodes]
        .filter((node) => node.nodeType === Node.TEXT_NODE)
        .map((node) => node.textContent ?? '');
      return [...names, ...texts].filter((text) => isForeign(text.trim()));
    });
    return [...new Set(said)].map((text) => `in another language: “${text.trim()}”`);
  });
}
