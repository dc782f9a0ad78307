import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { deadLinks } from './dead-links.ts';

let site: string;

beforeEach(() => {
  site = mkdtempSync(join(tmpdir(), 'site-'));
});
afterEach(() => rmSync(site, { recursive: true }));

function plant(file: string, text = ''): void {
  mkdirSync(dirname(join(site, file)), { recursive: true });
  writeFileSync(join(site, file), text);
}

it('finds links to files and places that are not there, under any base', () => {
  plant('en/a.html', '<h2 id="there">x</h2>');
  plant('en/index.html');
  plant('assets/a.js');
  plant('playground/index.html', '<a href="/nowhere.html">');
  plant(
    'index.html',
    [
      '<a href="/x/en/a.html">',
      '<a class="b" href="/x/en/a.html#there">',
      '<a href="en/">',
      '<a href="/x/playground/?embed=1#/ko/train">',
      '<a href="https://example.com/none">',
      '<script src="/x/assets/a.js">',
      '<a href="/x/en/a.html#gone">',
      '<a href="/x/en/b.html">',
      '<a href="/x/en/b.html">',
      '<img src="/x/assets/">',
      '<a href="/en/a.html">',
    ].join('\n'),
  );
  expect(deadLinks(site, '/x/')).toEqual([
    'index.html: /x/en/a.html#gone: the page has no such place',
    'index.html: /x/en/b.html is not there',
    'index.html: /x/assets/ is not there',
    'index.html: /en/a.html leads out of /x/',
  ]);
});
