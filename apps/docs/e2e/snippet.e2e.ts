import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readGenerated, snippetSource } from '../content/generated.ts';
import { builtUnder, type Site } from './site.ts';
import { SnippetOnPage } from './snippet-page.ts';

const NAME = 'bp/delta-rule/delta';
const BASE = '/some/docs/';

let site: Site;
let page: Page;
let snippet: SnippetOnPage;

beforeAll(async () => {
  site = await builtUnder(BASE, ['bp/delta-rule']);
});
afterAll(() => site?.close());
beforeEach(async () => {
  page = await site.open('en/bp/delta-rule.html');
  snippet = new SnippetOnPage(page, NAME);
});
afterEach(async () => {
  await page.close();
  expect(site.problems.splice(0)).toEqual([]);
});

it('shows its output before any script runs, and without one', async () => {
  const context = await site.browser.newContext({ javaScriptEnabled: false });
  const still = await context.newPage();
  await still.goto(`${site.address}en/bp/delta-rule.html`);
  const figure = still.locator(`[data-snippet="${NAME}"]`);
  expect(await figure.locator('.printed').textContent()).toBe(
    readGenerated().snippets[NAME].output,
  );
  expect(await figure.getByRole('button').count()).toBe(0);
  await context.close();
});

it('runs under a base path, with packages of this site alone', async () => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await snippet.run();
  expect(await snippet.printed()).toBe(readGenerated().snippets[NAME].output);
  expect(asked.length).toBeGreaterThan(3);
  expect(asked.filter((url) => !url.startsWith(site.address) && !url.startsWith('blob:'))).toEqual(
    [],
  );
});

it('asks for no packages, no worker and no editor before it is used', async () => {
  const asked: string[] = [];
  const idle = await site.browser.newPage();
  idle.on('request', (request) => asked.push(request.url()));
  await idle.goto(`${site.address}en/bp/delta-rule.html`, { waitUntil: 'networkidle' });
  expect(
    asked.filter((url) => /\/bp\/[\w/-]+\.js|run-snippet|snippet-editor|shared-code/.test(url)),
  ).toEqual([]);
  expect(idle.workers()).toEqual([]);
  await idle.close();
});

it('ends a loop that never ends, says so, and leaves the page usable', async () => {
  await snippet.write("console.log('before');\nfor (;;) console.log(1);");
  await snippet.button('Run').click();
  await snippet.status.filter({ hasText: 'not ended after 5 s' }).waitFor({ timeout: 20_000 });
  expect(await snippet.printed()).toMatch(/^before\n1\n1/);
  await expect.poll(() => page.workers().length).toBe(0);
  await snippet.button('Reset').click();
  await snippet.run();
  expect(await snippet.printed()).toBe(readGenerated().snippets[NAME].output);
});

it('stops when it is told to', async () => {
  await snippet.write('while (true);');
  await snippet.button('Run').click();
  await snippet.status.filter({ hasText: 'Running' }).waitFor();
  await snippet.button('Stop').click();
  expect(await snippet.status.textContent()).toBe('Stopped.');
  await expect.poll(() => page.workers().length).toBe(0);
});

it.each([
  ['what is thrown', "\nthrow new TypeError('no such luck')", 'TypeError: no such luck (line 2)'],
  ['what cannot be read', 'const x = ;', 'SyntaxError: Unexpected token (line 1)'],
  [
    'a package that is not ours',
    "import _ from 'lodash'",
    'Only @bp packages can be imported here, got lodash',
  ],
  ['what is thrown and no error', '\nthrow Object.create(null)', '{}'],
  ['what refuses to be told', 'throw { toString() { throw 1 } }', '[object]'],
  [
    'an error whose fields are no texts',
    "throw Object.assign(new Error('a'), { name: Symbol('odd') })",
    'Symbol(odd): a (line 1)',
  ],
  [
    'an error of the packages',
    "import { zeros } from '@bp/tensor'\nzeros([2, 3]).matmul(zeros([2, 3]))",
    /^BpError: matmul: inner sizes/,
  ],
])('tells %s', async (_, code, told) => {
  await snippet.write(code);
  await snippet.run();
  const fault = snippet.figure.locator('.fault');
  expect((await fault.textContent())?.trim()).toMatch(told);
  expect(await snippet.status.textContent()).toBe('It ended with an error.');
});

it('takes no message of the code for one of its own, and no comment for an import', async () => {
  await snippet.write(
    "// drawn from 'w', as import('lodash') is\npostMessage({ kind: 'ends' });\npostMessage('odd');\nconst looped = {};\nlooped.self = looped;\nconsole.log(looped, \"from 'x'\");",
  );
  await snippet.run();
  expect(await snippet.printed()).toBe("{ self: … } from 'x'");
  expect(await snippet.figure.locator('.fault').count()).toBe(0);
});

it('tells an error of the packages in the language of the page', async () => {
  const korean = await site.open('bp/delta-rule.html');
  const figure = korean.locator(`[data-snippet="${NAME}"]`);
  await figure.getByRole('button', { name: '고치기' }).click();
  await figure
    .locator('.cm-content')
    .fill("import { zeros } from '@bp/tensor'\nzeros([2, 3]).matmul(zeros([2, 3]))");
  await figure.getByRole('button', { name: '실행' }).click();
  const fault = await figure.locator('.fault').textContent();
  expect(fault).toMatch(/[가-힣]/);
  expect(fault).toContain('[2, 3]');
  await korean.close();
});

it('runs TypeScript that was edited, and goes back to what it was', async () => {
  await snippet.write(
    "import { type Tensor, tensor } from '@bp/tensor';\nconst x: Tensor = tensor([1, 2]);\nif (x) console.log(x.sum().item() as number);",
  );
  expect(await snippet.figure.locator('.label').textContent()).toBe('Output before your edits');
  await snippet.run();
  expect(await snippet.printed()).toBe('3');
  await snippet.button('Reset').click();
  expect(await snippet.editor.count()).toBe(0);
  expect(await snippet.printed()).toBe(readGenerated().snippets[NAME].output);
});

it('draws plots and tables, which say what they show', async () => {
  await snippet.write(
    "plot({ '<b>loss': [4, 2, 1, 0.5] });\ntable([{ x: 1, y: 0.5 }, { x: 2, y: -1 }]);\nconsole.log('end');",
  );
  await snippet.run();
  const picture = snippet.figure.getByRole('img', { name: /<b>loss: .* 4 → 0.5/ });
  await picture.waitFor();
  expect(await snippet.figure.locator('.output td').allTextContents()).toEqual([
    '1',
    '0.5',
    '2',
    '-1',
  ]);
  expect(await snippet.figure.locator('.printed pre').textContent()).toBe('end');
});

it('lets the keyboard in and out of its editor', async () => {
  await snippet.button('Edit').click();
  await snippet.editor.waitFor();
  expect(await snippet.editor.getAttribute('aria-label')).toBe('Editor of delta.ts');
  const inside = () => page.evaluate(() => document.activeElement?.closest('.cm-editor') !== null);
  await expect.poll(inside).toBe(true);
  await page.keyboard.press('Tab');
  expect(await inside()).toBe(true);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Tab');
  expect(await inside()).toBe(false);
});

it('shares what was edited in an address, which opens it again', async () => {
  const code = "console.log('안녕');";
  await snippet.write(code);
  await snippet.button('Share').click();
  const address = await snippet.figure
    .getByLabel('The address that carries your code')
    .inputValue();
  expect(address.startsWith(`${site.address}en/bp/delta-rule.html#code=`)).toBe(true);
  const other = await site.browser.newPage();
  await other.goto(address);
  const opened = new SnippetOnPage(other, NAME);
  await opened.editor.waitFor();
  expect(await opened.editor.textContent()).toBe(code);
  await opened.run();
  expect(await opened.printed()).toBe('안녕');
  await opened.button('Reset').click();
  expect(new URL(other.url()).hash).toBe('');
  await other.goto('about:blank');
  await other.goto(`${address.slice(0, -4)}!!!!`);
  const broken = other.locator(`[data-snippet="${NAME}"]`);
  await broken.getByText('The code in the address cannot be read').waitFor();
  await other.close();
});

it('opens the playground where its code begins', async () => {
  const link = snippet.figure.getByRole('link', { name: 'Open in the playground' });
  expect(await link.getAttribute('href')).toBe(
    `${BASE}playground/#/en/backprop?preset=2-2-2&step=12`,
  );
  expect(snippetSource(NAME)).toContain('preset=2-2-2');
});
