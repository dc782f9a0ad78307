import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { LANGUAGES } from './places';

let browser: Browser;
let app: Awaited<ReturnType<typeof serveApp>>;

beforeAll(async () => {
  browser = await launchChromium();
  app = await serveApp(browser);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

/** What of the header runs over two lines, or out of it. */
function misfits(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const header = document.querySelector('header.top') as HTMLElement;
    const { top, bottom } = header.getBoundingClientRect();
    const shown = [...header.querySelectorAll<HTMLElement>('a, button')].filter((one) =>
      one.checkVisibility(),
    );
    const wrong = shown.filter((one) => {
      const box = one.getBoundingClientRect();
      const text = document.createRange();
      text.selectNodeContents(one);
      const lines = [...text.getClientRects()].filter(({ width }) => width > 0);
      const low = Math.max(...lines.map((line) => line.top));
      const high = Math.min(...lines.map((line) => line.bottom));
      const isWrapped = lines.length > 1 && low > high;
      const isOut =
        box.left < 0 || box.right > window.innerWidth || box.top < top || box.bottom > bottom;
      return isWrapped || isOut;
    });
    const names = wrong.map((one) => one.getAttribute('aria-label') ?? one.textContent ?? '');
    const overlaps = shown.slice(1).filter((one, i) => {
      const before = shown[i].getBoundingClientRect();
      return one.getBoundingClientRect().left < before.right - 1;
    });
    return [...names, ...overlaps.map((one) => `${one.textContent} lies over what is before it`)];
  });
}

describe.each(LANGUAGES)('the header in %s', (language) => {
  it('is one line at every width', async () => {
    const page = await app.open(`/${language}/vanishing`);
    const found: Record<number, string[]> = {};
    for (const width of [
      720, 721, 800, 900, 1020, 1021, 1060, 1120, 1200, 1240, 1241, 1300, 1440,
    ]) {
      await page.setViewportSize({ width, height: 700 });
      found[width] = await misfits(page);
    }
    expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
    await page.context().close();
  });

  it('is one line on a phone', async () => {
    const page = await app.open(`/${language}/vanishing`, PHONE);
    const found: Record<number, string[]> = {};
    for (const width of [360, 375, 390, 430, 600]) {
      await page.setViewportSize({ width, height: 740 });
      found[width] = await misfits(page);
    }
    expect(Object.values(found).flat(), JSON.stringify(found)).toEqual([]);
    await page.context().close();
  });
});
