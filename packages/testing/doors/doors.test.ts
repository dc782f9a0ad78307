import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../examples/packages';
import { doorFile, parseSource } from '../examples/repository';
import { importedNames, namesImported } from './imported-names';

/** The doors for other packages, not for users. */
const DOORS = ['@bp/tensor/engine', '@bp/tensor/wasm'];

describe.each(DOORS)('the door %s', (door) => {
  const file = doorFile(door);
  const text = readFileSync(ROOT + file, 'utf8');
  const names = parseSource(file, text).passedOn.map(({ name }) => name);

  it('shows only what another package imports', () => {
    const imported = importedNames(door);
    expect(names.filter((name) => !imported.has(name))).toEqual([]);
  });

  it('lists each name itself', () => {
    expect(names.length).toBeGreaterThan(10);
    expect(text).not.toMatch(/export \*/);
  });
});

describe('the names that a file imports', () => {
  it('are found with their types and under the names of the door', () => {
    const text = `import { a, type B, c as d } from '@bp/x/y';\nimport type { E } from '@bp/x/y';`;
    expect(namesImported(text, '@bp/x/y')).toEqual(['a', 'B', 'c', 'E']);
  });

  it('leave out other doors, and imports of a whole one', () => {
    const text = `import { a } from '@bp/x';\nimport * as y from '@bp/x/y';\nimport '@bp/x/y';`;
    expect(namesImported(text, '@bp/x/y')).toEqual([]);
  });
});
