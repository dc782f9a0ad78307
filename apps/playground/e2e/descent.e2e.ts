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

/** Opens the lab, and waits for its first result. */
async function open(query: string, language = 'en', options = {}): Promise<Page> {
  const page = await app.open(`/${language}/descent${query}`, options);
  await settled(page);
  return page;
}

async function settled(page: Page): Promise<void> {
  await page.locator('tbody tr').first().waitFor();
  await page.locator('[aria-busy="false"]').first().waitFor();
}

const statusOf = (page: Page) => page.locator('footer.status').innerText();
const paramsOf = (page: Page) => new URLSearchParams(page.url().split('?')[1]);
/** The cells of the table of results, row by row. */
const results = (page: Page) =>
  page
    .locator('table')
    .first()
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent?.trim() ?? '')),
    );

describe.each(['en', 'ko'])('the note’s step from 1 to 5, in %s', (language) => {
  it('is told in numbers, and made', async () => {
    const page = await open('?preset=one-to-five', language);
    await page.locator('.move', { hasText: 'w: 1 → 5' }).waitFor();
    const formulas = await page.locator('[role=math]').allInnerTexts();
    const flat = formulas.map((text) => text.replace(/[\s\u200b]/g, '')).join(' ');
    expect(flat).toContain('1−2×(−2)=5');
    expect(await statusOf(page)).toMatch(/1\.000, 0\.000/);
    await page.keyboard.press('l');
    expect(await statusOf(page)).toMatch(/5\.000, 0\.000/);
    expect(paramsOf(page).get('step')).toBe('1');
    await page.keyboard.press('r');
    expect(await statusOf(page)).toMatch(/1\.000, 0\.000/);
    await page.context().close();
  });
});

it('a rate too large climbs the other side, one far too large is lost, one too small crawls', async () => {
  const page = await open('?preset=one-to-five&steps=30');
  const verdictAt = async (rate: string) => {
    const field = page.getByRole('textbox', { name: 'Learning rate', exact: true });
    await field.fill(rate);
    await field.press('Enter');
    await page.waitForFunction((r) => location.hash.includes(`rate=${r}`), rate);
    await page.waitForTimeout(400);
    await settled(page);
    return page.locator('.verdicts').innerText();
  };
  expect(await verdictAt('0.001')).toContain('crawls');
  expect(await verdictAt('3.9')).toContain('overshoots');
  expect(await verdictAt('4.5')).toContain('climbs');
  await page.context().close();
});

describe('the race', () => {
  it('has everyone at the same place at step 0, with equally many gradients', async () => {
    const page = await open('?preset=race&step=0');
    await page.getByText('same start, same 400 gradient evaluations').waitFor();
    const rows = page.locator('table').first().locator('tbody button');
    expect(await rows.count()).toBe(5);
    for (let i = 0; i < 5; i++) {
      await rows.nth(i).click();
      expect(await statusOf(page)).toMatch(/Step 0: .* is at −1\.400, 2\.200 with a loss of 6\.34/);
    }
    await page.context().close();
  });

  it('orders its table by the final loss, and says so', async () => {
    const page = await open('?preset=race');
    const rows = await results(page);
    expect(rows.map(([name]) => name).sort()).toEqual(
      ['Adam', 'Momentum 0.9', 'Nesterov 0.9', 'RMSprop', 'SGD'].sort(),
    );
    const order = rows.map(([name]) => name).join(', ');
    expect(await statusOf(page)).toContain(`Order by final loss: ${order}`);
    await page.context().close();
  });

  it('is the same when the same link is opened again, noise included', async () => {
    const link = '?preset=race&sigma=0.5&seeds=3&steps=120';
    const [one, two] = [await open(link), await open(link)];
    expect(await results(two)).toEqual(await results(one));
    const other = await open(`${link}&seed=43`);
    expect(await results(other)).not.toEqual(await results(one));
    for (const page of [one, two, other]) await page.context().close();
  });

  it('tells in words who was lost', async () => {
    const page = await open('?surface=rosenbrock&racers=sgd@1,adam@0.1');
    expect((await results(page)).map((row) => row.join(' ')).join('\n')).toMatch(
      /SGD 1\.0 diverged at step \d/,
    );
    await page.context().close();
  });
});

it('the start moves by arrow keys and by dragging, and the race follows', async () => {
  const page = await open('?preset=race');
  const start = page.getByRole('button', { name: /^Start at/ });
  await start.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowDown');
  expect(paramsOf(page).get('start')).toBe('-1.32,1.8');
  expect(await start.getAttribute('aria-label')).toContain('−1.32, 1.80');
  const before = await results(page);
  const box = (await start.boundingBox()) as { x: number; y: number };
  await page.mouse.move(box.x + 16, box.y + 16);
  await page.mouse.down();
  await page.mouse.move(box.x + 116, box.y + 46, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(1500);
  await settled(page);
  expect(paramsOf(page).get('start')).not.toBe('-1.32,1.8');
  expect(await results(page)).not.toEqual(before);
  await page.context().close();
});

it('the data show the line of the place on the bowl, and w moves before b', async () => {
  const page = await open('?preset=fish-cake');
  const line = page.getByRole('img', { name: /Sales by temperature/ });
  expect(await line.getAttribute('aria-label')).toContain('150 more for each 10 °C, 50 at 0 °C');
  await page.keyboard.press('l');
  const [w, b] = [(await statusOf(page)).match(/is at (\S+), (\S+) /)].flatMap((found) => [
    found?.[1],
    found?.[2],
  ]);
  expect(w).not.toBe('1.500');
  expect(b).toBe('0.500');
  await page.getByRole('slider', { name: 'Step of the descent' }).press('End');
  expect(await statusOf(page)).not.toContain(', 0.500 ');
  await page.context().close();
});

it('the rules of when to stop end the film where they would have stopped', async () => {
  const page = await open('?preset=stopping');
  const table = page.getByRole('table').filter({ hasText: 'Stops at step' });
  const at = await table.locator('tbody tr').first().locator('td').first().innerText();
  expect(await statusOf(page)).toContain(`Step ${at}:`);
  await table.getByRole('radio', { name: /a count/ }).check();
  await page.waitForTimeout(300);
  expect(await statusOf(page)).toContain('Finished after 300 steps');
  await page.context().close();
});

it('many starts end at four minima whose shares make up everything', async () => {
  const page = await open('?preset=local-minima');
  const table = page.getByRole('table').filter({ hasText: 'Share of starts' });
  await table.waitFor();
  const shares = await table.locator('tbody tr td:last-child').allInnerTexts();
  expect(shares.length).toBeGreaterThanOrEqual(4);
  const sum = shares.reduce((total, text) => total + Number.parseFloat(text), 0);
  expect(Math.abs(sum - 100)).toBeLessThan(0.5);
  await page.context().close();
});

it('plays and pauses by the space bar, and racers come and go', async () => {
  const page = await open('?preset=race&step=0', 'en', { reducedMotion: 'no-preference' });
  await page.locator('main').focus();
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: 'Pause' }).waitFor();
  await page.waitForTimeout(600);
  await page.keyboard.press(' ');
  await page.getByRole('button', { name: 'Race', exact: true }).waitFor();
  expect(Number(paramsOf(page).get('step'))).toBeGreaterThan(5);
  await page.getByRole('combobox', { name: 'Add an optimizer' }).selectOption('adagrad');
  await page.getByText('Adagrad').first().waitFor();
  await page.waitForFunction(
    () => document.querySelectorAll('table')[0].querySelectorAll('tbody tr').length === 6,
  );
  await page.getByRole('button', { name: 'Remove SGD' }).click();
  await page.waitForFunction(
    () => document.querySelectorAll('table')[0].querySelectorAll('tbody tr').length === 5,
  );
  await page.context().close();
});

it.each([
  'surface=moon&racers=nobody&steps=x',
  'preset=__proto__',
  'start=1e99,NaN&rate=-3&kappa=0',
])('a link with what cannot be, %s, opens what can', async (query) => {
  const page = await open(`?${query}`);
  expect((await results(page)).length).toBe(5);
  await page.context().close();
});

it('a worker that cannot be loaded is told, and the lab goes on when it can', async () => {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  await page.route('**/worker-*.js', (route) => route.abort());
  await page.goto(`${app.url}#/en/descent`);
  await page.getByRole('alert').waitFor();
  await page.unroute('**/worker-*.js');
  await page.getByRole('alert').getByRole('button').click();
  await page.locator('tbody tr').first().waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
  await context.close();
});

it.each(['en', 'ko'])('fits a phone, in %s', async (language) => {
  const page = await open('?preset=fish-cake', language, PHONE);
  const [content, screen] = await page.evaluate(() => [
    document.documentElement.scrollWidth,
    window.innerWidth,
  ]);
  expect(content).toBeLessThanOrEqual(screen);
  await page.context().close();
});
