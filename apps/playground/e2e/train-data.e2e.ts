import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';
import { epoch, openTrain, seek, status } from './train-page';

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

const RUN = 'stop.epochs=40&speed=max';

/** A table of two classes; the name of one column and a cell have a newline between quotes. */
const TABLE = [
  'height,"weight\n(kg)",kind,note',
  ...Array.from({ length: 40 }, (_, i) => {
    const [a, b] = [(i * 7) % 13, (i * 5) % 11];
    return `${a}.5,${b},${a > b ? 'cat' : 'dog'},"a ""note""\nof two lines"`;
  }),
].join('\n');

describe('a table', () => {
  async function paste(page: Page, text: string) {
    const dialog = page.locator('dialog');
    await dialog.getByLabel(/^Table as text/).fill(text);
    await dialog.getByRole('button', { name: 'Read the text' }).click();
    return dialog;
  }
  const openDialog = async (page: Page) => {
    await page.getByRole('button', { name: 'Open a file' }).first().click();
    await page.locator('dialog').waitFor();
  };

  it('with newlines between quotes is read, its columns are picked, and it is learned from', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    await openDialog(page);
    const dialog = await paste(page, TABLE);
    await dialog.getByText('40 rows').waitFor();
    await dialog.getByLabel('To be learned').selectOption('kind');
    await expect.poll(() => dialog.locator('input[type=checkbox]:checked').count()).toBe(2);
    await dialog.getByRole('button', { name: 'Learn from it' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByText(/40 samples, 2 classes/).waitFor();
    const bits = await seek(page, 20);

    // a link carries the hash alone: whoever opens it is asked for the file
    const there = await app.open(page.url().split('#')[1]);
    const asked = there.locator('dialog');
    await asked.getByText(/The link you opened learns from a file/).waitFor();
    await there.keyboard.press('Escape');
    await asked.waitFor({ state: 'detached' });
    expect(await there.locator('.notice[role="alert"]').innerText()).toContain(
      'open the file again',
    );
    await openDialog(there);
    await paste(there, 'x,y\n1,a\n2,b');
    await asked.getByText(/This is not the file of the link/).waitFor();
    await paste(there, TABLE);
    await asked.waitFor({ state: 'detached' });
    await there.locator('[data-action="play"]:enabled').waitFor();
    expect(await seek(there, 20)).toBe(bits);
    await there.context().close();
    await page.context().close();
  });

  it.each([
    ['nothing like a table', 'a,b\n1,2\n3\n', /line 3|cannot be read/],
    ['an open quote', 'a,b\n1,"2\n3,4', /line \d|cannot be read/],
    ['one class', 'a,b\n1,x\n2,x\n3,x\n4,x\n5,x\n6,x\n', /one class/],
    ['text in every column', 'a,b\nu,v\nw,x\n', /at least one column/],
  ])('that cannot be used is explained: %s', async (_, text, why) => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    await openDialog(page);
    const dialog = await paste(page, text);
    const use = dialog.getByRole('button', { name: 'Learn from it' });
    await dialog.locator('.fault').or(use).first().waitFor();
    if (await use.count()) await use.click();
    await page.getByRole('alert').filter({ hasText: why }).waitFor();
    await page.context().close();
  });
});

describe('points', () => {
  const points = async (page: Page): Promise<number> =>
    Number(/^(\d+) of/.exec((await page.locator('.tools .num').innerText()) ?? '')?.[1]);
  const map = (page: Page) => page.getByRole('application', { name: /^Map of the answers/ });

  it.each([
    ['mouse', {}],
    ['touch', PHONE],
  ])('are drawn by %s, undone and redone', async (by, options) => {
    const page = await openTrain(app, `/en/train?${RUN}&tab=data`, options);
    await page.getByRole('button', { name: 'Draw points' }).click();
    const tools = page.locator('.tools');
    await tools.getByRole('button', { name: 'Clear all' }).click();
    await expect.poll(() => points(page)).toBe(0);
    const at = (await map(page).boundingBox())!;
    const press = async (i: number) => {
      const [x, y] = [at.x + 60 + 30 * (i % 6), at.y + 50 + 40 * Math.floor(i / 6)];
      if (by === 'touch') await page.touchscreen.tap(x, y);
      else await page.mouse.click(x, y);
    };
    for (let i = 0; i < 6; i++) await press(i);
    await expect.poll(() => points(page)).toBe(6);
    await tools.getByRole('button', { name: 'Class 2' }).click();
    for (let i = 6; i < 12; i++) await press(i);
    await expect.poll(() => points(page)).toBe(12);
    await tools.getByRole('button', { name: 'Undo' }).click();
    await tools.getByRole('button', { name: 'Undo' }).click();
    await expect.poll(() => points(page)).toBe(10);
    await tools.getByRole('button', { name: 'Redo' }).click();
    await tools.getByRole('button', { name: 'Redo' }).click();
    await expect.poll(() => points(page)).toBe(12);
    await tools.getByRole('button', { name: 'Erase' }).click();
    await press(11);
    await expect.poll(() => points(page)).toBe(11);
    await page.locator('[data-action="play"]:enabled').waitFor();
    expect(page.url().length).toBeLessThan(2000);
    await page.context().close();
  });

  it('are drawn by keyboard, and what was drawn is said', async () => {
    const page = await openTrain(app, `/en/train?${RUN}`);
    await page.getByRole('button', { name: 'Draw points' }).focus();
    await page.keyboard.press('Enter');
    await page.locator('.tools').waitFor();
    // what is said later must not fall to the first words of the page
    await expect.poll(() => status(page).textContent()).toMatch(/learns to tell/);
    const before = await points(page);
    await map(page).focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Shift+ArrowUp');
    await page.keyboard.press('Enter');
    await expect.poll(() => points(page)).toBe(before + 1);
    await expect.poll(() => status(page).textContent()).toMatch(/Point of class 1 at 0\.3, 1\.5/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => points(page)).toBe(before);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => points(page)).toBe(before + 1);
    expect(await epoch(page)).toBe(0);
    await page.context().close();
  });
});
