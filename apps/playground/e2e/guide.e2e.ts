import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { axeFindings, clippedTexts } from './findings';

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

const hashOf = (page: Page) => page.evaluate(() => decodeURIComponent(window.location.hash));

describe('a guided tour', () => {
  it('opens the state of its card, points at something there, and tells it in the link', async () => {
    const page = await app.open('/ko/notes?tour=2&card=2');
    await page.waitForSelector('main[data-lab="descent"]');
    expect(await hashOf(page)).toMatch(/descent\?preset=one-to-five&tour=2&card=2/);
    await page.waitForSelector('[data-pointed]');
    expect(await page.locator('[data-tour-card="2"]').textContent()).toContain('7장 중 2번째');
    await page.context().close();
  });

  it('is led by the arrows, ended by Esc, and never in the way', async () => {
    const page = await app.open('/en/notes');
    await page.waitForSelector('article[data-note="001"]');
    await page.locator('article[data-note="001"] a.tour').click();
    await page.waitForSelector('[data-tour-card="1"]');
    await page.waitForSelector('main[data-lab="descent"]');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[data-tour-card="2"]');
    await page.keyboard.press('ArrowRight');
    await page.waitForSelector('[data-tour-card="3"]');
    await page.keyboard.press('ArrowLeft');
    await page.waitForSelector('[data-tour-card="2"]');
    // what a card waits for holds nobody back, and the lab below can be used
    await page.locator('header.top a', { hasText: 'Train' }).click();
    await page.waitForSelector('main[data-lab="train"]');
    await page.waitForSelector('[data-tour-card="2"]');
    await page.keyboard.press('Escape');
    await page.waitForSelector('[data-tour-card]', { state: 'detached' });
    expect(await hashOf(page)).not.toMatch(/tour|card/);
    expect(await page.locator('[data-pointed]').count()).toBe(0);
    await page.context().close();
  });

  it('sees when its objective is reached', async () => {
    const page = await app.open('/en/notes?tour=1&card=1');
    await page.waitForSelector('main[data-lab="train"]');
    await page.waitForSelector('[data-tour-card="1"]');
    expect(await page.locator('.objective.done').count()).toBe(0);
    await page.locator('main [data-tour~="play"]').first().click();
    await page.waitForSelector('.objective.done');
    await page.context().close();
  });

  it('goes on where it was left', async () => {
    const page = await app.open('/en/notes?tour=3&card=3');
    await page.waitForSelector('[data-tour-card="3"]');
    await page.locator('[data-tour-card] button[aria-label^="End"]').click();
    await page.keyboard.press('?');
    await page.locator('dialog a', { hasText: 'Go on with note 3, card 3' }).click();
    await page.waitForSelector('[data-tour-card="3"]');
    await page.context().close();
  });

  it.each(['ko', 'en'])('fits a phone, in %s', async (language) => {
    const page = await app.open(`/${language}/notes?tour=5&card=7`, {
      ...PHONE,
      viewport: { width: 360, height: 740 },
    });
    await page.waitForSelector('[data-tour-card="7"]');
    await page.waitForTimeout(800);
    expect(await clippedTexts(page)).toEqual([]);
    expect(await axeFindings(page)).toEqual([]);
    const { bottom, width } = (await page.locator('[data-tour-card]').evaluate((one) => {
      const box = one.getBoundingClientRect();
      return { bottom: box.bottom, width: box.width };
    })) as { bottom: number; width: number };
    expect(Math.round(width)).toBe(360);
    expect(Math.round(bottom)).toBe(740);
    await page.context().close();
  });
});

describe('help', () => {
  it('opens with the question mark, and turns single keys off for good', async () => {
    const page = await app.open('/en/train');
    await page.keyboard.press('?');
    const dialog = page.locator('dialog[open]');
    await dialog.waitFor();
    expect(await dialog.textContent()).toContain('What is what');
    await dialog.locator('[role="switch"]', { hasText: 'Keys of one character' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.waitForTimeout(300);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.reload();
    await page.waitForSelector('main[data-lab="train"]');
    await page.keyboard.press('?');
    await page.waitForTimeout(300);
    expect(await page.locator('dialog[open]').count()).toBe(0);
    await page.context().close();
  });

  it('sets what a sentence says and marks its control', async () => {
    const page = await app.open('/en/train');
    await page.keyboard.press('?');
    await page.locator('dialog button', { hasText: 'Raise the learning rate to 1' }).click();
    await page.waitForSelector('[data-setting="optimizer.lr"][data-marked]');
    const shown = await page
      .locator('[data-setting="optimizer.lr"] input[type="text"]')
      .inputValue();
    expect(shown).toBe('1');
    await page.context().close();
  });

  it('has large type and no side panels for a projector', async () => {
    const page = await app.open('/en/train?projector');
    const size = await page.evaluate(() =>
      getComputedStyle(document.documentElement).getPropertyValue('--t-sm'),
    );
    expect(Number.parseInt(size, 10)).toBeGreaterThanOrEqual(18);
    expect(await page.locator('[data-part="data"]').isVisible()).toBe(false);
    // the network has its place, and no empty column stands before it
    const network = await page.locator('[data-part="network"]').boundingBox();
    expect(network?.x).toBeLessThan(8);
    expect(network?.width).toBeGreaterThan(700);
    await page.locator('header.top button', { hasText: 'Projector' }).click();
    expect(await page.locator('[data-part="data"]').isVisible()).toBe(true);
    await page.context().close();
  });
});

describe('what a teacher has locked', () => {
  const LINK = '/en/train?optimizer.lr=0.03&data.name=moons&lock=data,optimizer.lr&ask=Find%20it';
  const rate = (page: Page) =>
    page.locator('[data-setting="optimizer.lr"] input[type="text"]').inputValue();

  it('is shown, told, and cannot be changed by its control', async () => {
    const page = await app.open(LINK);
    expect(await page.locator('aside', { hasText: 'Find it' }).textContent()).toContain('data');
    const controls = page.locator('[data-setting="optimizer.lr"] input');
    for (const control of await controls.all()) expect(await control.isDisabled()).toBe(true);
    expect(await page.locator('[data-setting="data.name"] button').first().isDisabled()).toBe(true);
    await page.context().close();
  });

  it('holds against another link, undo, and a way through another lab', async () => {
    const page = await app.open(LINK);
    await page.evaluate(() => {
      window.location.hash = '/en/train?optimizer.lr=1&data.name=circles&batch=16';
    });
    await page.waitForTimeout(500);
    expect(await rate(page)).toBe('0.03');
    // what is not locked has changed
    expect(await page.locator('[data-setting="batch"] select').inputValue()).toBe('16');
    expect(await hashOf(page)).toContain('lock=data,optimizer.lr');
    await page.keyboard.press('Control+z');
    await page.keyboard.press('z');
    await page.waitForTimeout(300);
    expect(await rate(page)).toBe('0.03');
    await page.locator('header.top a', { hasText: 'Descent' }).click();
    await page.waitForSelector('main[data-lab="descent"]');
    await page.locator('header.top a', { hasText: 'Train' }).click();
    await page.waitForSelector('main[data-lab="train"]');
    await page.waitForSelector('[data-setting="optimizer.lr"]');
    expect(await rate(page)).toBe('0.03');
    expect(await page.locator('[data-setting="optimizer.lr"] input').first().isDisabled()).toBe(
      true,
    );
    await page.context().close();
  });
});

it('the menu of a phone leads to every lab, and holds language and theme', async () => {
  const page = await app.open('/ko/notes', PHONE);
  expect(await page.locator('#labs').isVisible()).toBe(false);
  await page.locator('button.menu').click();
  expect(await page.locator('#labs a:visible').count()).toBe(6);
  await page.locator('#labs button', { hasText: 'EN' }).click();
  expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
  await page.locator('#labs a', { hasText: 'Vanishing' }).click();
  await page.waitForSelector('main[data-lab="vanishing"]');
  expect(await page.locator('#labs').isVisible()).toBe(false);
  await page.context().close();
});
