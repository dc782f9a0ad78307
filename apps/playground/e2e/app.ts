import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { serve } from '../serve.mjs';

/**
 * The built app, served on this machine; pages of it with a wide or a narrow screen.
 *
 * @param how - another path, or a run beside it
 */
export async function serveApp(browser: Browser, how: Parameters<typeof serve>[0] = {}) {
  const server = await serve(how);
  return {
    url: server.url,
    /** Opens a place such as `/ko/train?seed=7`; what the page logs as an error ends the test that waits for it. */
    async open(place: string, options: BrowserContextOptions = {}): Promise<Page> {
      const context = await browser.newContext({
        viewport: { width: 1440, height: 900 },
        reducedMotion: 'reduce',
        ...options,
      });
      const page = await context.newPage();
      await page.goto(`${server.url}#${place}`);
      await page.waitForSelector('main[data-lab]');
      return page;
    },
    close: server.close,
  };
}

/** A phone. */
export const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  hasTouch: true,
  isMobile: true,
};
