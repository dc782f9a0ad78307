import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from './app';
import { curve, epoch, fingerprint, openTrain, playToEnd, seek } from './train-page';

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
/** A figure as the page writes it: a true minus, and powers of ten with raised digits. */
const number = (text: string | null): number =>
  Number(
    (text ?? '')
      .replace(/[=+✓\s]/g, '')
      .replace('−', '-')
      .replace('×10', 'e')
      .replace('⁻', '-')
      .replace(/[⁰¹²³⁴⁵⁶⁷⁸⁹]/g, (digit) => String('⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(digit))),
  );

describe('the same link', () => {
  it('comes to the same bits, watched or at once, and after a reload', {
    timeout: 120_000,
  }, async () => {
    const place = '/en/train?stop.epochs=200';
    const instant = await openTrain(app, `${place}&mode=instant`);
    expect(await fingerprint(instant)).toBe('9239 bb36');
    await instant.reload();
    expect(await fingerprint(instant)).toBe('9239 bb36');
    await instant.context().close();
    const watched = await openTrain(app, `${place}&speed=max`);
    expect(await playToEnd(watched, 200)).toBe('9239 bb36');
    await watched.context().close();
  });

  it('draws the same curve again after a rewind', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    const first = [await playToEnd(page, 40), await curve(page)];
    await page.getByRole('button', { name: 'Rewind' }).click();
    await expect.poll(() => epoch(page)).toBe(0);
    expect(await fingerprint(page)).not.toBe(first[0]);
    expect([await playToEnd(page, 40), await curve(page)]).toEqual(first);
    expect(first[1]).toHaveLength(40);
    await page.context().close();
  });

  it('comes to the same bits at an epoch from either side, and opens there', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    const on = await seek(page, 20);
    const end = await seek(page, 40);
    expect(await seek(page, 20)).toBe(on);
    expect(await seek(page, 40)).toBe(end);
    const other = await openTrain(app, `/en/train?${RUN}&at=20`);
    await expect.poll(() => epoch(other)).toBe(20);
    expect(await fingerprint(other)).toBe(on);
    await other.context().close();
    await page.context().close();
  });

  it('replays a change that was made on the way', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    const plain = await seek(page, 40);
    const before = await curve(page);
    await seek(page, 20);
    const rate = page.locator('[data-setting="optimizer.lr"] .typed');
    await rate.fill('0.05');
    await rate.press('Enter');
    const changed = await seek(page, 40);
    expect(changed).not.toBe(plain);
    const after = await curve(page);
    expect(after.slice(0, 20)).toEqual(before.slice(0, 20));
    expect(after[39]).not.toBe(before[39]);
    const there = await openTrain(app, page.url().split('#')[1]);
    expect(await seek(there, 40)).toBe(changed);
    expect(await curve(there)).toEqual(after);
    await there.context().close();
    await page.context().close();
  });

  it('is made again by the same settings after others', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    const first = await seek(page, 10);
    for (let i = 0; i < 3; i++) {
      const seed = page.getByLabel('Seed');
      await seed.fill(`${7 + i}`);
      await seed.press('Enter');
      await expect.poll(() => epoch(page)).toBe(0);
      expect(await seek(page, 10)).not.toBe(first);
      await page.keyboard.press('Control+z');
      await expect.poll(() => seed.inputValue()).toBe('42');
      await expect.poll(() => epoch(page)).toBe(0);
      expect(await seek(page, 10)).toBe(first);
    }
    await page.context().close();
  });
});

it('is looked at in any way without another point of the curve or another bit', async () => {
  const plain = await openTrain(app, `/en/train?${RUN}`);
  const end = await playToEnd(plain, 40);
  await plain.context().close();
  const page = await openTrain(app, `/en/train?${RUN}`);
  const bits = await seek(page, 20);
  const rows = await curve(page);
  for (const name of ['gradient', 'update', 'class', 'log x', 'log y', 'weight', 'probability']) {
    await page.getByRole('button', { name, exact: true }).click();
    expect([name, await fingerprint(page), await curve(page)]).toEqual([name, bits, rows]);
  }
  await page.getByRole('button', { name: 'neuron 1.1', exact: true }).click();
  await page.getByRole('button', { name: 'Pin the weight x₁', exact: true }).click();
  await page.locator('.product').waitFor();
  await page.getByRole('button', { name: 'Drag the weight' }).click();
  await page.getByText('actual ΔE of the batch').waitFor();
  expect(await fingerprint(page)).toBe(bits);
  await page.getByRole('button', { name: 'Close the pinned weight' }).click();
  expect(await curve(page)).toEqual(rows);
  expect(await seek(page, 40)).toBe(end);
  await page.context().close();
});

describe('a weight', () => {
  async function panel(page: Page) {
    await page.locator('.product').waitFor();
    const factors = (await page.locator('.factors .box > strong').allTextContents()).map(number);
    const product = number(await page.locator('.product').textContent());
    const central = await page.locator('.check').innerText();
    const lines = await page.locator('.chain > li .line > strong').allTextContents();
    return { factors, product, central, lines };
  }

  it('that is pressed tells its factors, their product and the central difference', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    await seek(page, 30);
    // in the middle between the first input and the first neuron
    const place = async (of: string) => (await page.locator(of).first().boundingBox())!;
    const from = await place('[data-layer="in"] [data-tile]');
    const to = await place('[data-layer="a"] [data-tile]');
    const [x0, y0] = [from.x + from.width, from.y + from.height / 2];
    const [x1, y1] = [to.x, to.y + to.height / 2];
    await page.mouse.click(x0 + (x1 - x0) / 2, y0 + (y1 - y0) / 2);
    const { factors, product, central, lines } = await panel(page);
    expect(factors).toHaveLength(3);
    expect(factors[0] * factors[1] * factors[2]).toBeCloseTo(product, 3);
    expect(central).toContain('✓');
    expect(number(central.split('✓')[1])).toBeCloseTo(product, 3);
    expect(lines.length).toBeGreaterThanOrEqual(3);
    await page.keyboard.press('Escape');
    await page.locator('.product').waitFor({ state: 'detached' });
    await page.context().close();
  });

  it('has the mean gradient that its neuron shows', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    await seek(page, 10);
    await page.getByRole('button', { name: 'neuron 2.3', exact: true }).click();
    const row = page.locator('.inspector .line', {
      has: page.getByRole('button', { name: 'Pin the weight h₂', exact: true }),
    });
    const gradient = async () => number((await row.locator('[role="cell"]').allTextContents())[1]);
    // it comes with the next look at the run
    await expect.poll(async () => Math.abs(await gradient())).toBeGreaterThan(0);
    const shown = await gradient();
    await row.getByRole('button').click();
    const { lines } = await panel(page);
    expect(number(lines[0])).toBeCloseTo(shown, 3);
    await page.context().close();
  });

  it('is dragged, and what the gradient says is beside what the loss does', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    await seek(page, 10);
    await page.getByRole('button', { name: /^Pin the weight h₁$/ }).click();
    await page.getByRole('button', { name: 'Drag the weight' }).click();
    const values = page.locator('dl', { hasText: 'actual ΔE' }).locator('dd');
    const slider = page.getByRole('slider', { name: 'moved by Δw' });
    await slider.fill('0.05');
    await expect.poll(() => values.count()).toBe(2);
    const [predicted, actual] = (await values.allTextContents()).map(number);
    expect(Math.abs(predicted - actual)).toBeLessThan(0.02);
    await slider.fill('2');
    await expect.poll(async () => number(await values.first().textContent())).not.toBe(predicted);
    await page.context().close();
  });

  it('opens its sample in Backprop, or says why it does not fit', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    await seek(page, 10);
    await page.getByRole('button', { name: /^Pin the weight h₁$/ }).click();
    await page.getByRole('button', { name: 'Open this sample in Backprop' }).click();
    await page.getByText('too many neurons for Backprop').waitFor();
    await page.context().close();

    const net = 'net.layers.a.units=3&net.layers.b.units=2';
    const small = await openTrain(app, `/en/train?${RUN}&${net}`);
    await seek(small, 10);
    await small.getByRole('button', { name: /^Pin the weight h₁$/ }).click();
    await small.locator('.product').waitFor();
    const { product } = await panel(small);
    await small.getByRole('button', { name: 'Open this sample in Backprop' }).click();
    await small.waitForSelector('[data-lab="backprop"] [data-step-id]');
    // the last step shows all, and among them the gradient of this weight
    await small.evaluate(() => {
      window.location.hash += '&step=52';
    });
    await small.waitForFunction(() => document.querySelectorAll('[data-step^="g:w"]').length > 11);
    const shown = (await small.locator('[data-step^="g:w"]').allTextContents()).map(number);
    expect(shown.some((one) => Math.abs(one - product) < 1e-4)).toBe(true);
    await small.context().close();
  });
});

describe('a run that diverges', () => {
  it.each([
    ['Watch', '', true],
    ['Instant', '&mode=instant', false],
  ])('is explained in %s, with the last good state and a cure', async (_, mode, plays) => {
    const place = `/en/train?optimizer.name=sgd&optimizer.lr=10&loss=mse&net.out=identity&net.layers.a.activation=relu&net.layers.b.activation=relu&${RUN}`;
    const page = await openTrain(app, place + mode);
    if (plays) await page.click('[data-action="play"]');
    const notice = page.locator('.notice[role="alert"]');
    await notice.waitFor();
    expect(await notice.innerText()).toMatch(/Stopped at epoch \d+: a number is not finite/);
    expect(await notice.innerText()).toContain('learning rate 10');
    await fingerprint(page);
    expect(await page.locator('main').innerText()).not.toMatch(/NaN|undefined|Infinity/);
    for (let tries = 0; tries < 6 && (await notice.count()); tries++) {
      // the notice of the run before may go while it is being pressed
      await notice
        .getByRole('button', { name: /and replay/ })
        .click({ timeout: 2000 })
        .catch(() => {});
      await expect
        .poll(async () => (await epoch(page)) === 40 || (await notice.count()) > 0)
        .toBe(true);
      if ((await epoch(page)) === 40) break;
    }
    await notice.waitFor({ state: 'detached' });
    await page.context().close();
  });
});

describe('Instant', () => {
  it('follows a dragged slider, and keeps the run where the hand began as a ghost', async () => {
    const page = await openTrain(app, `/en/train?mode=instant&${RUN}`);
    const start = await fingerprint(page);
    const slider = page.locator('[data-setting="optimizer.lr"] input[type="range"]');
    const seen = new Set<string>([start]);
    const box = (await slider.boundingBox())!;
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await page.mouse.down();
    for (const share of [0.6, 0.66, 0.72]) {
      await page.mouse.move(box.x + box.width * share, box.y + box.height / 2, { steps: 2 });
      const before = new Set(seen);
      await expect.poll(async () => before.has(await fingerprint(page))).toBe(false);
      seen.add(await fingerprint(page));
    }
    await page.mouse.up();
    await page.getByText('the run before').waitFor();
    await page.locator('.trail').waitFor();
    const title = page.locator('.middle h2').first();
    expect(await title.innerText()).toMatch(/learning rate 0\.01 → /i);
    const back = page.getByRole('button', { name: /^Back to Learning rate/i });
    await back.click();
    await expect.poll(() => fingerprint(page)).toBe(start);
    await page.context().close();
  });

  it('plays the run as a film', async () => {
    const page = await openTrain(app, `/en/train?mode=instant&${RUN}`);
    const film = page.getByRole('slider', { name: 'Film of the run' });
    await film.fill('0');
    await expect.poll(() => epoch(page)).toBe(0);
    await page.click('[data-action="play"]');
    await expect.poll(() => epoch(page)).toBe(40);
    await page.context().close();
  });
});
