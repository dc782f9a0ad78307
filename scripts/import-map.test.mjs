import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importMap, PAGES, withImportMap } from './import-map.mjs';

it('holds every door with the file behind it', () => {
  const { imports } = JSON.parse(importMap('/there/', '/others/'));
  expect(imports).toMatchObject({
    '@bp/tensor': '/there/tensor/dist/index.js',
    '@bp/tensor/engine': '/there/tensor/dist/engine.js',
  });
  expect(imports.fflate).toBe('/others/fflate/esm/browser.js');
  expect(Object.keys(imports)).not.toContain('@bp/tensor/package.json');
});

it('holds every package of others that ours import, with a file that is there', () => {
  const { imports } = JSON.parse(importMap('/there/', ''));
  const others = Object.entries(imports).filter(([name]) => !name.startsWith('@bp/'));
  const data = new URL('../packages/data/', import.meta.url);
  const { dependencies } = JSON.parse(readFileSync(new URL('package.json', data), 'utf8'));
  const wanted = Object.keys(dependencies).filter((name) => !name.startsWith('@bp/'));
  expect(others.map(([name]) => name.split('/')[0])).toEqual(wanted);
  for (const [, file] of others) {
    expect(readFileSync(new URL(`node_modules/${file}`, data), 'utf8')).toMatch(/^export /m);
  }
});

it.each(PAGES)('stands in %s as it is; where not, run node scripts/import-map.mjs', (page) => {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
  expect(withImportMap(text)).toBe(text);
});

it('is refused a page without a place for it', () => {
  expect(() => withImportMap('# bp')).toThrow('no block');
});

it('is what pages that the playground writes bring with them, save the package of all', () => {
  const file = new URL('../apps/playground/src/core/code/doors.json', import.meta.url);
  const { '@bp/all': _, ...expected } = JSON.parse(importMap('@bp/', '')).imports;
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(expected);
});
