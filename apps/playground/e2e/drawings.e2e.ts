import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from './app';
import { differenceOf, isSame, TOLERANCE } from './differences';
import { SCENES, type Scene, standAt, THEMES, type Theme, take, windowOf } from './drawings';

/** `DRAWINGS=write` takes anew what is not as it was; nothing else changes the pictures that are kept. */
const WRITES = process.env.DRAWINGS === 'write';
const KEPT = fileURLToPath(new URL('drawings/', import.meta.url));
const LEFT = fileURLToPath(new URL('../node_modules/.cache/drawings/', import.meta.url));
/** What comes late, such as the letters of the thread that draws, is waited for so long. */
const PATIENCE_MS = 12_000;

let browser: Browser;
let app: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  // the browser smooths letters as this says, not as the machine does
  process.env.FONTCONFIG_FILE = `${KEPT}fonts.conf`;
  browser = await launchChromium();
  app = await serveApp(browser);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

async function open(scene: Scene, colorScheme: Theme): Promise<Page> {
  const page = await app.open(`/en/${scene.at}`, {
    colorScheme,
    viewport: windowOf(scene),
    deviceScaleFactor: 1,
  });
  await standAt(page, scene);
  return page;
}

const read = (name: string) => PNG.sync.read(readFileSync(`${KEPT}${name}.png`));
const packed = (picture: PNG) =>
  PNG.sync.write(picture, { colorType: 2, deflateLevel: 9, deflateStrategy: 0, filterType: 0 });

/** Keeps 32 levels of each channel, which nobody sees and which halve the file. */
function keep(name: string, picture: PNG): void {
  mkdirSync(KEPT, { recursive: true });
  for (const [i, value] of picture.data.entries()) {
    if (i % 4 < 3) picture.data[i] = (value & 0xf8) | 4;
  }
  writeFileSync(`${KEPT}${name}.png`, packed(picture));
}

/** Leaves both pictures for whoever looks for what is wrong. */
function complaint(name: string, kept: PNG, drawn: PNG): string {
  mkdirSync(LEFT, { recursive: true });
  const found = differenceOf(kept, drawn);
  writeFileSync(`${LEFT}${name}.png`, packed(drawn));
  if (found === null) {
    return `${name} is ${drawn.width} × ${drawn.height}, not ${kept.width} × ${kept.height}; it is left in ${LEFT}${name}.png`;
  }
  writeFileSync(`${LEFT}${name}.difference.png`, packed(found.where));
  return `${name} is drawn otherwise: ${found.pixels} pixels of a square (at most ${TOLERANCE.pixels}), ink by ${found.ink.toFixed(1)} of 255 (at most ${TOLERANCE.ink}); see ${LEFT}${name}.png and ${name}.difference.png`;
}

/** What fills an element, as it is kept; where it stays otherwise, the last that was seen. */
async function drawnLike(page: Page, element: string, kept: PNG): Promise<PNG> {
  const end = performance.now() + PATIENCE_MS;
  for (;;) {
    const drawn = PNG.sync.read(await take(page, element));
    if (isSame(differenceOf(kept, drawn)) || performance.now() > end) return drawn;
    await page.waitForTimeout(250);
  }
}

async function takeAnew(page: Page, element: string, picture: string): Promise<void> {
  // long enough for what comes late
  await page.waitForTimeout(2500);
  const drawn = PNG.sync.read(await take(page, element));
  const isKept = existsSync(`${KEPT}${picture}.png`);
  if (!isKept || !isSame(differenceOf(read(picture), drawn))) keep(picture, drawn);
}

describe.each(THEMES)('at a fixed seed, %s', (theme) => {
  it.each(Object.entries(SCENES))('%s is drawn as it was', async (_, scene) => {
    const page = await open(scene, theme);
    const complaints: string[] = [];
    for (const [name, element] of Object.entries(scene.drawings)) {
      const picture = `${name}-${theme}`;
      if (WRITES) await takeAnew(page, element, picture);
      const kept = read(picture);
      const drawn = await drawnLike(page, element, kept);
      if (!isSame(differenceOf(kept, drawn))) complaints.push(complaint(picture, kept, drawn));
    }
    if (complaints.length > 0) expect.fail(complaints.join('\n'));
    await page.context().close();
  });
});

it('a trail that is missing is no longer the same drawing', async () => {
  const { at, drawings, ...rest } = SCENES['descent, a race'];
  const page = await open({ ...rest, drawings, at: `${at}&racers=sgd@0.002` }, 'light');
  const drawn = PNG.sync.read(await take(page, drawings['descent-surface']));
  expect(isSame(differenceOf(read('descent-surface-light'), drawn))).toBe(false);
  await page.context().close();
});
