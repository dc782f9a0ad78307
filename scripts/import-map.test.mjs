import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { importMap, PAGES, withImportMap } from './import-map.mjs';

it('holds every door with the file behind it', () => {
  const { imports } = JSON.parse(importMap('/there/'));
  expect(imports).toMatchObject({
    '@bp/tensor': '/there/tensor/dist/index.js',
    '@bp/tensor/engine': '/there/tensor/dist/engine.js',
  });
  expect(Object.keys(imports)).not.toContain('@bp/tensor/package.json');
});

it.each(PAGES)('stands in %s as it is; where not, run node scripts/import-map.mjs', (page) => {
  const text = readFileSync(new URL(`../${page}`, import.meta.url), 'utf8');
  expect(withImportMap(text)).toBe(text);
});

it('is refused a page without a place for it', () => {
  expect(() => withImportMap('# bp')).toThrow('no block');
});
