import { launchChromium } from '@bp/testing/chromium';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from './app';
import { openTrain, seek, status } from './train-page';

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

describe('Compare', () => {
  const place = '/en/train?compare=dropout,l2,early&stop.epochs=20&data.n=60';
  it('trains the variants side by side, and repeats them with ten seeds', {
    timeout: 120_000,
  }, async () => {
    const page = await openTrain(app, place);
    const columns = page.locator('.compare > section', { has: page.locator('dl') });
    await expect.poll(() => columns.count(), { timeout: 45_000 }).toBe(4);
    await page.getByRole('button', { name: 'Repeat with 10 seeds' }).click();
    await page.getByRole('button', { name: /of 40 runs/ }).waitFor();
    await expect
      .poll(() => page.getByText(/^Median of 10 seeds: Validation loss/).count(), {
        timeout: 90_000,
      })
      .toBe(4);
    await expect.poll(() => status(page).textContent()).toContain('over 10 seeds');
    await page.getByRole('button', { name: /^Remove \+ early|^Remove .*patience/i }).click();
    await expect.poll(() => columns.count()).toBe(3);
    await page.locator('.compare form button').click();
    const link = page.url().split('#')[1];
    await page.context().close();
    const there = await openTrain(app, link);
    await expect.poll(() => there.locator('.compare > section').count()).toBeGreaterThan(2);
    await there.context().close();
  });

  it.each([
    ['en', /^Layer \d of 8 neurons; dropped: [\d, ]+$|^Layer \d: all 8 neurons/],
    ['ko', /^\d층의 뉴런 8개 가운데 꺼진 것: [\d, ]+$|^\d층: 뉴런 8개가 모두 참여$/],
  ])(
    'shows the masks of dropout in every frame, the same in each page, in %s',
    async (language, told) => {
      const link = `/${language}/train?compare=dropout&stop.epochs=20&data.n=60`;
      const all: string[][] = [];
      for (let pages = 0; pages < 2; pages++) {
        const page = await openTrain(app, link);
        const masks = page.locator('[data-variant="2"] [data-part="masks"] [role="img"]');
        await expect.poll(() => masks.count(), { timeout: 45_000 }).toBe(2);
        expect(await page.locator('[data-variant="1"] [data-part="masks"]').count()).toBe(0);
        const seen: string[] = [];
        for (const frame of ['0', '5', '19']) {
          await page.locator('input.film').fill(frame);
          const labels = await masks.evaluateAll((rows) =>
            rows.map((row) => row.getAttribute('aria-label') ?? ''),
          );
          for (const label of labels) expect(label).toMatch(told);
          const [dots, named] = [
            await masks.locator('.dropped').count(),
            labels.flatMap((label) => label.split(/[:：]/)[1].match(/\d+/g) ?? []),
          ];
          if (labels.every((label) => !/all|모두/.test(label))) expect(dots).toBe(named.length);
          seen.push(labels.join());
        }
        expect(new Set(seen).size).toBe(3);
        all.push(seen);
        await page.context().close();
      }
      expect(all[1]).toEqual(all[0]);
    },
  );
});

it('a unit with dropout tells in which samples it takes part, and the run stays as it is', async () => {
  const place = `/en/train?net.layers.b.dropout=0.5&${RUN}`;
  const plain = await openTrain(app, place);
  const end = await seek(plain, 40);
  await plain.context().close();
  const page = await openTrain(app, place);
  await seek(page, 20);
  const kept = page.locator('.inspector [data-part="kept"]');
  await page.getByRole('button', { name: 'neuron 2.3', exact: true }).click();
  const at20 = await kept.innerText();
  const [, part, samples] = /takes part in (\d+) of the (\d+) samples/.exec(at20) ?? [];
  expect(await kept.locator('i').count()).toBe(Number(samples));
  expect(await kept.locator('i:not(.dropped)').count()).toBe(Number(part));
  await page.getByRole('button', { name: 'neuron 1.1', exact: true }).click();
  await kept.waitFor({ state: 'detached' });
  expect(await seek(page, 40)).toBe(end);
  await page.context().close();
});
