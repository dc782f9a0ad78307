import { describe, expect, it } from 'vitest';
import { runEmitted } from '../../../test/emitters/run-emitted';
import { numbers, views } from '../../../test/emitters/samples';
import type { DType } from '../../layout/dtype';
import type { Kernel } from '../../operation/kernel';
import { type Allowed, checkEmitter } from './check';

const check: Kernel<Allowed> = {
  name: 'check',
  emitter: checkEmitter((allowed: Allowed) => allowed),
  run(_, [{ data }], { low, high, whole, also }) {
    for (const value of data) {
      const fits = value >= low && value <= high && (!whole || Number.isInteger(value));
      if (!fits && value !== also) throw new Error('not allowed');
    }
  },
};

const CONDITIONS: readonly Allowed[] = [
  { low: -Infinity, high: Infinity },
  { low: 0, high: 1 },
  { low: 0, high: Infinity },
  { low: 1, high: 1, also: -1 },
  { low: 0, high: 9, whole: true },
  { low: 0, high: 9, whole: true, also: -100 },
  { low: -3, high: 2, whole: true, also: null },
  { low: -(2 ** 31), high: 2 ** 31 - 1, whole: true },
];

const VALUES = [0, -0, 1, -1, 0.5, 2, -3, 3, 9, 9.5, 10, -100, NaN, Infinity, -Infinity, 2 ** 31];

describe('checkEmitter', () => {
  for (const dtype of ['float32', 'float64', 'int32', 'bool'] as DType[]) {
    it(`fails for ${dtype} where the reference throws`, () => {
      const outcomes = new Set<number>();
      const layouts = views(dtype);
      let turn = 0;
      for (const allowed of CONDITIONS) {
        for (const value of VALUES) {
          for (const x of [layouts[turn++ % layouts.length], numbers([9], dtype)]) {
            const { data } = x.storage;
            data.fill(1);
            data[x.offset + x.shape.reduce((at, n, i) => at + (n - 1) * x.strides[i], 0)] = value;
            const ran = runEmitted(check, [], [x], allowed);
            if (dtype === 'bool' && allowed.whole) {
              expect(ran).toBeNull();
              continue;
            }
            let code = 0;
            try {
              check.run([], [x], allowed);
            } catch {
              code = 1;
            }
            outcomes.add(code);
            expect(ran?.code, `${value} in ${JSON.stringify(allowed)}`).toBe(code);
          }
        }
      }
      expect(outcomes.size).toBe(2);
    });
  }

  it('has no code where there is nothing to check', () => {
    expect(runEmitted(check, [], [numbers([0, 3], 'float32')], { low: 0, high: 1 })).toBeNull();
  });
});
