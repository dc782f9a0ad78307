import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { ROOT } from '../content/places.ts';
import { serve } from '../scripts/serve.mjs';

/** A built site, served under its policy, with a browser in front of it. */
export interface Site {
  /** With its base, ending in a slash. */
  readonly address: string;
  readonly browser: Browser;
  /** A page, alive; what goes wrong in it and what it asks others for is gathered in `problems`. */
  open(path: string, options?: BrowserContextOptions): Promise<Page>;
  readonly problems: string[];
  close(): Promise<void>;
}

/** A phone, as narrow as they are. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

/** The site as `pnpm docs:site` left it. */
export function builtSite(): Promise<Site> {
  const dist = join(ROOT, 'dist');
  if (!existsSync(join(dist, 'index.html'))) throw new Error('the docs are not built');
  return served(dist, '/', () => {});
}

/** Some pages, built for a base such as `/some/docs/`, on wish with the playground beside them. */
export function builtUnder(
  base: string,
  pages: readonly string[],
  { playground = false } = {},
): Promise<Site> {
  const folder = mkdtempSync(join(tmpdir(), 'bp-docs-'));
  const script = join(ROOT, 'scripts/build-part.mjs');
  const flags = ['--out', folder, '--base', base, ...(playground ? ['--playground'] : [])];
  execFileSync(process.execPath, [script, ...flags, ...pages], {
    // of a test, which is none of the build's
    env: { ...process.env, NODE_ENV: 'production', VITEST: '' },
    stdio: 'pipe',
  });
  return served(folder, base, () => rmSync(folder, { recursive: true }));
}

async function served(folder: string, base: string, clean: () => void): Promise<Site> {
  const server = await serve({ folder, base });
  const browser = await launchChromium();
  const { origin } = new URL(server.url);
  const problems: string[] = [];
  return {
    address: server.url,
    browser,
    problems,
    async open(path, options = {}) {
      const page = await browser.newPage({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      });
      const note = (what: string) => problems.push(`${path}: ${what}`);
      page.on('pageerror', ({ message }) => note(message));
      page.on('console', (message) => {
        // that the page itself is not there is what such a test asks for
        const isItself = message.location().url === server.url + path;
        const isWrong = ['error', 'warning'].includes(message.type());
        if (isWrong && !isItself) note(message.text());
      });
      page.on('request', (request) => {
        const url = new URL(request.url());
        if (/^https?:$/.test(url.protocol) && url.origin !== origin) note(`asks ${url.href}`);
      });
      await page.goto(server.url + path);
      await page.waitForFunction(() => '__vue_app__' in (document.querySelector('#app') ?? {}));
      return page;
    },
    async close() {
      await browser.close();
      await server.close();
      clean();
    },
  };
}
