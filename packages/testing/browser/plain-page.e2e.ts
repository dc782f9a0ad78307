import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../src/chromium';
import { importMap, outcomeOf } from './outcome';
import { trainSmallNetwork } from './workload.mjs';

/** A page without bundler or build: an import map, and a script that says what came out. */
const pageWith = (map: string): string => `<!doctype html>
<meta charset="utf-8">
<script type="importmap" nonce="bp">${map}</script>
<script type="module" nonce="bp">
  import { trainSmallNetwork } from '/testing/browser/workload.mjs';
  globalThis.outcome = trainSmallNetwork();
</script>`;

const MAP = importMap();
const PAGE = pageWith(MAP);

/** Every package in the one file that `@bp/all` has for pages. */
const ONE_FILE = MAP.replaceAll(/"\/[^"]+"/g, '"/all/dist/browser/bp.js"');

/** Every door of the map, opened; how many names each shows. */
const DOORS = pageWith(MAP).replace(
  /import \{ trainSmall[\s\S]*(?=<\/script>)/,
  `const doors = Object.keys(${MAP}.imports);
  const modules = await Promise.all(doors.map((door) => import(door)));
  globalThis.outcome = doors.filter((_, i) => Object.keys(modules[i]).length === 0);`,
);

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

/** Browsers ask for an icon, which the page does not have. */
const NO_ICON = /404/;
/** ndarray tries to compile a class, is refused, and a plain one takes its place. */
const NO_EVAL = /404|unsafe-eval/;

describe('a plain HTML page in Chromium', () => {
  it('imports the built packages and trains to the same bits as Node', async () => {
    expect(await outcomeOf(browser, PAGE, {}, NO_ICON)).toEqual(trainSmallNetwork());
  });

  it('opens every door of the import map', async () => {
    expect(await outcomeOf(browser, DOORS, {}, NO_ICON)).toEqual([]);
  });

  it('needs one file of @bp/all only', async () => {
    expect(await outcomeOf(browser, pageWith(ONE_FILE), {}, NO_ICON)).toEqual(trainSmallNetwork());
  });

  it('works under a content security policy that forbids eval', async () => {
    const policy = { 'content-security-policy': "script-src 'self' 'nonce-bp'" };
    expect(await outcomeOf(browser, PAGE, policy, NO_EVAL)).toEqual(trainSmallNetwork());
  });
});
