import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { compressBelow } from './compressed.mjs';

/** @type {string} */
let folder;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'compressed-'));
  mkdirSync(join(folder, 'assets'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const LONG = 'a sentence that is said again. '.repeat(100);
/** @param {string} name @param {string} text */
const write = (name, text) => writeFileSync(join(folder, name), text);
const copies = () =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.br'));

it('lays a copy beside what is worth it', () => {
  write('index.html', LONG);
  write('assets/small.js', 'short');
  write('assets/letters.woff2', LONG);
  compressBelow(folder);
  expect(copies()).toEqual(['index.html.br']);
  const read = brotliDecompressSync(readFileSync(join(folder, 'index.html.br')));
  expect(read.toString()).toBe(LONG);
});

it('leaves no copy of what has changed or is gone', () => {
  write('changed.js', LONG);
  write('shrunk.js', LONG);
  write('assets/gone.js', LONG);
  compressBelow(folder);
  write('changed.js', `${LONG} It is new.`);
  write('shrunk.js', 'short');
  rmSync(join(folder, 'assets/gone.js'));
  compressBelow(folder);
  expect(copies()).toEqual(['changed.js.br']);
  const read = brotliDecompressSync(readFileSync(join(folder, 'changed.js.br')));
  expect(read.toString()).toContain('It is new.');
});
