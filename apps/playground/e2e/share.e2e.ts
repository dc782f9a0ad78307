import { readFile } from 'node:fs/promises';
import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Download, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../src/core/code/run-program.test-helper';
import { PHONE, serveApp } from './app';
import { axeFindings, clippedTexts } from './findings';

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

const RUN = 'stop.epochs=40&data.n=100';

/** Opens Train with a run that stands at its start, and waits until it could go. */
async function openTrain(place: string, options = {}): Promise<Page> {
  const page = await app.open(place, options);
  await page.locator('button.play:enabled').waitFor();
  return page;
}

async function openTool(page: Page, name: string) {
  await page.getByRole('button', { name, exact: true }).click();
  return page.locator('dialog');
}

async function download(
  page: Page,
  press: () => Promise<void>,
): Promise<{ name: string; bytes: Buffer }> {
  const [file] = await Promise.all([page.waitForEvent('download') as Promise<Download>, press()]);
  return { name: file.suggestedFilename(), bytes: await readFile((await file.path())!) };
}

const outcome = (page: Page) => page.locator('[data-outcome]').getAttribute('data-outcome');

describe('a link', () => {
  it('carries a proof, which is reproduced by whoever gets there', {
    timeout: 180_000,
  }, async () => {
    const page = await openTrain(`/en/train?${RUN}`);
    const dialog = await openTool(page, 'Share');
    await dialog.getByRole('switch', { name: 'Add a proof' }).click();
    await dialog.getByText(/^Epoch 40, fingerprint/).waitFor();
    const link = await dialog.getByLabel('Link to what you see').inputValue();
    expect(link.length).toBeLessThanOrEqual(400);
    expect(link).toMatch(/fp=40:[0-9a-f]{8}:\d+/);
    await page.keyboard.press('Escape');

    const hash = link.slice(link.indexOf('#') + 1);
    const there = await openTrain(hash);
    expect(await there.locator('[data-outcome]').count()).toBe(0);
    await there.getByRole('button', { name: 'Play' }).click();
    await there.locator('[data-outcome]').waitFor();
    expect(await outcome(there)).toBe('reproduced');

    const wrong = hash.replace(/fp=40:[0-9a-f]{8}/, 'fp=40:00000000');
    for (const [place, expected] of [
      [wrong, 'different'],
      [wrong.replace(/(fp=40:0{8}):\d+/, '$1:0'), 'olderEngine'],
      [wrong.replace(/(fp=40:0{8}):\d+/, '$1:999'), 'newerEngine'],
    ]) {
      const other = await openTrain(place);
      await other.getByRole('button', { name: 'Check', exact: true }).click();
      await other.locator('[data-outcome]').waitFor();
      expect(await outcome(other)).toBe(expected);
      await other.context().close();
    }
    await there.context().close();
    await page.context().close();
  });

  it('says so where its proof cannot be read, and no longer promises what was changed', async () => {
    const broken = await openTrain(`/en/train?${RUN}&fp=nonsense`);
    await broken.getByText(/proof in this link cannot be read/).waitFor();
    await broken.context().close();
    const page = await openTrain(`/en/train?${RUN}&fp=40:00000000:1`);
    expect(page.url()).toContain('fp=');
    await page.evaluate(() => {
      window.location.hash = window.location.hash.replace('data.n=100', 'data.n=90');
    });
    await page.waitForTimeout(500);
    const seed = page.locator('[data-setting="seed"] input');
    await seed.fill('9');
    await seed.press('Enter');
    await page.waitForFunction(() => !window.location.hash.includes('fp='));
    await page.context().close();
  });
});

describe('a challenge', () => {
  it('is set, refused, and proved, in words', { timeout: 120_000 }, async () => {
    const page = await openTrain(`/en/train?${RUN}`);
    const dialog = await openTool(page, 'Share');
    await dialog.getByRole('button', { name: 'Challenge' }).click();
    const link = await dialog.getByLabel('Link to the challenge').inputValue();
    expect(decodeURIComponent(link)).toMatch(
      /goal=validationAccuracy>=0.98,weights,on:[0-9a-f]{8}/,
    );
    await page.context().close();

    const hash = link.slice(link.indexOf('#') + 1);
    const hard = await openTrain(hash);
    await hard.getByRole('button', { name: 'Prove my run' }).click();
    await hard.locator('[data-met]').waitFor();
    expect(await hard.locator('[data-met]').getAttribute('data-met')).toBe('false');
    expect(await hard.locator('[data-met]').innerText()).toMatch(
      /validation accuracy .*\s% \(at least 98\s%\)/,
    );
    // with other data it is another task, whatever it comes to
    await hard.locator('[data-setting="seed"] input').fill('7');
    await hard.locator('[data-setting="seed"] input').press('Enter');
    await hard.getByRole('button', { name: /Prove/ }).click();
    await hard.getByText(/not those of the challenge/).waitFor();
    await hard.context().close();

    const easy = await openTrain(hash.replace('0.98', '0.2'));
    await easy.getByRole('button', { name: 'Prove my run' }).click();
    await easy.locator('[data-met="true"]').waitFor();
    const answer = await easy.getByLabel('Link to your answer').inputValue();
    expect(answer).toMatch(/goal=.*fp=40:|fp=40:.*goal=/);
    const next = await easy.getByLabel('Link that asks for less').inputValue();
    expect(decodeURIComponent(next)).toContain('weights<=104');
    await easy.context().close();
  });
});

describe('code', () => {
  it('comes to the fingerprint of the page, run as it is shown', async () => {
    const page = await openTrain(
      `/en/train?${RUN}&optimizer.schedule=cosine&net.layers.a.dropout=0.1`,
    );
    await page.getByRole('button', { name: 'Play' }).click();
    await page.locator('.stat', { hasText: 'Epoch' }).getByText('40').first().waitFor();
    const shown = page.locator('.stat', { hasText: 'Fingerprint' }).locator('b');
    await page.waitForFunction(() =>
      /Fingerprint\s*[0-9a-f]{4} [0-9a-f]{4}/.test(document.body.innerText),
    );
    const fingerprint = (await shown.innerText()).replace(' ', '');
    const dialog = await openTool(page, 'Code');
    const code = await dialog.getByLabel(/^Code \(/).inputValue();
    const { said } = await runProgram(code, []);
    expect(said.join('\n')).toContain(`fingerprint ${fingerprint}`);
    await page.context().close();
  });

  it('of the trained network is a page that answers by itself', async () => {
    const page = await openTrain(`/ko/train?${RUN}`);
    const dialog = await openTool(page, '코드');
    await dialog.getByRole('button', { name: '학습한 신경망' }).click();
    const button = dialog.getByRole('button', { name: /network\.html/ });
    const { bytes } = await download(page, () => button.click());
    const alone = await browser.newPage();
    const requests: string[] = [];
    alone.on('request', (request) => requests.push(request.url()));
    await alone.setContent(bytes.toString());
    const answer = alone.locator('#answer');
    const before = await answer.innerText();
    await alone.locator('input[type=range]').first().fill('5');
    expect(await answer.innerText()).not.toBe(before);
    expect(before).toMatch(/0\.\d{3}/);
    expect(requests.filter((url) => !url.startsWith('about:'))).toEqual([]);
    await alone.close();
    await page.context().close();
  });
});

describe('pictures', () => {
  it('are SVG and PNG of map, curve and network, and a table of the curve', async () => {
    const page = await openTrain(`/en/train?${RUN}`);
    const dialog = await openTool(page, 'Share');
    await dialog.getByRole('button', { name: 'Pictures' }).click();
    for (const of of ['Decision map', 'Loss curve', 'Network']) {
      await dialog.getByRole('button', { name: of }).click();
      const svg = await download(page, () => dialog.getByRole('button', { name: 'SVG' }).click());
      expect(svg.name).toMatch(/\.svg$/);
      const isPicture = await page.evaluate(
        (text) =>
          new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('path, image')
            .length,
        svg.bytes.toString(),
      );
      expect(isPicture).toBeGreaterThan(0);
      const png = await download(page, () => dialog.getByRole('button', { name: 'PNG' }).click());
      expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
      expect(png.bytes.length).toBeGreaterThan(2000);
    }
    const csv = await download(page, () => dialog.getByRole('button', { name: /CSV/ }).click());
    expect(csv.bytes.toString()).toMatch(
      /^epoch,train,validation,trainAccuracy,validationAccuracy\r\n/,
    );
    await page.context().close();
  });

  it('move for six seconds in a film', async () => {
    const page = await openTrain(`/en/train?${RUN}`);
    const dialog = await openTool(page, 'Share');
    await dialog.getByRole('button', { name: 'Pictures' }).click();
    const film = await download(page, () =>
      dialog.getByRole('button', { name: 'Make the film' }).click(),
    );
    expect(film.name).toMatch(/\.webm$/);
    // the four bytes that every WebM begins with
    expect(film.bytes.subarray(0, 4).toString('hex')).toBe('1a45dfa3');
    expect(film.bytes.length).toBeGreaterThan(20_000);
    await page.context().close();
  });

  it('say so where a browser cannot record', async () => {
    const page = await app.open(`/en/train?${RUN}`);
    await page.evaluate(() => {
      Object.defineProperty(window, 'MediaRecorder', { value: undefined });
    });
    const dialog = await openTool(page, 'Share');
    await dialog.getByRole('button', { name: 'Pictures' }).click();
    await dialog.getByText(/cannot record a canvas/).waitFor();
    await page.context().close();
  });
});

describe('the dialogs', () => {
  it.each([
    ['en', 'light', ['Share', 'Code', 'My runs'], ['Challenge', 'Pictures', 'Embed']],
    ['ko', 'dark', ['공유', '코드', '내 실험'], ['도전', '그림', '끼워 넣기']],
  ] as const)(
    'have nothing that axe finds, in %s, %s, and fit a phone',
    async (language, colorScheme, names, tabs) => {
      const page = await openTrain(`/${language}/train?${RUN}`, {
        ...PHONE,
        colorScheme,
        viewport: { width: 360, height: 740 },
      });
      for (const name of names) {
        const dialog = await openTool(page, name);
        await page.waitForTimeout(400);
        expect([name, await axeFindings(page), await clippedTexts(page)]).toEqual([name, [], []]);
        for (const tab of name === names[0] ? tabs : []) {
          await dialog.getByRole('button', { name: tab }).click();
          await page.waitForTimeout(200);
          expect([tab, await axeFindings(page), await clippedTexts(page)]).toEqual([tab, [], []]);
        }
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
      await page.context().close();
    },
  );
});
