import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from './chromium';
import { servePage } from './server';
import { trainSmallNetwork } from './workload.mjs';

const PACKAGES = ['tensor', 'autograd', 'module', 'regularize', 'layers', 'losses', 'optim'];

/** A page without bundler or build: an import map, and a script that says what came out. */
const PAGE = `<!doctype html>
<meta charset="utf-8">
<script type="importmap" nonce="bp">${JSON.stringify({
  imports: {
    ...Object.fromEntries(PACKAGES.map((name) => [`@bp/${name}`, `/${name}/dist/index.js`])),
    '@bp/tensor/engine': '/tensor/dist/engine.js',
  },
})}</script>
<script type="module" nonce="bp">
  import { trainSmallNetwork } from '/testing/browser/workload.mjs';
  globalThis.outcome = trainSmallNetwork();
</script>`;

let browser: Browser;

beforeAll(async () => {
  browser = await launchChromium();
});

afterAll(() => browser?.close());

/** Opens the page and waits for what it says; whatever goes wrong there, but for what is expected, goes wrong here. */
async function outcomeOf(headers: Record<string, string>, expected: RegExp) {
  const server = await servePage(PAGE, headers);
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) problems.push(message.text());
  });
  try {
    await page.goto(server.url);
    await page.waitForFunction('globalThis.outcome', null, { timeout: 20_000 }).catch(() => {});
    expect(problems).toEqual([]);
    return await page.evaluate('globalThis.outcome');
  } finally {
    await page.close();
    await server.close();
  }
}

/** Browsers ask for an icon, which the page does not have. */
const NO_ICON = /404/;
/** ndarray tries to compile a class, is refused, and a plain one takes its place. */
const NO_EVAL = /404|unsafe-eval/;

describe('a plain HTML page in Chromium', () => {
  it('imports the built packages and trains to the same bits as Node', async () => {
    expect(await outcomeOf({}, NO_ICON)).toEqual(trainSmallNetwork());
  });

  it('works under a content security policy that forbids eval', async () => {
    const policy = { 'content-security-policy': "script-src 'self' 'nonce-bp'" };
    expect(await outcomeOf(policy, NO_EVAL)).toEqual(trainSmallNetwork());
  });
});
