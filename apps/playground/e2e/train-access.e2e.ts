import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { epoch, fingerprint, openTrain, seek, status } from './train-page';

let browser: Browser;
let app: Awaited<ReturnType<typeof serveApp>>;
beforeAll(async () => {
  browser = await launchChromium();
  app = await serveApp(browser);
});
afterAll(async () => {
  await browser?.close();
  await app?.close();
});

const RUN = 'stop.epochs=40&data.n=100&speed=max';

/** Presses Tab until what has the focus is called so. */
async function tabTo(page: Page, name: RegExp): Promise<void> {
  const names: string[] = [];
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab');
    const now = await page.evaluate(() => {
      const one = document.activeElement as HTMLElement | null;
      const label = one?.id ? document.querySelector(`label[for="${one.id}"]`)?.textContent : '';
      return one?.getAttribute('aria-label') || label || one?.innerText || '';
    });
    names.push(now);
    if (name.test(now)) return;
  }
  throw new Error(`Tab never came to ${name}: ${names.join(' | ')}`);
}

it('goes from data over a layer and a run to a shared link by keyboard alone', async () => {
  const page = await openTrain(app, `/en/train?${RUN}`);
  await tabTo(page, /^circles$/i);
  await page.keyboard.press('Enter');
  await page.getByText(/^Circles ·/).waitFor();
  await tabTo(page, /^input x₁/);
  const stop = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
  await page.keyboard.press('ArrowRight');
  const neuron = await stop();
  expect(neuron).toMatch(/^neuron 1\./);
  await page.keyboard.press('+');
  await page.getByText('Dense 9').waitFor();
  // the focus stays where it was
  expect(await stop()).toBe(neuron);
  await tabTo(page, /^Map of the answers/);
  await page.keyboard.press('l');
  await expect.poll(() => epoch(page)).toBe(1);
  await page.keyboard.press('Space');
  await expect.poll(() => epoch(page), { timeout: 30_000 }).toBe(40);
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => page.locator('.map .reading').textContent()).toMatch(/\d/);
  await page.keyboard.press('j');
  await expect.poll(() => epoch(page)).toBe(39);
  await tabTo(page, /^Share$/);
  await page.keyboard.press('Enter');
  const link = page.locator('dialog').getByLabel('Link to what you see');
  await link.waitFor();
  expect(await link.inputValue()).toContain('#/en/train?');
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.context().close();
});

it('walks through its fields without a change of the run', async () => {
  const page = await openTrain(app, `/en/train?${RUN}`);
  const bits = await seek(page, 20);
  const link = page.url();
  for (const path of ['optimizer.lr', 'data.n', 'data.noise', 'prep.split']) {
    await page.locator(`[data-setting="${path}"] .typed`).focus();
    await page.keyboard.press('Tab');
  }
  expect([await epoch(page), await fingerprint(page), page.url()]).toEqual([20, bits, link]);
  await page.context().close();
});

it('says what happens, in the language of the page', async () => {
  const page = await openTrain(app, `/en/train?${RUN}`);
  await page.click('[data-action="play"]');
  await expect
    .poll(() => status(page).textContent(), { timeout: 30_000 })
    .toMatch(/The run has reached its last epoch\. Epoch 40\. Training loss 0\.\d{3}/);
  await page.context().close();
  const korean = await openTrain(app, `/ko/train?${RUN}`);
  await korean.keyboard.press('l');
  await expect.poll(() => status(korean).textContent()).toMatch(/^에포크 1\. 학습 손실/);
  await korean.context().close();
});

it('starts still where motion is unwanted, and otherwise by itself', async () => {
  const still = await openTrain(app, '/en/train');
  await still.getByRole('button', { name: 'Play', exact: true }).waitFor();
  expect(await epoch(still)).toBe(0);
  await still.context().close();
  const moving = await app.open('/en/train', { reducedMotion: 'no-preference' });
  await expect.poll(() => epoch(moving), { timeout: 30_000 }).toBeGreaterThan(3);
  await moving.context().close();
});

describe('a worker that is lost', () => {
  it.each([
    ['while it stands', ''],
    ['while a run is prepared', 'prepare'],
    ['in Instant', 'instant'],
    ['in Compare', 'compare'],
  ])('%s is told, and another one goes on from there', async (_, when) => {
    const page = await app.open('/en/notes');
    await page.addInitScript(() => {
      const Own = window.Worker;
      const all: Worker[] = [];
      Object.assign(window, { workers: all });
      window.Worker = class extends Own {
        constructor(url: string | URL, options?: WorkerOptions) {
          super(url, options);
          // the one that computes, not the one that paints
          if (/\/worker-/.test(String(url))) all.push(this);
        }
      };
    });
    const mode =
      when === 'instant' ? '&mode=instant' : when === 'compare' ? '&compare=l2,dropout' : '';
    await page.goto(`${app.url}#/en/train?${RUN}${mode}`);
    await page.reload();
    await page.locator('[data-action="play"]:enabled').waitFor({ timeout: 30_000 });
    const bits = when === '' ? await seek(page, 20) : '';
    const kill = () =>
      page.evaluate(() => (window as unknown as { workers: Worker[] }).workers.at(-1)!.terminate());
    if (when === 'prepare') {
      await page.evaluate(() => {
        window.location.hash = window.location.hash.replace('data.n=100', 'data.n=110');
        (window as unknown as { workers: Worker[] }).workers.at(-1)!.terminate();
      });
    } else await kill();
    const notice = page.locator('.notice[role="alert"]');
    await notice.getByText('The part that computes has stopped').waitFor();
    await notice.getByRole('button', { name: 'Start it again' }).click();
    await notice.waitFor({ state: 'detached' });
    await page.locator('[data-action="play"]:enabled').waitFor({ timeout: 30_000 });
    if (when === '') {
      await expect.poll(() => epoch(page)).toBe(20);
      await expect.poll(() => fingerprint(page)).toBe(bits);
    } else if (when === 'compare') {
      const columns = page.locator('.compare > section dl');
      await expect.poll(() => columns.count(), { timeout: 30_000 }).toBe(3);
    } else if (when === 'prepare') {
      await seek(page, 3);
    } else {
      const slider = page.locator('[data-setting="optimizer.lr"] input[type="range"]');
      const before = await fingerprint(page);
      await slider.focus();
      await page.keyboard.press('ArrowRight');
      await expect.poll(() => fingerprint(page)).not.toBe(before);
    }
    await page.context().close();
  });
});

it('says that nothing computes where a page may have no workers', async () => {
  const page = await app.open('/en/notes');
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('no', 'SecurityError');
      }
    } as unknown as typeof Worker;
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  for (const lab of ['train', 'backprop', 'descent', 'vanishing', 'digits']) {
    await page.goto(`${app.url}#/en/${lab}`);
    await page.reload();
    await page.locator('main [role="alert"]').getByText('The part that computes').waitFor();
  }
  expect(errors).toEqual([]);
  await page.context().close();
});

it('runs without WebAssembly, to the same bits, and says that it is slow', async () => {
  const withIt = await openTrain(app, '/en/train?data.n=50&stop.epochs=5&speed=max');
  const bits = await seek(withIt, 3);
  await withIt.context().close();
  const page = await app.open('/en/notes');
  await page.context().route(/\/worker-[\w-]+\.js/, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({
      response: answer,
      body: `delete globalThis.WebAssembly;\n${await answer.text()}`,
    });
  });
  await page.goto(`${app.url}#/en/train?data.n=50&stop.epochs=5&speed=max`);
  await page.reload();
  await page.locator('[data-action="play"]:enabled').waitFor({ timeout: 30_000 });
  expect(await seek(page, 3)).toBe(bits);
  expect(await page.locator('main').innerText()).toContain('Without WebAssembly');
  await page.context().close();
});

it.each([
  ['c=%%%', /cannot be read/],
  ['c=AAAA', /cannot be read/],
  ['loss=constructor', /loss cannot be "constructor"\. It is one of bce/],
  ['sede=7&optimizer.lr=0.05', /The link says sede/],
  ['optimizer.lr=-1', /optimizer\.lr cannot be -1/],
  ['optimizer.lr=abc', /optimizer\.lr cannot be/],
  ['data.name=spiral', /data\.name cannot be/],
  ['stop.epochs=1e99', /stop\.epochs cannot be/],
  ['net.layers.a.units=1.5', /cannot be read/],
  ['loss=bce&net.out=softmax', /cannot be read/],
  ['optimizer.name=rprop&optimizer.schedule=cosine', /finds the size of its steps itself/],
  ['net.layers.a.batchNorm=true&batch=1', /batches of two samples/],
  ['data.name=plane', /learned|cannot/],
  ['compare=%%%', /variants in the link/],
])('explains a link that cannot be: %s', async (query, why) => {
  const errors: string[] = [];
  const page = await app.open('/en/notes');
  page.on('pageerror', (error) => errors.push(String(error)));
  await page.goto(`${app.url}#/en/train?${query}`);
  await page.waitForSelector('main[data-lab="train"]');
  await page.getByRole('alert').filter({ hasText: why }).first().waitFor({ timeout: 20_000 });
  expect(errors).toEqual([]);
  await page.context().close();
});

it.each(['mode=nonsense', 'tab=nonsense', 'speed=nonsense', 'at=nonsense', 'at=1e9', 'preset=x'])(
  'passes over a view that is none: %s',
  async (query) => {
    const page = await openTrain(app, `/en/train?stop.epochs=5&${query}`, PHONE);
    expect(await page.locator('[role="alert"]').count()).toBe(0);
    await page.context().close();
  },
);
