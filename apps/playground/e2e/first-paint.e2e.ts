import { launchChromium } from '@bp/testing/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';

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

describe('what is seen first', () => {
  it('is a sentence in the page itself, which gives way to the frame', async () => {
    const page = await (await browser.newContext(PHONE)).newPage();
    let answer = () => {};
    const scripts = new Promise<void>((resolve) => {
      answer = resolve;
    });
    await page.route('**/assets/*.js', async (route) => {
      await scripts;
      await route.continue();
    });
    await page.goto(`${app.url}#/en/train`, { waitUntil: 'commit' });
    const sentence = page.getByText('See how a neural network learns, down to every number.');
    await sentence.waitFor();
    const painted = () => performance.getEntriesByName('first-contentful-paint').length;
    await expect.poll(() => page.evaluate(painted)).toBe(1);
    answer();
    await page.waitForSelector('main[data-lab=train]');
    expect(await sentence.count()).toBe(0);
    await page.context().close();
  });

  it('gives way without a picture, too: in a page that nobody looks at no frame is drawn', async () => {
    const page = await (await browser.newContext()).newPage();
    await page.addInitScript(() => {
      window.requestAnimationFrame = () => 0;
    });
    await page.goto(`${app.url}#/en/backprop`);
    await page.waitForSelector('main[data-lab=backprop]');
    await page.context().close();
  });

  it('stays where it is when the run arrives, on a phone and on a wide screen', async () => {
    for (const options of [PHONE, {}]) {
      const page = await app.open('/en/train', options);
      await page.locator('[data-action="play"]:enabled').waitFor();
      await page.getByText('105 parameters').waitFor();
      const moved = await page.evaluate(
        () =>
          new Promise<number>((resolve) => {
            const shifts = (list: PerformanceObserverEntryList) =>
              list.getEntries().reduce((sum, entry) => sum + (entry as Shift).value, 0);
            type Shift = PerformanceEntry & { readonly value: number };
            new PerformanceObserver((list) => resolve(shifts(list))).observe({
              type: 'layout-shift',
              buffered: true,
            });
            // nothing is told where nothing has moved
            setTimeout(() => resolve(0), 1000);
          }),
      );
      expect(moved).toBeLessThan(0.01);
      await page.context().close();
    }
  });
});
