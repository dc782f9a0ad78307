import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { preview } from 'vite';
import { ROOT } from '../content/places.ts';

/** A built site, served, with a browser in front of it. */
export interface Site {
  /** With its base, ending in a slash. */
  readonly address: string;
  readonly browser: Browser;
  /** A page whose errors are gathered in `problems`. */
  open(path: string): Promise<Page>;
  readonly problems: string[];
  close(): Promise<void>;
}

/** The site as `pnpm build` left it. */
export function builtSite(): Promise<Site> {
  const dist = join(ROOT, 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('the docs are not built');
  return served(dist, '/', () => {});
}

/** Some pages, built for a base such as `/some/docs/`. */
export function builtUnder(base: string, pages: readonly string[]): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'bp-docs-'));
  const script = join(ROOT, 'scripts/build-part.mjs');
  execFileSync(process.execPath, [script, '--out', folder, '--base', base, ...pages], {
    // of a test, which is none of the build's
    env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    stdio: 'pipe',
  });
  return served(folder, base, () => rmSync(folder, { recursive: true }));
}

async function served(folder: string, base: string, clean: () => void): Promise<Site> {
  const server = await preview({
    configFile: false,
    root: folder,
    base,
    build: { outDir: folder },
    preview: { port: 0 },
    logLevel: 'error',
  });
  const browser = await launchChromium();
  const { port } = server.httpServer.address() as AddressInfo;
  const address = `http://localhost:${port}${base}`;
  const problems: string[] = [];
  return {
    address,
    browser,
    problems,
    async open(path) {
      const page = await browser.newPage();
      page.on('pageerror', (error) => problems.push(`${path}: ${error.message}`));
      await page.goto(address + path);
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      clean();
    },
  };
}
