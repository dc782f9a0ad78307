import { readFileSync } from 'node:fs';
import { launchChromium } from '@bp/testing/chromium';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { axeFindings, clippedTexts, smallTargets } from './findings';
import { makeRun } from './made-run';

const THREE = [
  [30, 22],
  [42, 14],
  [58, 15],
  [66, 24],
  [65, 36],
  [56, 45],
  [46, 48],
  [58, 52],
  [68, 62],
  [68, 76],
  [57, 86],
  [42, 87],
  [30, 80],
] as const;
const SHORT = { seed: '3', epochs: 12 };

let browser: Awaited<ReturnType<typeof launchChromium>>;
let made: ReturnType<typeof makeRun>;
/** With the run of `npm start` beside it, and without. */
let served: Awaited<ReturnType<typeof serveApp>>;
let alone: Awaited<ReturnType<typeof serveApp>>;

beforeAll(async () => {
  made = makeRun(SHORT.seed, SHORT.epochs);
  browser = await launchChromium();
  served = await serveApp(browser, { run: made.body });
  alone = await serveApp(browser);
});

afterAll(async () => {
  await browser?.close();
  await served?.close();
  await alone?.close();
  made?.remove();
});

async function openServed(
  options: BrowserContextOptions = {},
  place = made.place,
  language = 'en',
) {
  const page = await served.open(`/${language}/${place}`, options);
  await page.waitForSelector('table');
  return page;
}

const textOf = async (found: Locator) => (await found.textContent()) ?? '';
/** The figure under a name in the bar. */
const figure = (page: Page, name: string) =>
  textOf(page.locator('.bar .stat', { hasText: name }).locator('b'));
const shares = async (page: Page) =>
  (await page.locator('ol .share').allTextContents()).map((text) => Number.parseFloat(text));
const answerOf = (page: Page) => textOf(page.locator('output'));

async function drawThree(page: Page): Promise<void> {
  const box = (await page.locator('.pad').boundingBox())!;
  const at = ([x, y]: readonly [number, number]) =>
    [box.x + (box.width * x) / 100, box.y + (box.height * y) / 100] as const;
  await page.mouse.move(...at(THREE[0]));
  await page.mouse.down();
  for (const point of THREE) await page.mouse.move(...at(point), { steps: 3 });
  await page.mouse.up();
}

describe('the run that npm start has made', () => {
  it('opens with its figures, and comes to the same bits in this page', async () => {
    const page = await openServed();
    expect(await figure(page, 'Test accuracy')).toBe(`${(100 * made.accuracy).toFixed(1)}\u00a0%`);
    expect((await figure(page, 'Fingerprint')).replace(' ', '')).toBe(made.fingerprint.slice(0, 8));
    expect(await figure(page, 'Network')).toBe('64 → 128 → 64 → 10');
    await page.waitForSelector('[data-proof="same"]');
    await page.context().close();
  });

  it('shows a confusion matrix that agrees with the mistakes and the accuracy', async () => {
    const page = await openServed();
    const rows = await page
      .locator('tbody tr')
      .evaluateAll((all) =>
        all.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent?.trim())),
      );
    const counts = rows.map((row) => row.map((text) => (text === '·' ? 0 : Number(text))));
    const all = counts.flat().reduce((a, b) => a + b, 0);
    const right = counts.reduce((sum, row, digit) => sum + row[digit], 0);
    expect(all).toBe(359);
    expect((right / all).toFixed(3)).toBe(made.accuracy.toFixed(3));
    expect(await page.locator('.last li').count()).toBe(all - right);
    // the worst pair is outlined
    const most = Math.max(...counts.flatMap((row, i) => row.filter((_, j) => i !== j)));
    expect(Number(await textOf(page.locator('.worst')))).toBe(most);
    await page.context().close();
  });

  it('can be rewound, gone through and trained on, and comes back to the same bits', async () => {
    const page = await openServed();
    await page.waitForSelector('[data-proof="same"]');
    const best = await figure(page, 'Epoch');
    const fingerprint = await figure(page, 'Fingerprint');
    await page.getByRole('button', { name: 'Rewind' }).click();
    await expect.poll(() => figure(page, 'Epoch')).toBe('0');
    expect(Number.parseFloat(await figure(page, 'Test accuracy'))).toBeLessThan(40);
    expect(page.url()).toContain('epoch=0');
    const slider = page.getByRole('slider', { name: 'Epoch that is shown' });
    await slider.focus();
    await page.keyboard.press('End');
    await expect.poll(() => figure(page, 'Epoch')).toBe('12');
    await page.getByRole('button', { name: 'Train more' }).click();
    await expect.poll(() => figure(page, 'Epoch'), { timeout: 30_000 }).toBe('22');
    await expect.poll(() => page.url()).toContain('epoch=22');
    await slider.fill(best);
    await expect.poll(() => figure(page, 'Fingerprint')).toBe(fingerprint);
    await page.context().close();
  });

  it('opens at the epoch that the link names', async () => {
    const page = await openServed({}, `${made.place}&epoch=2`);
    await expect.poll(() => figure(page, 'Epoch'), { timeout: 30_000 }).toBe('2');
    await page.context().close();
  });
});

describe('the drawing pad', () => {
  it('has what is drawn with the mouse answered as it is drawn, and takes it back', async () => {
    const page = await openServed();
    await drawThree(page);
    await expect.poll(() => answerOf(page)).toBe('3');
    const all = await shares(page);
    expect(all.reduce((a, b) => a + b, 0)).toBeCloseTo(100, 0);
    expect(all[3]).toBeGreaterThan(50);
    await expect.poll(() => textOf(page.locator('.status'))).toContain('The drawing is a 3');
    await page.getByRole('button', { name: 'Clear' }).click();
    await expect.poll(() => answerOf(page)).toBe('Draw something');
    await page.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => answerOf(page)).toBe('3');
    await page.context().close();
  });

  it('is drawn on by touch', async () => {
    const page = await openServed(PHONE);
    const pad = page.locator('.pad');
    await pad.scrollIntoViewIfNeeded();
    const box = (await pad.boundingBox())!;
    const session = await page.context().newCDPSession(page);
    const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', point?: readonly number[]) =>
      session.send('Input.dispatchTouchEvent', {
        type,
        touchPoints: point
          ? [{ x: box.x + (box.width * point[0]) / 100, y: box.y + (box.height * point[1]) / 100 }]
          : [],
      });
    const before = await page.evaluate(() => window.scrollY);
    await touch('touchStart', THREE[0]);
    for (const point of THREE) await touch('touchMove', point);
    await touch('touchEnd');
    await expect.poll(() => answerOf(page)).toBe('3');
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    await page.context().close();
  });

  it('is drawn on by keys alone', async () => {
    const page = await openServed();
    await page.locator('.pad').focus();
    const press = async (key: string, times: number) => {
      for (let i = 0; i < times; i++) await page.keyboard.press(key);
    };
    // a seven as the writers of the data set make it: along the top, down, and a bar across
    await press('Shift+ArrowUp', 3);
    await press('Shift+ArrowLeft', 2);
    await press('Space', 1);
    await press('Shift+ArrowRight', 4);
    for (let i = 0; i < 12; i++) {
      await press('ArrowDown', 2);
      if (i % 4) await press('ArrowLeft', 1);
    }
    await press('Space', 1);
    await press('Shift+ArrowUp', 3);
    await press('ArrowLeft', 2);
    await press('Space', 1);
    await press('ArrowRight', 10);
    await press('Space', 1);
    await expect.poll(() => answerOf(page)).toBe('7');
    await expect.poll(() => textOf(page.locator('[aria-live]'))).toContain('7');
    await press('Backspace', 1);
    await press('Control+z', 1);
    await expect.poll(() => answerOf(page)).toBe('Draw something');
    await press('Delete', 1);
    expect(await answerOf(page)).toBe('Draw something');
    await page.context().close();
  });

  it('takes a mistake, which is answered as in the test', async () => {
    const page = await openServed({}, made.place, 'ko');
    const first = page.locator('.last li button').first();
    const [, answer, share] = /→ (\d)\s*(\d+)%/.exec(await textOf(first))!;
    await first.click();
    await expect.poll(() => answerOf(page)).toBe(answer);
    expect(Math.round((await shares(page))[Number(answer)])).toBe(Number(share));
    await page.context().close();
  });
});

describe('where there is no run', () => {
  it('says so, and trains the very run that npm start makes', async () => {
    const page = await alone.open('/en/digits');
    await page.getByRole('button', { name: 'Train here' }).click();
    await page.waitForSelector('table');
    await expect.poll(() => page.url(), { timeout: 50_000 }).toMatch(/run=0~40~[0-9a-f]{8}/);
    await page.context().close();
  });

  it('trains the run of a link, and proves it', async () => {
    const page = await alone.open(`/en/${made.place}`);
    await page.waitForSelector('[data-proof="same"]', { timeout: 50_000 });
    expect((await figure(page, 'Fingerprint')).replace(' ', '')).toBe(made.fingerprint.slice(0, 8));
    await page.context().close();
  });

  it('keeps what was trained here, and pauses what is being trained', async () => {
    const page = await alone.open('/en/digits?run=five~2');
    await expect.poll(() => page.url(), { timeout: 50_000 }).toMatch(/run=five~2~[0-9a-f]{8}/);
    const which = page.getByLabel('Run', { exact: true }).locator('visible=true').last();
    await which.selectOption({ label: 'Train another …' });
    await page.getByLabel('Seed (any text)').fill('six');
    await page.getByRole('button', { name: 'Train', exact: true }).click();
    await page.getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Train more' }).waitFor();
    await expect.poll(() => page.url()).toMatch(/run=six~40(&|$)/);
    await page.goto('about:blank');
    await page.goto(`${alone.url}#/en/digits`);
    const options = page.locator('select option');
    await expect.poll(() => options.allTextContents()).toContain('seed five, 2 epochs at most');
    expect((await options.allTextContents()).join()).not.toContain('seed six');
    await page.context().close();
  });

  it('tells of a link whose fingerprint it does not come to', async () => {
    const page = await alone.open('/en/digits?run=3~2~00000000');
    await page.getByRole('alert').getByText('another version').waitFor();
    expect(await figure(page, 'Epoch')).not.toBe('–');
    await page.context().close();
  });

  it('opens the files of a run, and keeps it when another file is none', async () => {
    const page = await alone.open('/en/digits');
    const picker = page.locator('input[type=file]');
    await picker.setInputFiles([made.file, made.weights]);
    await page.waitForSelector('table');
    const broken = JSON.parse(readFileSync(made.file, 'utf8'));
    broken.fingerprint = 'a'.repeat(64);
    const text = `{"run":${JSON.stringify(broken)},"weights":${readFileSync(made.weights, 'utf8')}}`;
    for (const [name, content, words] of [
      ['x.json', '{"a"', 'no JSON'],
      ['x.json', '[]', 'no run of the digits'],
      ['x.json', text, 'do not go together'],
      ['x.run.json', '{}', 'together'],
    ]) {
      await picker.setInputFiles([
        { name, mimeType: 'application/json', buffer: Buffer.from(content) },
      ]);
      await page.getByRole('alert').getByText(words).waitFor();
      expect((await figure(page, 'Fingerprint')).replace(' ', '')).toBe(
        made.fingerprint.slice(0, 8),
      );
    }
    await page.context().close();
  });
});

describe.each(['ko', 'en'] as const)('with a run, in %s', (language) => {
  it.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (colorScheme) => {
    const page = await openServed({ colorScheme }, made.place, language);
    await drawThree(page);
    expect(await axeFindings(page)).toEqual([]);
    await page.context().close();
  });

  it('fits 360 px and 200 % zoom', async () => {
    for (const options of [
      { ...PHONE, viewport: { width: 360, height: 740 } },
      { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
    ]) {
      const page = await openServed(options, made.place, language);
      expect(await clippedTexts(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
      await page.context().close();
    }
  });
});
