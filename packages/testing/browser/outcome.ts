import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import { expect } from 'vitest';
import { servePage } from './server';

/**
 * Opens a page and waits for what it leaves in `globalThis.outcome`; whatever goes wrong there, but for what is expected,
 * goes wrong here.
 */
export async function outcomeOf(
  browser: Browser,
  html: string,
  headers: Record<string, string>,
  expected: RegExp,
  timeout = 20_000,
) {
  const server = await servePage(html, headers);
  const page = await browser.newPage();
  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !expected.test(message.text())) problems.push(message.text());
  });
  try {
    await page.goto(server.url);
    // Asked from outside: a page that looks again by itself evaluates a string, which its policy may forbid.
    const until = Date.now() + timeout;
    while (!(await page.evaluate('globalThis.outcome')) && Date.now() < until) await sleep(20);
    expect(problems).toEqual([]);
    return await page.evaluate('globalThis.outcome');
  } finally {
    await page.close();
    await server.close();
  }
}

/** The import map of the front page, for the server of these tests. */
export function importMap(): string {
  const page = readFileSync(new URL('../../../README.md', import.meta.url), 'utf8');
  const [, map] = /<script type="importmap">([\s\S]*?)<\/script>/.exec(page) ?? [];
  if (!map) throw new Error('README.md shows no import map');
  // Of the packages of others, those that the one that imports them has.
  return map
    .replaceAll('/node_modules/@bp/', '/')
    .replaceAll('"/node_modules/', '"/data/node_modules/');
}
