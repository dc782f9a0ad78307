import notes from '@bp/course/notes.json';
import slips from '@bp/course/slips.json';
import topics from '@bp/course/topics.json';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from './app';

interface Link {
  readonly lab: string;
  readonly params: Readonly<Record<string, string>>;
}

/** Every state that the notes lead to, once each. */
const links = new Map<string, Link>();
for (const topic of topics) {
  const { lab, also = [] } = topic as { lab?: Link; also?: readonly Link[] };
  const own = topic.notes.flatMap((entry) => ('lab' in entry ? [entry.lab as Link] : []));
  for (const link of [...(lab ? [lab] : []), ...also, ...own]) {
    links.set(placeOf(link), link);
  }
}

function placeOf({ lab, params }: Link): string {
  return `${lab}?${new URLSearchParams(params)}`;
}

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

describe('the states that the notes lead to', () => {
  let page: Page;
  let errors: string[] = [];

  beforeAll(async () => {
    page = await app.open('/ko/notes?slips=1');
    page.on('pageerror', (error) => errors.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') errors.push(message.text());
    });
  });
  afterAll(() => page.context().close());

  const go = (hash: string) =>
    page.evaluate((to) => {
      window.location.hash = to;
    }, hash);

  it.each([...links])('%s opens as it says', async (place, { lab, params }) => {
    await go('/ko/notes?slips=1');
    await page.waitForSelector('main[data-lab="notes"]');
    errors = [];
    await go(`/ko/${place}`);
    await page.waitForSelector(`main[data-lab="${lab}"]`);
    if (params.preset) {
      // the lab has taken the preset for what it is
      await page.waitForFunction(
        (preset) =>
          [...document.querySelectorAll('main select')].some(
            (one) => (one as HTMLSelectElement).value === preset,
          ),
        params.preset,
      );
    }
    if (params.step) {
      await page.waitForFunction(
        (step) => document.querySelector('main')?.textContent?.includes(`${step} / `),
        params.step,
      );
    }
    if (params.compare) {
      await page.waitForFunction(
        () => document.querySelectorAll('main section[aria-label]').length >= 4,
      );
    }
    await page.waitForTimeout(300);
    // neither a link that cannot be read nor a lab that could not be shown
    expect(await page.locator('[role="alert"]').allTextContents()).toEqual([]);
    expect(errors).toEqual([]);
    expect(await page.locator('main h1').count()).toBeGreaterThan(0);
  });
});

describe('the entry page', () => {
  it('shows five notes, five topics of each with a link, and a slip beside what is right', async () => {
    const page = await app.open('/ko/notes');
    await page.waitForSelector('[data-note="004"]');
    expect(await page.locator('article[data-note]').count()).toBe(notes.length);
    expect(await page.locator('article[data-note] a[data-topic]').count()).toBe(25);
    for (const href of await page
      .locator('a[data-topic]')
      .evaluateAll((all) => all.map((one) => one.getAttribute('href')))) {
      expect(href).toMatch(/^#\/ko\/(train|backprop|descent|vanishing|digits)/);
    }
    await page.context().close();
  });

  it('draws the picture of a network that has learned where motion is not wanted', async () => {
    const page = await app.open('/en/notes');
    await page.waitForFunction(
      () => /Epoch [1-9]/.test(document.querySelector('[role="img"]')?.ariaLabel ?? ''),
      undefined,
      { timeout: 30_000 },
    );
    const text = await page.locator('section.hero').textContent();
    expect(Number(/([\d.]+)\s%/.exec(text ?? '')?.[1])).toBeGreaterThan(90);
    await page.context().close();
  });

  it('moves where motion is wanted', async () => {
    const page = await app.open('/en/notes', { reducedMotion: 'no-preference' });
    const epoch = () =>
      page.evaluate(() =>
        Number(/Epoch (\d+)/.exec(document.querySelector('[role="img"]')?.ariaLabel ?? '')?.[1]),
      );
    await page.waitForFunction(
      () => /Epoch [1-9]/.test(document.querySelector('[role="img"]')?.ariaLabel ?? ''),
      undefined,
      { timeout: 30_000 },
    );
    const first = await epoch();
    await page.waitForTimeout(1500);
    expect(await epoch()).toBeGreaterThan(first);
    await page.context().close();
  });

  it('leads to all topics and to all slips', async () => {
    const page = await app.open('/ko/notes');
    await page.locator('article[data-note="003"] a.all').last().click();
    await page.waitForSelector('[data-slip]');
    expect(await page.locator('[data-slip]').count()).toBe(slips.length);
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain(
      '오차 역전파의 계산법',
    );
    await page.goto(`${app.url}#/en/notes?topics=1`);
    await page.waitForSelector('section[data-note="004"]');
    const entries = topics.reduce((sum, topic) => sum + topic.notes.length, 0);
    expect(await page.locator('section[data-note] li').count()).toBe(entries);
    await page.context().close();
  });
});
