import { axeFindings, clippedTexts } from '@bp/playground/findings';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../content/languages.ts';
import { KINDS, pathOf } from './kinds.ts';
import { builtSite, PHONE, type Site } from './site.ts';

// what scrolls is found while the page idles, so that what axe finds has to settle
let site: Site;

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());
afterEach(() => expect(site.problems.splice(0)).toEqual([]));

describe.each(LANGUAGES)('in %s', (language) => {
  describe.each(KINDS)('the page %s', (id) => {
    it('has nothing that axe finds, in light and dark, and asks nobody else', async () => {
      for (const colorScheme of ['light', 'dark'] as const) {
        const page = await site.open(pathOf(language, id), { colorScheme });
        await expect.poll(() => axeFindings(page)).toEqual([]);
        await page.close();
      }
    });

    it('fits on a phone', async () => {
      const page = await site.open(pathOf(language, id), PHONE);
      expect(await clippedTexts(page)).toEqual([]);
      await expect.poll(() => axeFindings(page)).toEqual([]);
      await page.close();
    });
  });

  it('a page can be enlarged to twice its size', async () => {
    const page = await site.open(pathOf(language, 'bp/delta-rule'), {
      viewport: { width: 720, height: 450 },
      deviceScaleFactor: 2,
    });
    expect(await clippedTexts(page)).toEqual([]);
    await page.close();
  });
});
