import { launchChromium } from '@bp/testing/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { axeFindings, clippedTexts, smallTargets } from './findings';
import { LANGUAGES, PLACES, THEMES } from './places';

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

describe.each(Object.entries(PLACES))('%s', (_, place) => {
  describe.each(LANGUAGES)('in %s', (language) => {
    it.each(THEMES)('has nothing that axe finds, %s', async (colorScheme) => {
      const page = await app.open(`/${language}/${place}`, { colorScheme });
      await page.waitForTimeout(700);
      expect(await axeFindings(page)).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
      await page.context().close();
    });

    it.each([
      ['at 360 px', { ...PHONE, viewport: { width: 360, height: 740 } }],
      // what a window of 1440 × 900 is at 200 % zoom
      ['at 200 % zoom', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
    ])('fits %s', async (_size, options) => {
      const page = await app.open(`/${language}/${place}`, options);
      await page.waitForTimeout(500);
      expect(await clippedTexts(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      await page.context().close();
    });
  });
});

it('is readable in forced colours, with what is chosen told by more than colour', async () => {
  const page = await app.open('/en/train', { forcedColors: 'active' });
  const outline = await page
    .locator('.seg [aria-pressed="true"]')
    .first()
    .evaluate((one) => getComputedStyle(one).outlineStyle);
  expect(outline).toBe('solid');
  await page.context().close();
});
