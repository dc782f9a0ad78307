import { expect, it } from 'vitest';
import { runEmitted } from '../../../test/emitters/run-emitted';
import { numbers, views } from '../../../test/emitters/samples';
import type { Kernel } from '../../operation/kernel';
import { finiteEmitter } from './finite';

const check: Kernel<unknown> = {
  name: 'checkFinite',
  emitter: finiteEmitter,
  run: () => undefined,
};

it.each(['float32', 'float64'] as const)(
  'finiteEmitter fails exactly where an element of %s is NaN or infinite, wherever it lies',
  (dtype) => {
    const largest = dtype === 'float32' ? 3.4028234663852886e38 : Number.MAX_VALUE;
    const layouts = [1, 2, 3, 4, 5, 7, 8, 9, 33].map((n) => numbers([n], dtype));
    for (const x of [...layouts, ...views(dtype)]) {
      const { data } = x.storage;
      data.fill(-largest);
      expect(runEmitted(check, [], [x], null)?.code).toBe(0);
      for (let k = 0; k < x.size; k++) {
        let rest = k;
        const place = x.shape.reduceRight((at, n, axis) => {
          const i = rest % n;
          rest = (rest - i) / n;
          return at + i * x.strides[axis];
        }, x.offset);
        for (const bad of [Number.NaN, Infinity, -Infinity]) {
          data[place] = bad;
          expect(runEmitted(check, [], [x], null)?.code, `${bad} at ${k} of ${x.shape}`).toBe(1);
        }
        data[place] = 5e-324;
      }
    }
  },
);
