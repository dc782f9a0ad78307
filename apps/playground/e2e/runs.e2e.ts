import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, BrowserContext, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveApp } from './app';

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

const RUN = '/en/train?stop.epochs=40&data.n=100';

async function openPage(context: BrowserContext, place = RUN): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${app.url}#${place}`);
  await page.locator('button.play:enabled').waitFor();
  return page;
}

const newContext = () =>
  browser.newContext({ reducedMotion: 'reduce', viewport: { width: 1440, height: 900 } });

async function drawer(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'My runs', exact: true }).click();
  const dialog = page.locator('dialog');
  await dialog.getByText('Open a file …').waitFor();
  return dialog;
}

async function keep(dialog: Locator) {
  await dialog.getByRole('button', { name: 'Keep this run' }).click();
  await dialog.getByText('Kept', { exact: true }).waitFor();
}

/** The fingerprint on the play bar, once the run stands at an epoch. */
async function fingerprintAt(page: Page, epoch: number): Promise<string> {
  await page.waitForFunction(
    (wanted) => {
      const of = (name: string) =>
        [...document.querySelectorAll('.stat')].find(
          (stat) => stat.firstChild?.textContent === name,
        )?.lastChild?.textContent;
      return of('Epoch') === String(wanted) && /^[0-9a-f]{4} /.test(of('Fingerprint') ?? '');
    },
    epoch,
    { timeout: 30_000 },
  );
  return page.locator('.stat', { hasText: 'Fingerprint' }).locator('b').innerText();
}

async function savedFile(page: Page, button: Locator): Promise<string> {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  const path = join(tmpdir(), `bp-e2e-${process.pid}-${download.suggestedFilename()}`);
  await download.saveAs(path);
  return path;
}

async function giveFile(dialog: Locator, path: string) {
  await dialog.locator('input[type=file]').setInputFiles(path);
}

describe('a kept run', () => {
  it('goes on in another visit as if it had never stopped', { timeout: 180_000 }, async () => {
    const context = await newContext();
    const straight = await openPage(context);
    await straight.getByRole('button', { name: 'Play', exact: true }).click();
    const expected = await fingerprintAt(straight, 40);
    await straight.close();

    const first = await openPage(context, `${RUN}&at=10`);
    await fingerprintAt(first, 10);
    await keep(await drawer(first));
    await first.close();

    const second = await openPage(context, '/en/train');
    const dialog = await drawer(second);
    await dialog.getByRole('button', { name: /^Go on with/ }).click();
    await fingerprintAt(second, 10);
    await second.getByRole('button', { name: 'Play', exact: true }).click();
    expect(await fingerprintAt(second, 40)).toBe(expected);
    await context.close();
  });

  it('is renamed, deleted, brought back, and travels as a file', async () => {
    const context = await newContext();
    const page = await openPage(context, `${RUN}&at=12`);
    const fingerprint = await fingerprintAt(page, 12);
    const dialog = await drawer(page);
    await keep(dialog);
    await dialog.getByRole('button', { name: /^Rename/ }).click();
    await dialog.getByRole('textbox', { name: 'Name' }).fill('내 첫 실험');
    await dialog.getByRole('button', { name: 'Done' }).click();
    await dialog.getByText('내 첫 실험').waitFor();
    await dialog.getByRole('button', { name: /^Delete/ }).click();
    await dialog.getByText('No runs kept yet').waitFor();
    await dialog.getByRole('button', { name: 'Undo' }).click();
    await dialog.getByText('내 첫 실험').waitFor();
    await dialog.getByRole('button', { name: /^Export/ }).click();
    const file = await savedFile(page, dialog.getByRole('button', { name: 'Run (.bp.json)' }));
    await context.close();

    const other = await newContext();
    const there = await openPage(other, '/en/train');
    const list = await drawer(there);
    await giveFile(list, file);
    await list.getByText('Opened: 내 첫 실험').waitFor();
    await list.getByRole('button', { name: /^Go on with/ }).click();
    expect(await fingerprintAt(there, 12)).toBe(fingerprint);
    await other.close();
  });

  it('in a file that is broken, hostile, or of a newer version is refused with the reason', async () => {
    const context = await newContext();
    const page = await openPage(context, `${RUN}&at=5`);
    await fingerprintAt(page, 5);
    const dialog = await drawer(page);
    await keep(dialog);
    await dialog.getByRole('button', { name: /^Export/ }).click();
    const good = await savedFile(page, dialog.getByRole('button', { name: 'Run (.bp.json)' }));
    const json = JSON.parse(await readFile(good, 'utf8'));
    const cases: [string, string, RegExp][] = [
      ['a.bp.json', '{', /not JSON/],
      ['b.bp.json', '{"a":1}', /file of another kind/],
      ['c.bp.json', JSON.stringify({ ...json, version: 9 }), /newer version/],
      [
        'd.bp.json',
        JSON.stringify({ ...json, state: json.state.slice(0, 400) }),
        /weights in it are damaged/,
      ],
      [
        'e.bp.json',
        JSON.stringify({ ...json, fingerprint: '0'.repeat(64) }),
        /not those that its fingerprint/,
      ],
      [
        'f.bp.json',
        JSON.stringify({ ...json, config: { ...json.config, seed: -1 } }),
        /setting seed/,
      ],
      ['g.png', 'PNG', /Runs end in/],
    ];
    for (const [name, text, reason] of cases) {
      const path = join(tmpdir(), `bp-e2e-${process.pid}-${name}`);
      await writeFile(path, text);
      await giveFile(dialog, path);
      await dialog.getByRole('alert').filter({ hasText: reason }).waitFor();
    }
    expect(await dialog.locator('[data-run]').count()).toBe(1);
    await page.keyboard.press('Escape');
    await fingerprintAt(page, 5);
    await context.close();
  });

  it('gives its weights to a network of the same shape, and to no other', async () => {
    const context = await newContext();
    const page = await openPage(context, `${RUN}&at=7`);
    const fingerprint = await fingerprintAt(page, 7);
    const dialog = await drawer(page);
    await keep(dialog);
    await dialog.getByRole('button', { name: /^Export/ }).click();
    const weights = await savedFile(page, dialog.getByRole('button', { name: /safetensors/ }));
    await page.close();

    const same = await openPage(context, `${RUN}&seed=3`);
    const list = await drawer(same);
    await giveFile(list, weights);
    await list.getByText(/The weights are in/).waitFor();
    await same.keyboard.press('Escape');
    expect(await fingerprintAt(same, 0)).toBe(fingerprint);
    await same.close();

    const other = await openPage(context, `${RUN}&net.layers.a.units=5`);
    const before = await fingerprintAt(other, 0);
    const refusing = await drawer(other);
    await giveFile(refusing, weights);
    await refusing
      .getByRole('alert')
      .filter({ hasText: /is \[8, 2\], the network has \[5, 2\]/ })
      .waitFor();
    await other.keyboard.press('Escape');
    expect(await fingerprintAt(other, 0)).toBe(before);
    await context.close();
  });
});

describe('two tabs', () => {
  it('keep side by side, and see what the other does', async () => {
    const context = await newContext();
    const [one, two] = [
      await openPage(context, `${RUN}&seed=1&at=3`),
      await openPage(context, `${RUN}&seed=2&at=3`),
    ];
    await Promise.all([fingerprintAt(one, 3), fingerprintAt(two, 3)]);
    const [first, second] = [await drawer(one), await drawer(two)];
    await Promise.all([keep(first), keep(second)]);
    for (const dialog of [first, second]) await dialog.locator('[data-run]').nth(1).waitFor();
    await second
      .getByRole('button', { name: /^Delete/ })
      .first()
      .click();
    await one.waitForFunction(() => document.querySelectorAll('[data-run]').length === 1);
    await one.reload();
    await one.locator('button.play:enabled').waitFor();
    expect(await (await drawer(one)).locator('[data-run]').count()).toBe(1);
    await context.close();
  });
});

describe('storage', () => {
  it.each([
    ['forbidden', 'SecurityError', /lets the page store nothing/],
    ['silent', '', /lets the page store nothing/],
    ['full', 'QuotaExceededError', /storage of this browser is full/],
  ])(
    'that is %s is explained, and the run stays until the page closes',
    async (what, name, told) => {
      const context = await newContext();
      await context.addInitScript(
        ([kind, error]) => {
          const refuse = () => {
            throw new DOMException('no', error);
          };
          if (kind === 'forbidden') indexedDB.open = refuse;
          else if (kind === 'silent') indexedDB.open = () => ({}) as IDBOpenDBRequest;
          else IDBObjectStore.prototype.add = refuse;
        },
        [what, name],
      );
      const page = await openPage(context, `${RUN}&at=4`);
      await fingerprintAt(page, 4);
      const dialog = await drawer(page);
      await keep(dialog);
      await dialog.getByText(told).waitFor();
      await dialog.locator('[data-run]').getByText('until the page closes').waitFor();
      await page.keyboard.press('Escape');
      expect(await (await drawer(page)).locator('[data-run]').count()).toBe(1);
      await context.close();
    },
  );
});

it('the last visit can be taken up', async () => {
  const context = await newContext();
  const first = await openPage(context, `${RUN}&seed=5&at=6`);
  const expected = await fingerprintAt(first, 6);
  await first.waitForTimeout(9000);
  await first.close();
  const second = await openPage(context, '/en/train');
  const dialog = await drawer(second);
  await dialog.getByRole('button', { name: 'Go on there' }).click();
  expect(await fingerprintAt(second, 6)).toBe(expected);
  await context.close();
});
