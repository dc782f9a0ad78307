import type { Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { builtSite, type Site } from './site.ts';

let site: Site;
let page: Page;
let term: Locator;
let card: Locator;

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());
beforeEach(async () => {
  page = await site.open('en/bp/delta-rule.html');
  term = page.locator('a.term').first();
  card = page.getByRole('tooltip');
});
afterEach(async () => {
  await page.close();
  expect(site.problems.splice(0)).toEqual([]);
});

it('links a term once, to its place in the glossary', async () => {
  const ids = await page
    .locator('a.term')
    .evaluateAll((links) => links.map((link) => (link as HTMLElement).dataset.term));
  expect(ids.length).toBeGreaterThan(3);
  expect(ids).toEqual([...new Set(ids)]);
  expect(ids).not.toContain('delta-rule');
  const id = await term.getAttribute('data-term');
  await term.click();
  await page.waitForURL(`**/en/reference/glossary.html#${id}`);
  await page.locator(`h3[id="${id}"]`).waitFor();
  expect(await card.count()).toBe(0);
});

it('shows a card that the pointer may enter and Esc closes', async () => {
  await term.hover();
  await card.waitFor();
  expect(await term.getAttribute('aria-describedby')).toBe(await card.getAttribute('id'));
  await card.hover();
  await page.waitForTimeout(600);
  expect(await card.isVisible()).toBe(true);
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'detached' });
  await page.mouse.move(0, 0);
  await term.hover();
  await card.waitFor();
  await page.mouse.move(0, 0);
  await card.waitFor({ state: 'detached' });
});

it('shows the card of a term that has the focus', async () => {
  await page.keyboard.press('Tab');
  await term.focus();
  await card.waitFor();
  await page.mouse.move(1, 1);
  await page.waitForTimeout(600);
  expect(await card.isVisible()).toBe(true);
  await page.keyboard.press('Tab');
  await expect.poll(() => term.getAttribute('aria-describedby')).toBeNull();
});

it('shows the card on a tap, and follows the link on the next', async () => {
  const phone = await site.browser.newContext({
    hasTouch: true,
    viewport: { width: 360, height: 740 },
  });
  const small = await phone.newPage();
  await small.goto(`${site.address}bp/delta-rule.html`);
  const first = small.locator('a.term').first();
  await small.getByRole('button').first().waitFor();
  await first.tap();
  const shown = small.getByRole('tooltip');
  await shown.waitFor();
  const box = await shown.boundingBox();
  expect(box && box.x >= 0 && box.x + box.width <= 360).toBe(true);
  expect(small.url()).toMatch(/delta-rule\.html$/);
  await first.tap();
  await small.waitForURL(/reference\/glossary\.html#/);
  await phone.close();
});

it('filters the glossary by any name', async () => {
  await page.goto(`${site.address}reference/glossary.html`);
  await page
    .getByRole('status')
    .filter({ hasText: /^용어 \d\d+개$/ })
    .waitFor();
  await page.getByLabel('용어 찾기').fill('과대적합');
  await page.getByRole('status').filter({ hasText: '용어 1개' }).waitFor();
  expect(await page.locator('.glossary h3').textContent()).toContain('과적합');
});
