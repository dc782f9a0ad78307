import { launchChromium } from '@bp/testing/chromium';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE, serveApp } from './app';

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

/** Opens the lab with its strips, and waits until all layers are measured. */
async function open(query: string, language = 'en', options = {}): Promise<Page> {
  const page = await app.open(`/${language}/vanishing${query}`, options);
  await page.locator('.verdicts li').first().waitFor();
  return page;
}

const statusOf = (page: Page) => page.locator('footer.status .grow').innerText();
const paramsOf = (page: Page) => new URLSearchParams(page.url().split('?')[1]);
const strips = (page: Page) => page.locator('.strips [role=img]');

/** Figures as the page writes them: 1.8 × 10⁻⁵, 0.0041. */
function numbersIn(text: string): number[] {
  const plain = (raised: string) =>
    [...raised].map((c) => (c === '⁻' ? '-' : '⁰¹²³⁴⁵⁶⁷⁸⁹'.indexOf(c))).join('');
  return [...text.matchAll(/(\d+(?:\.\d+)?)(?: × 10([⁻⁰¹²³⁴⁵⁶⁷⁸⁹]+))?/g)].map(
    ([, mantissa, power]) => Number(power === undefined ? mantissa : `${mantissa}e${plain(power)}`),
  );
}

describe.each(['en', 'ko'])('eight layers, in %s', (language) => {
  it('sigmoids leave nothing for the first layer, ReLU with He does', async () => {
    const page = await open('?preset=sigmoid-depth&step=0', language);
    expect(await strips(page).count()).toBe(4);
    const labels = await strips(page).evaluateAll((all) =>
      all.map((one) => one.getAttribute('aria-label') ?? ''),
    );
    // the figures of layer 1 stand after its name
    const first = labels.map(
      (label) => numbersIn(label.split(/layer 1 receives|1층은/)[1] ?? '')[0],
    );
    expect(first[3]).toBeGreaterThan(1000 * first[0]);
    expect(await page.locator('.verdicts').innerText()).toContain(
      language === 'en' ? 'vanishes on the way back' : '기울기가 사라집니다',
    );
    await page.context().close();
  });
});

it('the table of a network has a row for each layer and the output', async () => {
  const page = await open('?variants=tanh/xavierNormal&depth=3&steps=20');
  await page.getByRole('button', { name: 'as table' }).first().click();
  const rows = page.getByRole('region', { name: 'tanh, Xavier' }).locator('tbody tr');
  expect(await rows.count()).toBe(4);
  expect(await rows.last().locator('th').innerText()).toBe('out');
  await page.context().close();
});

it('the product of sigmoid slopes stays below 0.25ᵏ in every row of its table', async () => {
  const page = await open('?preset=bound&variants=sigmoid/default,sigmoid/wide');
  await page.getByRole('button', { name: 'Product of mean |φ′|' }).click();
  await page.getByRole('button', { name: 'as table' }).last().click();
  const rows = await page
    .getByRole('region', { name: 'Is it only the sigmoid?' })
    .locator('tbody tr')
    .evaluateAll((all) =>
      all.map((row) => [...row.querySelectorAll('td')].map((td) => td.textContent ?? '')),
    );
  expect(rows).toHaveLength(9);
  for (const row of rows) {
    const [bound, ...products] = row.map((text) => numbersIn(text)[0]);
    for (const product of products) expect(product).toBeLessThanOrEqual(bound * 1.05);
  }
  await page.context().close();
});

it('zeros keep the units of a layer equal, and that is said', async () => {
  const page = await open('?preset=initialisation');
  expect(await page.locator('.verdicts').innerText()).toContain(
    'sigmoid, zeros: all units of a layer are equal',
  );
  await page.context().close();
});

it('batch norm brings gradient back to the first layer', async () => {
  const page = await open('?variants=sigmoid/default&step=0&steps=20');
  const before = numbersIn((await statusOf(page)).split('receives')[1])[0];
  await page.getByRole('switch', { name: 'Batch norm' }).click();
  await page.waitForFunction(() =>
    document.querySelector('footer.status')?.textContent?.includes('batch norm'),
  );
  const after = numbersIn((await statusOf(page)).split('receives')[1])[0];
  expect(after).toBeGreaterThan(100 * before);
  await page.context().close();
});

it.each([
  ['en', 'φ′ is at most 0.25, at z = 0', '8 layers: at most 1.5 × 10⁻⁵'],
  ['ko', 'φ′의 최댓값은 0.25 (z = 0)', '8층이면 최대 1.5 × 10⁻⁵'],
])(
  'the activations tell where their slopes are largest, in %s',
  async (language, slope, factor) => {
    const page = await app.open(`/${language}/vanishing?preset=activations`);
    const sigmoid = page
      .locator('li')
      .filter({ has: page.getByRole('heading', { name: 'sigmoid' }) });
    await sigmoid.waitFor();
    const text = await sigmoid.innerText();
    expect(text).toContain(slope);
    expect(text).toContain(factor);
    expect(await page.locator('main li h2').count()).toBe(13);
    await page.context().close();
  },
);

it('steps, rewinds and plays by keys; the link follows', async () => {
  const page = await open('?variants=relu/kaimingNormal,tanh/xavierNormal&steps=60&step=10');
  await page.locator('main').focus();
  await page.keyboard.press('l');
  await page.keyboard.press('l');
  await page.keyboard.press('j');
  expect(await statusOf(page)).toContain('Step 11.');
  expect(paramsOf(page).get('step')).toBe('11');
  await page.keyboard.press('r');
  expect(await statusOf(page)).toContain('Step 0.');
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.waitForTimeout(800);
  await page.keyboard.press(' ');
  expect(Number(paramsOf(page).get('step'))).toBeGreaterThan(0);
  await page.getByRole('slider', { name: 'Training step' }).press('End');
  expect(await statusOf(page)).toContain('Step 60.');
  await page.context().close();
});

it('networks are added and removed, four at most', async () => {
  const page = await open('?variants=sigmoid/default&steps=20');
  const add = page.getByRole('button', { name: 'Add a network' });
  for (let count = 2; count <= 4; count++) {
    await add.click();
    await page.waitForFunction(
      (n) => document.querySelectorAll('.strips section').length === n,
      count,
    );
  }
  expect(await add.isDisabled()).toBe(true);
  await page.getByRole('button', { name: 'Remove sigmoid, default' }).click();
  await page.waitForFunction(() => document.querySelectorAll('.strips section').length === 3);
  expect(paramsOf(page).get('variants')).toBe(
    'relu/kaimingNormal,relu/kaimingNormal,relu/kaimingNormal',
  );
  await page.context().close();
});

it('a network whose numbers break says where, and keeps what came before', async () => {
  const page = await open('?variants=linear/wide&rate=10&steps=60');
  await page.getByText(/stopped at step \d+: a number was no longer finite/).waitFor();
  await page.context().close();
});

it('a worker that cannot be loaded is told, and the lab goes on when it can', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.route('**/worker-*.js', (route) => route.abort());
  await page.goto(`${app.url}#/en/vanishing`);
  await page.getByRole('alert').waitFor();
  await page.unroute('**/worker-*.js');
  await page.getByRole('alert').getByRole('button').click();
  await page.locator('.strips section').first().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await context.close();
});

it.each(['en', 'ko'])('fits a phone, in %s', async (language) => {
  const page = await open('?preset=bound', language, PHONE);
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  expect(content).toBeLessThanOrEqual(screen);
  await page.context().close();
});
