import { describe, expect, it } from 'vitest';
import type { Emitter } from '../emission';
import * as all from './all-emitters';
import * as late from './emitters';
import { arrive } from './late';

const isEmitter = (value: unknown): value is Emitter<never> =>
  typeof value === 'object' && value !== null && 'variant' in value;

describe('emitters that are loaded on demand', () => {
  it('are all that kernels name, each under its name', () => {
    const found = new Map<string, unknown>(Object.entries(late));
    for (const [name, emitter] of Object.entries(all)) {
      expect(isEmitter(found.get(name)), name).toBe(isEmitter(emitter));
      expect(typeof found.get(name)).toBe(typeof emitter);
      found.delete(name);
    }
    for (const [name, value] of found) expect(value, name).toBeTypeOf('number');
  });

  it('write what those do for which they stand', () => {
    arrive(all);
    const operand = { dtype: 'float32', shape: [2, 3], strides: [3, 1] } as const;
    const whole = { ...operand, size: 6, isContiguous: true };
    expect(late.copyEmitter.elementwise).toBe(all.copyEmitter.elementwise);
    expect(late.cumsumEmitter.variant(1)).toBe(all.cumsumEmitter.variant(1));
    const [mine, theirs] = [late, all].map(({ normalEmitter }) =>
      normalEmitter(({ mean }: { mean: number }) => [mean, 1]),
    );
    expect(mine.scalars({ mean: 5 })).toEqual([5, 1]);
    const inputs = [{ ...whole, dtype: 'int32' as const, shape: [5], strides: [1], size: 5 }];
    const { emit, ...numbers } = mine.emission([whole], inputs, { mean: 5 }) ?? {};
    expect(theirs.emission([whole], inputs, { mean: 5 })).toMatchObject(numbers);
    expect(emit).toBeTypeOf('function');
  });
});
