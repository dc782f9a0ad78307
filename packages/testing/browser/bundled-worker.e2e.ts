import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import makeRun from '../builds/make-run.mjs';
import { launchChromium } from '../src/chromium';
import { outcomeOf } from './outcome';

/** Where modules find the packages, and the server of these tests finds the files. */
const FOLDER = fileURLToPath(new URL('../node_modules/.bp-bundled-worker/', import.meta.url));
const BASE = '/testing/node_modules/.bp-bundled-worker/dist/';
const CONFIG = { lr: 0.05 };

/** What a user of Vite writes: the page, and the program of the worker. */
const FILES = {
  'train.worker.js': `
    import { serveRun } from '@bp/train';
    import makeRun from '../../builds/make-run.mjs';
    serveRun(makeRun);`,
  'page.js': `
    import { fitInWorker } from '@bp/train';
    const worker = new Worker(new URL('./train.worker.js', import.meta.url), { type: 'module' });
    fitInWorker(worker, ${JSON.stringify(CONFIG)}).then(
      ({ fingerprint }) => (globalThis.outcome = fingerprint),
      ({ message }) => (globalThis.outcome = message),
    );`,
};

let browser: Browser;

beforeAll(async () => {
  mkdirSync(FOLDER, { recursive: true });
  for (const [name, text] of Object.entries(FILES)) writeFileSync(FOLDER + name, text);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

it.each(['es', 'iife'] as const)(
  'a worker that Vite has built (%s) trains to the same bits as Node',
  async (format) => {
    await build({
      root: FOLDER,
      base: BASE,
      configFile: false,
      logLevel: 'error',
      worker: { format },
      build: {
        rollupOptions: { input: `${FOLDER}page.js`, output: { entryFileNames: 'page.js' } },
      },
    });
    const page = `<!doctype html><meta charset="utf-8"><script type="module" src="${BASE}page.js"></script>`;
    const run = makeRun(CONFIG);
    await run.play();
    expect(await outcomeOf(browser, page, {}, /404/)).toBe(run.fingerprint);
  },
);
