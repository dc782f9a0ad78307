import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { builtSite, PHONE, type Site } from './site.ts';

let site: Site;

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());
afterEach(() => expect(site.problems.splice(0)).toEqual([]));

const themeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset.theme);
const pathOf = (page: Page) => page.url().slice(site.address.length);
const focused = (page: Page) =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.className);

describe('the frame', () => {
  it('the other language is the same page at the same heading', async () => {
    const page = await site.open('bp/delta-rule.html');
    // letters that arrive later move the text
    await page.waitForLoadState('networkidle');
    await page.locator('#hidden').evaluate((one) => one.scrollIntoView());
    await expect
      .poll(() => page.locator('.contents [aria-current]').getAttribute('href'))
      .toBe('#hidden');
    // a click by Playwright would scroll to where the header would be without being sticky
    await page.locator('.top .languages [lang="en"]').evaluate((one: HTMLElement) => one.click());
    await expect.poll(() => pathOf(page)).toBe('en/bp/delta-rule.html#hidden');
    await expect.poll(() => page.getAttribute('html', 'lang')).toBe('en');
    await expect
      .poll(() => page.locator('#hidden').evaluate((one) => one.getBoundingClientRect().top))
      .toBeLessThan(120);
    await page.close();
  });

  it('the theme is that of the system until one is chosen, which then holds everywhere', async () => {
    const page = await site.open('', { colorScheme: 'dark' });
    expect(await themeOf(page)).toBe('dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await expect.poll(() => themeOf(page)).toBe('light');
    await page.click('.top > .preferences button');
    expect(await themeOf(page)).toBe('dark');
    await page.reload();
    expect(await themeOf(page)).toBe('dark');
    await page.goto(`${site.address}playground/#/ko/train`);
    await page.waitForSelector('main[data-lab]');
    expect(await themeOf(page)).toBe('dark');
    await page.close();
  });

  it('the keyboard gets to the text, and on a phone into the menu and out of it', async () => {
    const page = await site.open('bp/delta-rule.html', PHONE);
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('skip');
    await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).toBe('content');
    await page.locator('.top .menu').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('#pages').isVisible()).toBe(true);
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.closest('nav')?.id))
      .toBe('pages');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('#pages').isVisible()).toBe(false);
    expect(await focused(page)).toContain('menu');
    await page.close();
  });

  it('the sidebar marks the page, and leads on in the order of the parts', async () => {
    const page = await site.open('en/bp/delta-rule.html');
    const current = page.locator('#pages [aria-current="page"]');
    expect(await current.textContent()).toBe(await page.title().then((one) => one.split(' · ')[0]));
    expect(await current.isVisible()).toBe(true);
    const next = page.locator('.turn a[rel="next"]');
    const path = await next.getAttribute('href');
    await next.click();
    await expect.poll(() => new URL(page.url()).pathname).toBe(path);
    await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
    await page.close();
  });

  it('without scripts everything can be read, and nothing is offered that needs them', async () => {
    const context = await site.browser.newContext({
      javaScriptEnabled: false,
      viewport: PHONE.viewport,
    });
    const page = await context.newPage();
    await page.goto(`${site.address}bp/delta-rule.html`);
    expect(await page.locator('#pages').isVisible()).toBe(true);
    for (const one of await page.locator('.needs-js').all())
      expect(await one.isVisible()).toBe(false);
    await page.locator('.exercise .answer summary').first().click();
    expect(await page.locator('.exercise .answer .katex').first().isVisible()).toBe(true);
    await context.close();
  });

  it('an address that is not there says so in both languages', async () => {
    const page = await site.open('en/none.html');
    expect(await page.locator('h1').textContent()).toMatch(/[가-힣]/);
    expect(await page.getByText('There is no page at this address').isVisible()).toBe(true);
    await page.close();
  });

  it('on paper there is no frame, and what is folded stays folded', async () => {
    const page = await site.open('bp/delta-rule.html');
    await page
      .locator('.exercise .answer')
      .first()
      .evaluate((one) => one.setAttribute('open', ''));
    await page.emulateMedia({ media: 'print' });
    for (const part of ['.top', '#pages', '.contents', '.turn', '.lab .room', '.exercise form']) {
      for (const one of await page.locator(part).all())
        expect(await one.isVisible(), part).toBe(false);
    }
    const answers = page.locator('.exercise .answer');
    expect(await answers.first().isVisible()).toBe(true);
    expect(await answers.nth(1).isVisible()).toBe(false);
    const colours = await page
      .locator('body, h1, .prose p, .prose a, .prose code')
      .evaluateAll((all) => [...new Set(all.map((one) => getComputedStyle(one).color))]);
    expect(colours).toEqual(['rgb(0, 0, 0)']);
    await page.close();
  });
});
