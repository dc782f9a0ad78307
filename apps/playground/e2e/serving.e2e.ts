import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from './app';
import { makeRun } from './made-run';
import { PLACES } from './places';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

let browser: Browser;
let made: ReturnType<typeof makeRun>;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'serving-'));
  made = makeRun('1', 3);
  browser = await launchChromium();
});

afterAll(async () => {
  await browser?.close();
  made?.remove();
  rmSync(folder, { recursive: true, force: true });
});

/** What a page asks for beyond its own origin, what its policy forbids, and what goes wrong in it. */
async function watched(url: string, within: (page: Page) => Promise<void>) {
  const found: string[] = [];
  const context = await browser.newContext();
  const { origin } = new URL(url);
  context.on('request', (request) => {
    const asked = request.url();
    if (!asked.startsWith(`${origin}/`) && !asked.startsWith('blob:')) found.push(asked);
  });
  await context.exposeFunction('tellViolation', (text: string) => found.push(text));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { effectiveDirective, blockedURI, sourceFile } = event;
      const tell = (globalThis as unknown as { tellViolation: (text: string) => void })
        .tellViolation;
      tell(`${effectiveDirective}: ${blockedURI} by ${sourceFile}`);
    });
  });
  const page = await context.newPage();
  page.on('pageerror', (error) => found.push(error.message));
  page.on('console', (message) => {
    // where there is no run, the question for it is answered by a 404
    const isQuestion = message.location().url.endsWith('/run.json');
    if (message.type() === 'error' && !isQuestion) found.push(message.text());
  });
  await within(page);
  await context.close();
  return found;
}

/** Starts a program of Node and waits until it has printed something. */
function start(args: readonly string[], until: RegExp, env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(process.execPath, args, { cwd: ROOT, env, detached: true });
  let printed = '';
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  const ready = new Promise<string>((resolve, reject) => {
    const take = (chunk: Buffer) => {
      printed += chunk;
      if (until.test(printed)) resolve(printed);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.on('close', () => reject(new Error(`ended early: ${printed}`)));
  });
  return { child, ready, ended, printed: () => printed };
}

/** Ctrl-C reaches the whole group. */
function interrupt(child: ChildProcess): void {
  process.kill(-child.pid!, 'SIGINT');
}

/** The address that a program has printed. */
const addressIn = (text: string) => /playground: (\S+)/.exec(text)![1];

describe('the built app', () => {
  it.each(Object.entries(PLACES))(
    'asks nobody else and keeps its policy in %s',
    async (_, { at }) => {
      const app = await serveApp(browser, { run: made.body });
      const found = await watched(app.url, async (page) => {
        await page.goto(`${app.url}#/ko/${at}`);
        await page.waitForSelector('main[data-lab]');
        await page.waitForTimeout(800);
      });
      expect(found).toEqual([]);
      await app.close();
    },
  );

  it('works under any path, its worker too', async () => {
    const app = await serveApp(browser, { base: '/a/deep.path/', run: made.body });
    const found = await watched(app.url, async (page) => {
      await page.goto(`${app.url}#/en/${made.place}`);
      await page.waitForSelector('[data-proof="same"]', { state: 'attached' });
    });
    expect(found).toEqual([]);
    await app.close();
  });
});

describe('the program that serves it', () => {
  const SERVE = 'apps/playground/serve.mjs';

  it('prints the address that opens the run, and ends with Ctrl-C', async () => {
    const program = start([SERVE, '--run', made.file, '--port', '0'], /Ctrl-C/);
    const address = addressIn(await program.ready);
    const page = await browser.newPage();
    await page.goto(address);
    await page.waitForSelector('table');
    const shown = await page.locator('[data-proof] b').first().textContent();
    expect(shown?.replace(' ', '')).toBe(made.fingerprint.slice(0, 8));
    interrupt(program.child);
    expect(await program.ended).toBe(0);
    await page.close();
  });

  it('explains what it cannot do', async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
    const { port } = taken.address() as { port: number };
    for (const [args, words] of [
      [['--port', String(port)], `port ${port} is taken`],
      [['--port', 'x'], '--port must be'],
      [['--base', '/../'], '--base must be'],
      [['--run', join(folder, 'none.run.json')], 'cannot read'],
      [['--nonsense'], '--nonsense'],
    ] as const) {
      const program = start([SERVE, ...args], /never/);
      await expect(program.ready).rejects.toThrow(words);
      expect(await program.ended).toBe(1);
    }
    taken.close();
  });
});

describe('npm start', () => {
  /** As after set-up: what sets things up has nothing to do. */
  function afterSetUp(): NodeJS.ProcessEnv {
    const npx = join(folder, 'npx');
    writeFileSync(npx, '#!/bin/sh\nexit 0\n');
    chmodSync(npx, 0o755);
    return { ...process.env, PATH: `${folder}:${process.env.PATH}` };
  }
  const options = ['--seed', '1', '--epochs', '3', '--out'];
  const START = 'scripts/start.mjs';

  it('trains as ever, then serves the playground and prints the address of that very run', async () => {
    const args = [START, ...options, join(folder, 'runs')];
    const program = start(args, /Ctrl-C ends|끝납니다/, afterSetUp());
    const printed = await program.ready;
    expect(printed).toContain(`\nfingerprint ${made.fingerprint}\n\nplayground: http://127.0.0.1:`);
    const page = await browser.newPage();
    await page.goto(addressIn(printed));
    await page.waitForSelector('[data-proof="same"]', { state: 'attached' });
    await page.close();
    interrupt(program.child);
    expect(await program.ended).toBe(0);
  });

  it('with --no-serve ends after the job, with its last two lines', async () => {
    const args = [START, '--no-serve', ...options, join(folder, 'runs')];
    const program = start(args, /fingerprint .+\n/, afterSetUp());
    await program.ready;
    expect(await program.ended).toBe(0);
    const lines = program.printed().trimEnd().split('\n').slice(-2);
    expect(lines).toEqual([
      `test accuracy ${made.accuracy.toFixed(3)}`,
      `fingerprint ${made.fingerprint}`,
    ]);
  });

  it('serves nothing where nothing was trained', async () => {
    const program = start([START, '--help'], /usage/, afterSetUp());
    await program.ready;
    expect(await program.ended).toBe(0);
    expect(program.printed()).not.toContain('playground:');
  });
});
