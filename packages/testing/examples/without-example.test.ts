import { describe, expect, it } from 'vitest';
import { parseSource } from './repository';
import { exportsWithoutExample } from './without-example';

const texts = {
  'packages/optim/src/index.ts': `export { b as sgd, c, d, type E } from '@bp/data'; export { f } from '@bp/tensor';`,
  'packages/data/src/index.ts': `
    /** @example b(); */
    export function b(x: number): number;
    export function b(x: unknown): unknown {}
    /** A constant. */
    export const c = 1;
    /** @example d; */
    export interface d {}
    export const d = 1;
    export interface E {}`,
  'packages/tensor/src/index.ts': 'export function f() {}',
};
const parsed = Object.entries(texts).map(([file, text]) => parseSource(file, text));
const sources = new Map(parsed.map((source) => [source.file, source]));

describe('the exports without an example', () => {
  it('are values that none of their declarations show at work, also of other packages', () => {
    expect(exportsWithoutExample('@bp/optim', sources)).toEqual(['c', 'f']);
  });

  it('are none where there is no source to look in', () => {
    expect(() => exportsWithoutExample('@bp/losses', sources)).toThrow('@bp/losses has no source');
  });
});
