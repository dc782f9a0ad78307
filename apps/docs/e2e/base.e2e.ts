import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { builtUnder, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await builtUnder('/x/', ['index', 'bp/delta-rule'], { playground: true });
}, 300_000);
afterAll(() => site?.close());
afterEach(() => expect(site.problems.splice(0)).toEqual([]));

const pathOf = (page: Page) => page.url().replace(site.address, '/x/');

it('docs and playground lead to each other under another path', async () => {
  const page = await site.open('en/bp/delta-rule.html');
  await page.getByRole('link', { name: 'Backprop', exact: true }).click();
  await page.waitForSelector('main[data-lab="backprop"]');
  expect(pathOf(page)).toContain('/x/playground/#/en/backprop');
  await page.getByRole('link', { name: 'Docs' }).click();
  await expect.poll(() => pathOf(page)).toBe('/x/en/');
  await page.goto(`${site.address}playground/#/en/backprop?preset=2-2-2&step=12`);
  const why = page.locator('[data-why]');
  await why.waitFor();
  expect((await why.getAttribute('href'))?.replace(site.address, '/x/')).toBe(
    '/x/en/bp/delta-rule.html',
  );
  await page.goto(`${site.address}playground/#/ko/notes?topics=003`);
  const read = page.locator('[data-page]').first();
  await read.waitFor();
  expect((await read.getAttribute('href'))?.startsWith(site.address)).toBe(true);
  await page.close();
});

it('the lab in a page lies under that path, too', async () => {
  const page = await site.open('bp/delta-rule.html');
  await page.locator('.lab').scrollIntoViewIfNeeded();
  await page.frameLocator('.lab iframe').locator('[data-result]').waitFor();
  expect(await page.locator('.lab iframe').getAttribute('src')).toMatch(/^\/x\/playground\//);
  await page.close();
});

it('the playground beside the docs works without a network, links and all', async () => {
  const context = await site.browser.newContext();
  const offline = await context.newPage();
  await offline.goto(`${site.address}playground/#/en/train`);
  await offline.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await context.setOffline(true);
  await offline.reload();
  await offline.waitForSelector('main[data-lab="train"]');
  expect(await offline.getByRole('link', { name: 'Docs' }).getAttribute('href')).toBe(
    `${site.address}en/`,
  );
  await context.close();
});
