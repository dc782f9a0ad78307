import { launchChromium } from '@bp/testing/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { serveApp } from './app';
import { weighFirstLoad } from './first-load';

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

/**
 * Compressed by gzip -9. The goals are 50 KB and 60 KB; a bound goes up only for what users see. Of the page 19 KB are Svelte,
 * 21 KB the frame with links and config, 9 KB what draws, the rest is Train; of the workers 100 KB are the packages that train a
 * network, 6 KB what paints. Each file of the page costs a request and a dictionary of its own, so they are few.
 */
const BOUNDS = { page: 100_000, worker: 132_500, pageFiles: 21 };

it('Train loads no more than it needs', async () => {
  const { page, worker, files } = await weighFirstLoad(browser, `${app.url}#/en/train`);
  const list = files.map(
    ([name, bytes, isWorker]) => `${name} ${bytes}${isWorker ? ' worker' : ''}`,
  );
  expect(page, list.join('\n')).toBeLessThan(BOUNDS.page);
  expect(worker, list.join('\n')).toBeLessThan(BOUNDS.worker);
  const ofPage = files.filter(([, , isWorker]) => !isWorker);
  expect(ofPage.length, list.join('\n')).toBeLessThanOrEqual(BOUNDS.pageFiles);
  // what only other labs and dialogs need
  expect(list.filter((one) => /explain|katex|CodeDialog|RunsDrawer|BackpropLab/.test(one))).toEqual(
    [],
  );
});
