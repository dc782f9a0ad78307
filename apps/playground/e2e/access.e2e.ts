import { launchChromium } from '@bp/testing/chromium';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { axeFindings, clippedTexts, foreignTexts, smallTargets } from './findings';
import { makeRun } from './made-run';
import { LANGUAGES, PLACES, type Place } from './places';
import { settled } from './settled';

const WINDOWS = {
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  phone: { ...PHONE, viewport: { width: 360, height: 740 } },
  // what a window of 1440 × 900 is at 200 % zoom
  zoomed: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
} satisfies Record<string, BrowserContextOptions>;
type Window = keyof typeof WINDOWS;

let browser: Browser;
let made: ReturnType<typeof makeRun>;
let app: Awaited<ReturnType<typeof serveApp>>;
/** One page for each window, which goes from place to place. */
const pages = new Map<Window, Page>();

beforeAll(async () => {
  made = makeRun('1', 2);
  browser = await launchChromium();
  app = await serveApp(browser, { run: made.body });
  for (const [name, options] of Object.entries(WINDOWS)) {
    pages.set(name as Window, await app.open('/ko/notes', options));
  }
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
  made?.remove();
});

/** Opens a place as if for the first time. */
async function show(window: Window, language: string, place: Place): Promise<Page> {
  const page = pages.get(window) as Page;
  await page.evaluate(() => localStorage.clear());
  await page.goto('about:blank');
  await page.goto(`${app.url}#/${language}/${place.at}`);
  await settled(page, place);
  return page;
}

/** What is wrong with a page: what axe finds, what a wide window has no room for, or what a narrow one has not. */
async function findingsIn(window: Window, language: string, place: Place): Promise<string[]> {
  const isWide = window === 'light' || window === 'dark';
  if (place.not === (isWide ? 'wide' : 'narrow')) return [];
  const page = await show(window, language, place);
  const { lang } = await page.evaluate(() => ({ lang: document.documentElement.lang }));
  const fits = [
    ...(await clippedTexts(page)),
    ...(await smallTargets(page)),
    ...(await foreignTexts(page)),
  ];
  // what only a narrow window shows has its colours looked at there
  const axe = isWide || place.not === 'wide' ? await axeFindings(page) : [];
  return [...(lang === language ? [] : [`the page says it is in ${lang}`]), ...fits, ...axe];
}

/** All places; that of a run of the digits is known once it is made. */
const ALL: readonly (readonly [string, () => Place])[] = [
  ...Object.entries(PLACES).map(([name, place]) => [name, () => place] as const),
  ['digits, a run', () => ({ at: made.place, shows: '[data-part="play"] ~ * table' })],
];

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(ALL)('%s: axe finds nothing, nothing is cut off or too small', async (_, place) => {
    const windows = Object.keys(WINDOWS) as Window[];
    const found = await Promise.all(
      windows.map(async (window) => [window, await findingsIn(window, language, place())] as const),
    );
    expect(Object.fromEntries(found)).toEqual(
      Object.fromEntries(windows.map((window) => [window, []])),
    );
  });
});

const LABS = ['train', 'backprop', 'descent', 'vanishing', 'digits'] as const;

it.each(LABS)('tells in forced colours what is chosen by more than colour: %s', async (name) => {
  const page = await app.open(`/en/${PLACES[name].at}`, { forcedColors: 'active' });
  await settled(page, PLACES[name]);
  const outlines = await page
    .locator('.seg [aria-pressed="true"]')
    .evaluateAll((all) => all.map((one) => getComputedStyle(one).outlineStyle));
  expect(outlines.length).toBeGreaterThan(0);
  expect(new Set(outlines)).toEqual(new Set(['solid']));
  expect(await axeFindings(page)).toEqual([]);
  await page.context().close();
});

it.each(LABS)('stands still where motion is not wanted: %s', async (name) => {
  const page = await app.open(`/en/${PLACES[name].at}`, { reducedMotion: 'reduce' });
  await settled(page, PLACES[name]);
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('body *')].flatMap((one) => {
      const { transitionDuration, animationName } = getComputedStyle(one);
      const isStill = /^(0s(, )?)+$/.test(transitionDuration) && animationName === 'none';
      return isStill ? [] : [one.outerHTML.slice(0, 80)];
    }),
  );
  expect(moving).toEqual([]);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
  await page.context().close();
});
