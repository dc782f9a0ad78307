import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../src/chromium';
import { keepManyPrograms } from './many-programs-workload.mjs';
import { importMap, outcomeOf } from './outcome';

const COUNTS = { models: 200, shapes: 200, large: 6 };

const PAGE = `<!doctype html>
<meta charset="utf-8">
<script type="importmap">${importMap()}</script>
<script type="module">
  import { keepManyPrograms } from '/testing/browser/many-programs-workload.mjs';
  globalThis.outcome = keepManyPrograms(${JSON.stringify({ ...COUNTS, others: 1000 })});
</script>`;

/** Browsers ask for an icon, which the page does not have. */
const NO_ICON = /404/;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

it('Chromium keeps 200 models and 200 shapes of a step compiled, with the bits of the steps themselves', async () => {
  const here = keepManyPrograms({ ...COUNTS, others: 0 });
  expect(here).toMatchObject({ eager: 0, wrong: 0 });
  expect(await outcomeOf(browser, PAGE, {}, NO_ICON, 50_000)).toEqual(here);
});
