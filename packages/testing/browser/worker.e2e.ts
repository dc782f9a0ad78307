import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../src/chromium';
import { importMap, outcomeOf } from './outcome';
import { errorOf, trainInWorkers } from './worker-workload.mjs';

/** The page takes every package from the one file from which the worker does. */
const MAP = importMap().replaceAll(/"\/[^"]+"/g, '"/all/dist/browser/bp.js"');

const pageThat = (does: string): string => `<!doctype html>
<meta charset="utf-8">
<script type="importmap" nonce="bp">${MAP}</script>
<script type="module" nonce="bp">
  import { errorOf, trainInWorkers } from '/testing/browser/worker-workload.mjs';
  import { fitInWorker } from '@bp/train';
  const MAKE_RUN = '${SERVED}make-run.mjs';
  const ownWorker = () => new Worker(MAKE_RUN, { type: 'module' });
  const outcome = async () => { ${does} };
  outcome().then(
    (found) => (globalThis.outcome = found),
    ({ name, code, message }) => (globalThis.outcome = { name, code, message }),
  );
</script>`;

/** Where the server of these tests, and Node, find the module as a page without a bundler has it. */
const SERVED = '/testing/node_modules/.bp-worker/';
const FOLDER = new URL('../node_modules/.bp-worker/', import.meta.url);
const MAKE_RUN = new URL('make-run.mjs', FOLDER);

/** What browsers ask for in vain, and what the page is refused on purpose. */
const REFUSED = /404|unsafe-eval|worker-src|Content Security Policy/;
const POLICY = "script-src 'self' 'nonce-bp' 'wasm-unsafe-eval'";

let browser: Browser;

beforeAll(async () => {
  // Workers of browsers know no import maps, so it names the file that holds every package.
  const source = readFileSync(new URL('./make-run.mjs', import.meta.url), 'utf8');
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(MAKE_RUN, source.replace("'@bp/all'", "'../../../all/dist/browser/bp.js'"));
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  rmSync(FOLDER, { recursive: true, force: true });
});

describe('training in a worker of Chromium', () => {
  it('comes to the same bits as in Node', async () => {
    const here = await trainInWorkers(MAKE_RUN, () => new Worker(MAKE_RUN));
    expect(here).toMatchObject({
      updates: here.losses?.length,
      resumed: here.fingerprint,
      changes: [{ update: 0, set: { 'optimizer.lr': 0.002 } }],
      aborted: 'aborted',
    });
    expect(here.epochs).toHaveLength(12);
    const page = pageThat('return trainInWorkers(MAKE_RUN, ownWorker);');
    expect(await outcomeOf(browser, page, {}, REFUSED)).toEqual(here);
  });

  it('needs a policy that allows workers of blobs, or a worker of the page', async () => {
    const policy = { 'content-security-policy': `${POLICY}; worker-src 'self'` };
    const page = pageThat(`
      const refused = await errorOf(MAKE_RUN, { seed: 7, epochs: 2 });
      const { fingerprint } = await fitInWorker(ownWorker(), { seed: 7, epochs: 2 });
      return { refused, fingerprint };`);
    const { default: makeRun } = await import('./make-run.mjs');
    const run = makeRun({ seed: 7, epochs: 2 });
    await run.play();
    expect(await outcomeOf(browser, page, policy, REFUSED)).toEqual({
      refused: {
        code: 'BP_DEVICE',
        op: 'fitInWorker',
        message: expect.stringContaining('worker-src blob:'),
      },
      fingerprint: run.fingerprint,
    });
    const allowing = { 'content-security-policy': `${POLICY}; worker-src 'self' blob:` };
    const whole = pageThat('return trainInWorkers(MAKE_RUN, ownWorker);');
    expect(await outcomeOf(browser, whole, allowing, REFUSED)).toMatchObject({
      updates: 12 * 8,
      aborted: 'aborted',
    });
  });

  it('tells of modules that are none, and of workers that are gone', async () => {
    const moduleOf = (source: string) => `data:text/javascript,${encodeURIComponent(source)}`;
    const bare = moduleOf("import { Run } from '@bp/train'; export default () => new Run({});");
    const page = pageThat(`
      const found = [];
      for (const module of ${JSON.stringify([
        '/testing/browser/nowhere.mjs',
        bare,
        moduleOf('export const a = 1;'),
        moduleOf('export default () => 7;'),
        moduleOf(
          'export default () => new Promise(() => setTimeout(() => { throw new Error("out of turn"); }));',
        ),
      ])}) found.push(await errorOf(module));
      found.push(await errorOf(MAKE_RUN, { seed: 7, epochs: -1 }));
      return found;`);
    const found = (await outcomeOf(browser, page, {}, /./)) as Record<string, string>[];
    const words: [code: string, op: string, message: string][] = [
      ['BP_OPTION', 'fitInWorker', 'could not be loaded: '],
      ['BP_OPTION', 'fitInWorker', 'import maps do not hold'],
      ['BP_OPTION', 'fitInWorker', 'must have a function for its default export, got undefined'],
      ['BP_OPTION', 'fitInWorker', 'must give a Run, got number'],
      ['BP_DEVICE', 'fitInWorker', 'out of turn'],
    ];
    for (const [i, [code, op, message]] of words.entries()) {
      expect(found[i]).toMatchObject({ code, op, message: expect.stringContaining(message) });
    }
    expect(found[5]).toEqual(await errorOf(MAKE_RUN, { seed: 7, epochs: -1 } as never));
    expect(found[5]).toMatchObject({ code: 'BP_OPTION', op: 'Run' });
  });

  it('tells of a worker that closes itself while it trains', async () => {
    const page = pageThat(`
      const closing = \`import makeRun from '\${location.origin}\${MAKE_RUN}';
        export default (config) => {
          const run = makeRun(config);
          run.on('epoch', ({ epoch }) => { if (epoch === 3) self.close(); });
          return run;
        };\`;
      const url = URL.createObjectURL(new Blob([closing], { type: 'text/javascript' }));
      return errorOf(url, { seed: 7, epochs: 1e6 });`);
    expect(await outcomeOf(browser, page, {}, REFUSED)).toMatchObject({
      code: 'BP_DEVICE',
      message: expect.stringContaining('it was closed, or the engine ended it'),
    });
  });
});
