import { launchChromium } from '@bp/testing/chromium';
import worked from '@bp/testing/worked-example.json';
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
  await app?.close();
  await browser?.close();
});

/** The lab at a place, once its numbers are there. */
async function open(place: string, options = {}): Promise<Page> {
  const page = await app.open(place, options);
  await page.waitForSelector('[data-step-id]');
  return page;
}

/** A number as the page writes it with 8 decimals. */
const written = (value: number): string =>
  Number.isInteger(value) ? `${value}` : value.toFixed(8).replace('-', '−');

/** The shown values of the table, by the ids of the steps. */
function table(page: Page): Promise<Record<string, string>> {
  return page.$$eval('[data-step]', (cells) =>
    Object.fromEntries(
      cells.map((cell) => [(cell as HTMLElement).dataset.step, cell.textContent?.trim()]),
    ),
  ) as Promise<Record<string, string>>;
}

async function text(page: Page, selector: string): Promise<string> {
  return (await page.textContent(selector))?.trim() ?? '';
}

/** Goes on, and waits until the step is there. */
async function goTo(page: Page, step: number): Promise<void> {
  await page.evaluate((n) => {
    const [path, query = ''] = location.hash.split('?');
    const params = new URLSearchParams(query);
    params.set('step', `${n}`);
    location.hash = `${path}?${params}`;
  }, step);
  await page.waitForFunction(
    (n) =>
      document
        .querySelector('.rail [aria-current="step"]')
        ?.getAttribute('aria-label')
        ?.includes(` ${n}:`),
    step,
  );
}

describe.each(['ko', 'en'])('Backprop in %s', (language) => {
  it('shows every number of the worked example to 8 digits', async () => {
    const page = await open(`/${language}/backprop?step=31`);
    const { forward, delta, grad } = worked['sigmoid+halfSSE'];
    const shown = await table(page);
    for (const [name, value] of Object.entries(forward)) {
      expect([name, shown[`f:${name}`]]).toEqual([name, written(value)]);
    }
    grad.forEach((value, i) => {
      expect(shown[`g:w${i + 1}`]).toBe(written(value));
    });
    const sums = { o1: 'z3', o2: 'z4', h1: 'z1', h2: 'z2' };
    for (const [name, sum] of Object.entries(sums)) {
      expect(shown[`g:${sum}`]).toBe(written(delta[name as keyof typeof delta]));
    }
    await page.context().close();
  });

  it('updates with the old weights, and E falls to 0.02323634', async () => {
    const page = await open(`/${language}/backprop?step=26`);
    const cells = async (): Promise<string> => text(page, '[data-step-id] table');
    const { updated } = worked['sigmoid+halfSSE'];
    const last = await cells();
    for (const value of updated.slice(4)) expect(last).toContain(written(value));
    await goTo(page, 27);
    const first = await cells();
    for (const value of updated.slice(0, 4)) expect(first).toContain(written(value));
    await goTo(page, 30);
    expect(await text(page, '[data-result]')).toBe('0.02323634');
    await page.context().close();
  });
});

describe('each step', () => {
  it.each(['2-2-2', 'mazur', 'two-paths'])(
    'of %s is its product and its central difference',
    async (preset) => {
      const page = await open(`/en/backprop?preset=${preset}`);
      const count = Number((await text(page, '.stat b')).split('/')[1]);
      let checked = 0;
      for (let step = 1; step <= count; step++) {
        await goTo(page, step);
        if (!(await page.$('[data-central]'))) continue;
        const number = (value: string): number =>
          Number(/−?[\d.]+$/.exec(value.trim())?.[0].replace('−', '-'));
        const result = number(await text(page, '[data-result]'));
        const central = number(await text(page, '[data-central]'));
        expect(Math.abs(result - central)).toBeLessThan(1e-6);
        const rows = await page.$$eval('.factors', (all) =>
          all.map((row) => [...row.querySelectorAll('.value')].map((one) => one.textContent ?? '')),
        );
        const sum = rows.reduce(
          (total, row) => total + row.reduce((product, one) => product * number(one), 1),
          0,
        );
        expect(Math.abs(sum - result)).toBeLessThan(1e-6);
        checked++;
      }
      expect(checked).toBeGreaterThan(3);
      await page.context().close();
    },
  );
});

it('computes only what depends on an edited weight, and marks it', async () => {
  const page = await open('/en/backprop?step=13');
  await page.fill('[data-value="w5"]', '0.5');
  await page.press('[data-value="w5"]', 'Enter');
  await page.waitForSelector('td.changed');
  await goTo(page, 25);
  const changed = await page.$$eval('td.changed', (cells) =>
    cells.map((cell) => (cell as HTMLElement).dataset.step),
  );
  expect(changed.filter((id) => id?.startsWith('f:'))).toEqual(['f:z3', 'f:o1', 'f:E_o1', 'f:E']);
  expect(changed).not.toContain('g:z4');
  expect(changed).toContain('g:w1');
  expect(await page.evaluate(() => location.hash)).toContain('w5=0.5');
  await page.click('text=Back to the start values');
  await page.waitForFunction(
    () => document.querySelector('[data-step="f:z3"]')?.textContent?.trim() === '0.44498412',
  );
  await page.context().close();
});

it.each([
  ['2-2-2-bce', 'sigmoid+BCE'],
  ['2-2-2-identity', 'identity+halfSSE'],
] as const)('the example %s equals the worked one', async (preset, variant) => {
  const page = await open(`/ko/backprop?preset=${preset}&step=31`);
  const shown = await table(page);
  const { forward, grad, forwardAfter } = worked[variant];
  for (const [name, value] of Object.entries(forward))
    expect(shown[`f:${name}`]).toBe(written(value));
  grad.forEach((value, i) => {
    expect(shown[`g:w${i + 1}`]).toBe(written(value));
  });
  expect(shown['c:loss']).toBe(written(forwardAfter.E));
  await page.context().close();
});

describe('expressions', () => {
  it('(x + y)² at (1, 2) is 9, with the slope 6', async () => {
    const page = await open('/en/backprop?preset=square&step=4');
    const shown = await table(page);
    expect([shown['f:z'], shown['g:x']]).toEqual(['9', '6']);
    await page.context().close();
  });

  it('explains where a typed one cannot be read, and keeps the last good one', async () => {
    const page = await open('/en/backprop?preset=expression');
    await page.fill('input[name="expr"]', 'x * alert(1)');
    await page.press('input[name="expr"]', 'Enter');
    await page.waitForSelector('.refused');
    expect(await text(page, '.refused')).toContain('position 5');
    expect(await page.$$('[data-step-id]')).toHaveLength(1);
    await page.fill('input[name="expr"]', 'sin(x)^2 + y');
    await page.press('input[name="expr"]', 'Enter');
    await page.waitForFunction(() => !document.querySelector('.refused'));
    await page.waitForFunction(() => document.querySelector('[data-step="f:u1"]'));
    await page.context().close();
  });
});

describe('the practice', () => {
  it('asks before it shows, and names the mistake without the result', async () => {
    const page = await open('/en/backprop?step=20&practice=1');
    expect(await page.$('[data-result]')).toBeNull();
    expect(await page.textContent('main')).not.toContain('0.00080888');
    await page.fill('input[name="answer"]', '0.00079143');
    await page.press('input[name="answer"]', 'Enter');
    await page.waitForSelector('[data-mistake="updated-weights"]');
    const said = (await page.textContent('main')) ?? '';
    expect(said).toContain('0.00079143');
    expect(said).not.toContain('0.00080888');
    await page.fill('input[name="answer"]', '0.00080888');
    await page.press('input[name="answer"]', 'Enter');
    await page.waitForSelector('[data-result]');
    expect(await text(page, '[data-result]')).toBe('0.00080888');
    await page.context().close();
  });

  it('recognises the usual mistakes at w5', async () => {
    const page = await open('/en/backprop?step=13&practice=1');
    for (const [answer, mistake] of [
      ['0.10890969', 'no-slope'],
      ['-0.02592286', 'sign'],
      ['0.02629590', 'wrong-index'],
    ]) {
      await page.fill('input[name="answer"]', answer);
      await page.press('input[name="answer"]', 'Enter');
      await page.waitForSelector(`[data-mistake="${mistake}"]`);
    }
    await page.context().close();
  });

  it('counts hints, and shows the answer when it is asked for', async () => {
    const page = await open('/ko/backprop?step=13&practice=1', PHONE);
    await page.click('text=힌트 1/3');
    await page.click('text=힌트 2/3');
    await page.click('text=답 보기');
    expect(await text(page, '[data-result]')).toBe('0.02592286');
    await page.context().close();
  });

  it('drills on the same random graph for everybody', async () => {
    const [a, b] = [
      await open('/en/backprop?drill=2&level=3'),
      await open('/ko/backprop?drill=2&level=3'),
    ];
    const graph = (page: Page) =>
      page.$$eval('.backprop-graph .inner', (all) => all.map((one) => one.textContent));
    expect(await graph(a)).toEqual(await graph(b));
    expect(await a.$('input[name="answer"]')).not.toBeNull();
    await a.context().close();
    await b.context().close();
  });
});

it('prints worksheets whose key agrees with them, a page for each student', async () => {
  const page = await app.open('/ko/backprop?sheet=1&seed=20260317&key=both&count=3');
  await page.waitForSelector('[data-sheet]');
  const pages = await page.$$eval('[data-sheet]', (all) =>
    all.map((one) => {
      const { sheet, key } = (one as HTMLElement).dataset;
      const items = [...one.querySelectorAll<HTMLElement>('[data-item]')];
      const given = [...one.querySelectorAll('svg text:not(.found)')]
        .map(({ textContent }) => textContent)
        .join('|');
      return {
        sheet,
        key,
        given,
        items: items.map((item) => [item.dataset.item ?? '', item.textContent ?? ''] as const),
      };
    }),
  );
  expect(pages.map(({ sheet, key }) => `${sheet} ${key}`)).toEqual(
    ['20260317', '20260318', '20260319'].flatMap((seed) => [`${seed} false`, `${seed} true`]),
  );
  for (let i = 0; i < pages.length; i += 2) {
    const [sheet, key] = [pages[i], pages[i + 1]];
    expect(sheet.given).toBe(key.given);
    expect(sheet.items.map(([name]) => name)).toEqual(key.items.map(([name]) => name));
    expect(sheet.items.every(([, value]) => value === '')).toBe(true);
    expect(key.items.every(([, value]) => /^−?\d\.\d{5}$/.test(value))).toBe(true);
    const value = (name: string): number =>
      Number(key.items.find(([one]) => one === name)?.[1].replace('−', '-'));
    expect(value('h1')).toBeCloseTo(1 / (1 + Math.exp(-value('z1'))), 4);
  }
  await page.emulateMedia({ media: 'print' });
  expect(await page.isVisible('header')).toBe(false);
  const colors = await page.$eval('.page', (one) => [
    getComputedStyle(one).color,
    getComputedStyle(one).backgroundColor,
  ]);
  expect(colors).toEqual(['rgb(0, 0, 0)', 'rgb(255, 255, 255)']);
  await page.context().close();
});

describe('links and keys', () => {
  it('open an example at a step in a notation, and J and L go on', async () => {
    const page = await open('/en/backprop?preset=2-2-2&step=13&notation=layered&digits=4');
    expect(await page.getAttribute('[data-step-id]', 'data-step-id')).toBe('g:w5');
    expect(await text(page, '[data-result]')).toBe('0.0259');
    await page.keyboard.press('l');
    await page.waitForSelector('[data-step-id="g:w6"]');
    await page.keyboard.press('j');
    await page.keyboard.press('j');
    await page.waitForSelector('[data-step-id="g:z3"]');
    await page.context().close();
  });

  it('explain a net that cannot be read, and show nothing wrong', async () => {
    const page = await app.open('/ko/backprop?net=AAAA');
    await page.waitForSelector('.refused');
    await page.context().close();
  });

  it('fit on a phone of 360 px without a horizontal scroll of the page', async () => {
    for (const place of [
      '/ko/backprop?step=13',
      '/en/backprop?step=20&practice=1',
      '/ko/backprop?preset=two-paths&step=10',
      '/en/backprop?preset=own&step=27',
      '/ko/backprop?sheet=1&key=both',
    ]) {
      const page = await app.open(place, { ...PHONE, viewport: { width: 360, height: 780 } });
      await page.waitForSelector('[data-step-id], [data-sheet]');
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect([place, over <= 0]).toEqual([place, true]);
      await page.context().close();
    }
  });
});
