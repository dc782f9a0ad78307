import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';

/** What a place loads until it is at work, in bytes compressed by gzip -9. Letters (fonts and their list) come later and do not count. */
export interface FirstLoad {
  readonly page: number;
  readonly worker: number;
  /** The files with their bytes, largest first. */
  readonly files: readonly (readonly [file: string, bytes: number, worker: boolean])[];
}

/** Opens a place in a browser that knows nothing of the app yet, and weighs what comes. */
export async function weighFirstLoad(browser: Browser, url: string): Promise<FirstLoad> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  const loaded = new Map<string, Promise<number>>();
  context.on('response', (response) => {
    const name = nameOf(response.url());
    if (!/\.(js|css)$/.test(name) || name.startsWith('fonts-')) return;
    loaded.set(
      name,
      response.body().then((body) => gzipSync(body, { level: 9 }).length),
    );
  });
  await page.goto(url);
  await page.waitForSelector('main[data-lab]');
  await page.waitForTimeout(2500);
  // the page knows what it asked for itself; the rest was asked for by its workers
  const own = await page.evaluate(() =>
    performance.getEntriesByType('resource').map(({ name }) => name),
  );
  const ownNames = new Set(own.map(nameOf).filter((name) => !/^(worker|painter)-/.test(name)));
  const files = await Promise.all(
    [...loaded].map(
      async ([name, bytes]) =>
        [name, await bytes, !ownNames.has(name)] as [string, number, boolean],
    ),
  );
  await context.close();
  files.sort((a, b) => b[1] - a[1]);
  const sum = (worker: boolean) =>
    files.filter((file) => file[2] === worker).reduce((total, [, bytes]) => total + bytes, 0);
  return { page: sum(false), worker: sum(true), files };
}

function nameOf(url: string): string {
  return new URL(url).pathname.split('/').pop() ?? '';
}
