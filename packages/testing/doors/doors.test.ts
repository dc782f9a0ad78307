import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../examples/packages';
import { doorFile, parseSource } from '../examples/repository';
import { importedNames, namesImported } from './imported-names';

/** The doors for other packages, not for users, and how many names each has at least. */
const DOORS: readonly (readonly [door: string, atLeast: number])[] = [
  ['@bp/tensor/engine', 11],
  ['@bp/tensor/wasm', 11],
  ['@bp/tensor/tell', 6],
  ['@bp/optim/tell', 1],
];

describe.each(DOORS)('the door %s', (door, atLeast) => {
  const file = doorFile(door);
  const text = readFileSync(ROOT + file, 'utf8');
  const { declared, passedOn } = parseSource(file, text);
  const names = [...declared.keys(), ...passedOn.map(({ name }) => name)];

  it('shows only what another package imports', () => {
    const imported = importedNames(door);
    expect(names.filter((name) => !imported.has(name))).toEqual([]);
  });

  it('lists each name itself', () => {
    expect(names.length).toBeGreaterThanOrEqual(atLeast);
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
