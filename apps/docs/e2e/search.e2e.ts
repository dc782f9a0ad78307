import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LANGUAGES } from '../content/languages.ts';
import { generatedPageIds, pageIds, ROOT } from '../content/places.ts';
import golden from '../search/golden.json' with { type: 'json' };
import { Searcher } from '../search/searcher.ts';
import { builtSite, type Site } from './site.ts';

describe.each(LANGUAGES)('the search in %s', (language) => {
  let searcher: Searcher;
  beforeAll(() => {
    const file = join(ROOT, `dist/search/${language}.json`);
    searcher = new Searcher(JSON.parse(readFileSync(file, 'utf8')));
  });

  it('is asked thirty questions or more', () => {
    expect(golden[language].length).toBeGreaterThanOrEqual(30);
  });

  it.each(golden[language])('finds $page first or second for: $query', ({ query, page }) => {
    expect([...pageIds(language), ...generatedPageIds(language)]).toContain(page);
    const pages = [...new Set(searcher.find(query).map((hit) => hit.page))];
    expect(pages.slice(0, 2)).toContain(page);
  });

  it('answers at once', () => {
    const start = performance.now();
    for (const { query } of golden[language]) searcher.find(query);
    expect((performance.now() - start) / golden[language].length).toBeLessThan(50);
  });
});

describe('the search of a page', () => {
  let site: Site;
  beforeAll(async () => {
    site = await builtSite();
  });
  afterAll(() => site?.close());

  it('opens by a key, and goes where Enter says', async () => {
    const page = await site.open('bp/delta-rule.html');
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.getByRole('button', { name: '검색' }).waitFor();
    await page.keyboard.press('/');
    const field = page.getByRole('combobox');
    await field.waitFor();
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await field.fill('체인룰');
    const first = page.getByRole('option').first();
    await first.waitFor();
    expect(await first.textContent()).toContain('연쇄법칙');
    expect(await field.getAttribute('aria-activedescendant')).toBe(await first.getAttribute('id'));
    expect(await page.getByRole('dialog').getByRole('status').textContent()).toMatch(
      /^결과 \d+개$/,
    );
    await field.press('ArrowDown');
    expect(await page.getByRole('option', { selected: true }).getAttribute('id')).toBe(
      'search-result-1',
    );
    await field.press('ArrowUp');
    await field.press('Enter');
    await page.waitForURL(/calc\/chain-rule\.html/);
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(asked.filter((url) => !url.startsWith(site.address))).toEqual([]);
    await page.close();
  });

  it('opens by Ctrl+K, closes by Esc and gives the focus back', async () => {
    const page = await site.open('en/bp/delta-rule.html');
    const button = page.getByRole('button', { name: 'Search' });
    await button.focus();
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox').fill('zzzz');
    await page.getByText('No page matches “zzzz”.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.close();
    expect(site.problems.splice(0)).toEqual([]);
  });

  it('leaves a slash in the editor of a snippet alone', async () => {
    const page = await site.open('en/bp/delta-rule.html');
    await page.getByRole('button', { name: 'Edit', exact: true }).first().click();
    await page.locator('.cm-content').press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.close();
  });
});
