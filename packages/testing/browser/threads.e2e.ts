import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../src/chromium';
import { importMap, outcomeOf } from './outcome';
import { ISOLATED } from './server';
import { trainWithThreads } from './threads-workload.mjs';

const PAGE = `<!doctype html>
<meta charset="utf-8">
<script type="importmap" nonce="bp">${importMap()}</script>
<script type="module" nonce="bp">
  import { trainWithThreads } from '/testing/browser/threads-workload.mjs';
  trainWithThreads(2).then(
    (outcome) => (globalThis.outcome = outcome),
    ({ code, message }) => (globalThis.outcome = { code, message }),
  );
</script>`;

/** What browsers ask for in vain, and what the page is refused on purpose. */
const REFUSED = /404|unsafe-eval|worker-src/;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

describe('threads in Chromium', () => {
  it('train to the same bits as in Node, on a page that is cross-origin isolated', async () => {
    const one = await trainWithThreads(1);
    const two = await trainWithThreads(2);
    expect(two).toEqual({ ...one, inUse: 2, shared: '3 shared by 2 threads' });
    expect(await outcomeOf(browser, PAGE, ISOLATED, REFUSED)).toEqual(two);
  });

  it('are refused on another page, with what it lacks', async () => {
    expect(await outcomeOf(browser, PAGE, {}, REFUSED)).toEqual({
      code: 'BP_DEVICE',
      message: expect.stringContaining('Cross-Origin-Embedder-Policy: require-corp'),
    });
  });

  it('are refused where a content security policy forbids workers, and allowed where it allows them', async () => {
    const policy = "script-src 'self' 'nonce-bp' 'wasm-unsafe-eval'";
    const strict = { ...ISOLATED, 'content-security-policy': policy };
    expect(await outcomeOf(browser, PAGE, strict, REFUSED)).toEqual({
      code: 'BP_DEVICE',
      message: expect.stringContaining('worker-src blob:'),
    });
    const allowing = { ...ISOLATED, 'content-security-policy': `${policy}; worker-src blob:` };
    expect(await outcomeOf(browser, PAGE, allowing, REFUSED)).toMatchObject({ inUse: 2 });
  });
});
