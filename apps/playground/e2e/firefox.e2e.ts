import { launchChromium } from '@bp/testing/chromium';
import { expect, it } from 'vitest';
import { serveApp } from './app';
import { hasFirefox, readInFirefox } from './firefox';
import { fingerprint, openTrain } from './train-page';

it.runIf(hasFirefox)(
  'a run comes to the same bits in Firefox as in Chromium',
  { timeout: 120_000 },
  async () => {
    const place = '/en/train?mode=instant&stop.epochs=200';
    const browser = await launchChromium();
    const app = await serveApp(browser);
    try {
      const page = await openTrain(app, place);
      const bits = await fingerprint(page);
      expect(bits).toBe('9239 bb36');
      const selector = '[data-fact="fingerprint"]';
      expect(await readInFirefox(place, selector, /^[0-9a-f]{4} [0-9a-f]{4}$/)).toBe(bits);
    } finally {
      await app.close();
      await browser.close();
    }
  },
);
