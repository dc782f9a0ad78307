import { launchChromium } from '@bp/testing/chromium';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { PLACES } from './places';
import { settled } from './settled';

const NAMES = [
  'notes',
  'train',
  'backprop',
  'backprop, practice',
  'descent',
  'vanishing',
  'digits',
  'a card of a tour',
];
const WINDOWS: readonly (readonly [string, BrowserContextOptions])[] = [
  ['in a wide window', { viewport: { width: 1440, height: 900 } }],
  ['at 200 % zoom', { viewport: { width: 720, height: 450 } }],
  ['on a phone', { ...PHONE, viewport: { width: 360, height: 740 } }],
];

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

/** What is wrong with what has the focus: nothing shows that it has it, or something lies over all of it. */
function focusFinding(page: Page): Promise<string | null> {
  return page.evaluate(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return null;
    const name = focused.getAttribute('aria-label') ?? focused.textContent?.trim().slice(0, 40);
    const told = `${focused.tagName.toLowerCase()} ${name || focused.id || focused.className}`;
    const box = focused.getBoundingClientRect();
    const middle = (box.left + box.right) / 2;
    const isSeen = [0.15, 0.5, 0.85].some((share) => {
      const over = document.elementFromPoint(middle, box.top + share * box.height);
      const label = over?.closest('label');
      return over && (focused.contains(over) || over.contains(focused) || label?.contains(focused));
    });
    if (!isSeen) return `${told} cannot be seen`;
    const rings = [focused, focused.parentElement, focused.nextElementSibling].filter(
      (one): one is Element => one !== null,
    );
    const hasRing = rings.some((one) => {
      const { outlineStyle, boxShadow } = getComputedStyle(one);
      return outlineStyle !== 'none' || boxShadow !== 'none';
    });
    // the thumb of a slider has the ring, which scripts cannot read
    const isSlider = focused.matches('input[type="range"]');
    return hasRing || isSlider ? null : `${told} has no ring`;
  });
}

/** Goes through the page with Tab, and back. */
async function walk(page: Page, most: number): Promise<string[]> {
  const found = new Set<string>();
  for (const key of ['Tab', 'Shift+Tab']) {
    for (let i = 0; i < most; i++) {
      await page.keyboard.press(key);
      const finding = await focusFinding(page);
      if (finding) found.add(`${key}: ${finding}`);
    }
  }
  return [...found];
}

describe.each(WINDOWS)('what has the focus %s', (_, options) => {
  it.each(NAMES)('is seen, and not under what stays in place: %s', async (name) => {
    const place = PLACES[name];
    const page = await app.open(`/en/${place.at}`, options);
    await settled(page, place);
    expect(await walk(page, 60)).toEqual([]);
    await page.context().close();
  });
});
