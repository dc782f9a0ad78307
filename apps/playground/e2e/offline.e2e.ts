import { cpSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compressBelow } from '@bp/look/compressed';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { serviceWorkerOf } from '../build/offline';
import { serve } from '../serve.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));
const BASE = '/lab/';
const RUN = '{"run":null}';

let browser: Browser;
let folder: string;
let server: Awaited<ReturnType<typeof serve>>;

beforeAll(async () => {
  browser = await launchChromium();
});
afterAll(() => browser?.close());

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'offline-'));
  cpSync(DIST, folder, { recursive: true });
  server = await serve({ folder, base: BASE, run: RUN });
});
afterEach(async () => {
  await server.close().catch(() => {});
  rmSync(folder, { recursive: true });
});

/** Opens a place and waits until the app is kept. */
async function openKept(place: string): Promise<Page> {
  const page = await (await browser.newContext()).newPage();
  await page.goto(`${server.url}#${place}`);
  await page.waitForSelector('main[data-lab]');
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (!navigator.serviceWorker.controller)
      await new Promise((resolve) =>
        navigator.serviceWorker.addEventListener('controllerchange', resolve, { once: true }),
      );
  });
  return page;
}

const portOf = (url: string) => Number(new URL(url).port);

it('after the first load every lab works without a network, its worker and its letters too', async () => {
  const page = await openKept('/ko/train');
  const failed: string[] = [];
  await server.close();
  await page.context().setOffline(true);
  page.on('pageerror', (error) => failed.push(error.message));
  await page.reload();
  await page.waitForSelector('main[data-lab=train]');
  for (const lab of ['notes', 'backprop', 'descent', 'vanishing', 'digits']) {
    await page.goto(`${server.url}#/ko/${lab}`);
    await page.waitForSelector(`main[data-lab=${lab}]`);
  }
  await page.getByRole('button', { name: '여기서 학습' }).click();
  await page.waitForSelector('table', { timeout: 30_000 });
  expect(failed).toEqual([]);
  await page.context().close();
});

it('the run of npm start is never kept', async () => {
  const page = await openKept('/en/digits');
  const kept = await page.evaluate(async () => {
    const names = await caches.keys();
    const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return all.flat().map(({ url }) => url);
  });
  expect(kept.length).toBeGreaterThan(10);
  expect(kept.filter((url) => url.includes('run.json'))).toEqual([]);
  expect(kept.every((url) => url.startsWith(server.url))).toBe(true);
  const answer = await page.evaluate(async () => (await fetch('run.json')).text());
  expect(answer).toBe(RUN);
  await page.context().close();
});

it('a new build waits while the page is open, which goes on, and takes over with the next load', async () => {
  const page = await openKept('/en/train');
  const { url } = server;
  await server.close();
  // the new build has another page, and a lab of another name
  const assets = readdirSync(join(folder, 'assets'));
  const lab = assets.find((name) => /^DescentLab.*\.js$/.test(name))!;
  renameSync(join(folder, 'assets', lab), join(folder, 'assets', 'DescentLab-new.js'));
  writeFileSync(join(folder, 'theme.js'), 'globalThis.isNew = true;');
  writeFileSync(join(folder, 'sw.js'), serviceWorkerOf(folder));
  compressBelow(folder);
  server = await serve({ folder, base: BASE, port: portOf(url) });
  await page.evaluate(async () => {
    const registration = (await navigator.serviceWorker.getRegistration())!;
    await registration.update();
    while (!registration.waiting) await new Promise((resolve) => setTimeout(resolve, 50));
  });
  // what the page has not loaded yet comes from its own build
  await page.goto(`${url}#/en/descent`);
  await page.waitForSelector('main[data-lab=descent]');
  expect(await page.evaluate('globalThis.isNew')).toBeUndefined();
  await page.goto(`${url}#/en/train`);
  await page.reload();
  await expect.poll(() => page.evaluate('globalThis.isNew').catch(() => null)).toBe(true);
  const builds = await page.evaluate(async () => (await caches.keys()).length);
  expect(builds).toBeLessThanOrEqual(2);
  await page.context().close();
}, 180_000);
