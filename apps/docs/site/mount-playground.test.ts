import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { mountPlayground } from './mount-playground.ts';

let tree: string;

beforeEach(() => {
  tree = mkdtempSync(join(tmpdir(), 'mount-'));
});
afterEach(() => rmSync(tree, { recursive: true }));

it('lays the playground beside the docs, tells it so, and has its copy kept offline anew', () => {
  const built = join(tree, 'built');
  mkdirSync(built);
  writeFileSync(join(built, 'index.html'), '<head><title>bp</title></head>');
  writeFileSync(join(built, 'index.html.br'), 'as it was');
  writeFileSync(join(built, 'sw.js'), "const VERSION = 'abc';\n");
  const site = join(tree, 'site');
  mountPlayground(built, site);
  const read = (file: string) => readFileSync(join(site, 'playground', file), 'utf8');
  expect(read('index.html')).toContain('<meta name="bp:docs" content="../" />');
  expect(read('sw.js')).toMatch(/^const VERSION = '[0-9a-f]{12} abc';$/m);
  expect(existsSync(join(site, 'playground/index.html.br'))).toBe(false);
});

it('says that there is none to lay there', () => {
  expect(() => mountPlayground(join(tree, 'none'), tree)).toThrow('no playground is built');
});
