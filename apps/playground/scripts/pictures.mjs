// Takes pictures of the built app in Chromium: those of the README, or all labs for whoever wants to look at them.
//   node apps/playground/scripts/pictures.mjs [--all] [--only TEXT] [--out FOLDER]
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { serve } from '../serve.mjs';

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    out: { type: 'string' },
  },
});

const WIDE = { viewport: { width: 1440, height: 900 } };
const PHONE = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};

/** @typedef {{ name: string, place: string, theme: 'light' | 'dark', phone?: boolean }} Picture */

/** @type {Picture[]} those of the README */
const README = [
  { name: 'train-en', place: 'en/train?mode=instant', theme: 'light' },
  { name: 'backprop-ko', place: 'ko/backprop?preset=2-2-2&step=13', theme: 'light' },
  { name: 'descent-dark-en', place: 'en/descent?preset=race', theme: 'dark' },
];

/** @type {Readonly<Record<string, string>>} every lab, and the states of it that look different */
const STATES = {
  notes: 'notes',
  slips: 'notes?slips=1',
  train: 'train',
  instant: 'train?mode=instant',
  compare: 'train?mode=compare&compare=l2,dropout,early',
  backprop: 'backprop?preset=2-2-2&step=13',
  practice: 'backprop?preset=2-2-2&step=13&practice=1',
  expression: 'backprop?preset=square',
  sheet: 'backprop?sheet=1&seed=3',
  race: 'descent?preset=race',
  cakes: 'descent?preset=fish-cake',
  minima: 'descent?preset=local-minima',
  vanishing: 'vanishing?preset=sigmoid-depth',
  activations: 'vanishing?preset=activations',
  digits: 'digits',
};

/** @type {Picture[]} */
const ALL = Object.entries(STATES).flatMap(([name, place]) => [
  { name: `${name}-light-ko`, place: `ko/${place}`, theme: 'light' },
  { name: `${name}-dark-en`, place: `en/${place}`, theme: 'dark' },
  { name: `${name}-phone-ko`, place: `ko/${place}`, theme: 'light', phone: true },
  { name: `${name}-phone-en`, place: `en/${place}`, theme: 'dark', phone: true },
]);

const folder = values.out ?? fileURLToPath(new URL('../pictures', import.meta.url));
mkdirSync(folder, { recursive: true });
const server = await serve();
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
for (const { name, place, theme, phone } of values.all ? ALL : README) {
  if (!name.includes(values.only)) continue;
  const page = await browser.newPage({
    ...(phone ? PHONE : WIDE),
    colorScheme: theme,
    // what moves stands still, and letters are there
    reducedMotion: 'reduce',
  });
  page.on('pageerror', (error) => console.error(`${name}: ${error}`));
  await page.goto(`${server.url}#/${place}`);
  await page.waitForSelector('main[data-lab]');
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(4000);
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: phone === true });
  await page.context().close();
  console.log(name);
}
await browser.close();
await server.close();
