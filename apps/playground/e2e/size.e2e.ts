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

it('Train loads no more than it needs', async () => {
  const { page, worker, files } = await weighFirstLoad(browser, `${app.url}#/en/train`);
  console.log(`page ${page}, worker ${worker}\n${files.map((file) => file.join(' ')).join('\n')}`);
  expect(page).toBeLessThan(200_000);
  expect(worker).toBeLessThan(200_000);
});
