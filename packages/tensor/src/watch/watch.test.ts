import { describe, expect, it } from 'vitest';
import { seed, type Tensor, tensor, zeros } from '../index';
import type { Kernel } from '../operation/kernel';
import { defaultRng } from '../random/default-rng';
import {
  type GradientHolder,
  isDeferred,
  readGradient,
  writeGradient,
} from '../value/gradient-holder';
import { currentWatcher, noteState, type Watcher, watchWith } from './watch';

function watch(body: () => void) {
  const seen = {
    kernels: [] as string[],
    made: 0,
    gradients: [] as GradientHolder[],
    states: [] as string[],
    reads: [] as string[],
  };
  const watcher: Watcher = {
    kernel: (kernel: Kernel<never>) => seen.kernels.push(kernel.name),
    made: () => seen.made++,
    gradient: (holder: GradientHolder) => seen.gradients.push(holder),
    state: (_, name) => seen.states.push(name),
    hostRead: (op) => seen.reads.push(op),
  };
  watchWith(watcher, body);
  return seen;
}

describe('a watcher', () => {
  it('sees kernels, new storages, and reads by the host', () => {
    const x = tensor([1, 2]);
    const seen = watch(() => {
      const y = x.sum();
      y.item();
      x.toArray();
      `${x}`;
      void ((y as unknown as number) < 1);
    });
    expect(seen.kernels).toEqual(['sum']);
    expect(seen.made).toBe(1);
    expect(new Set(seen.reads)).toEqual(
      new Set(['item', 'toArray', 'data', 'toString', 'valueOf']),
    );
  });

  it('is not told what kernels read and make while they run', () => {
    const table = tensor([
      [1, 2],
      [3, 4],
    ]);
    const seen = watch(() => {
      table.gather(0, table.cast('int32').mul(0));
    });
    expect(seen.reads).toEqual([]);
    expect(seen.made).toBe(seen.kernels.filter((name) => name !== 'checkPositions').length);
  });

  it('sees states before they are read or changed', () => {
    const mode = { on: true };
    const seen = watch(() => {
      noteState(mode, 'on');
      defaultRng();
      seed(1);
    });
    expect(seen.states).toEqual(['on', 'current', 'current']);
  });

  it('gives way to an inner one, and ends with its body, also when that throws', () => {
    const inner = watch(() => {});
    const outer = watch(() => {
      watchWith(null, () => zeros([1]).neg());
      zeros([1]).neg();
    });
    expect([inner.kernels, outer.kernels]).toEqual([[], ['formula']]);
    expect(() =>
      watchWith(null, () => {
        throw new Error('inside');
      }),
    ).toThrow('inside');
    expect(currentWatcher()).toBeNull();
  });
});

describe('a gradient that is deferred', () => {
  it('is copied out when it is first read, and only then', () => {
    let copies = 0;
    const value = tensor([1, 2]);
    const deferred = {
      copyOut(): Tensor {
        copies++;
        return value.clone();
      },
    };
    const holder: GradientHolder = { held: deferred };
    expect([isDeferred(deferred), isDeferred(value)]).toEqual([true, false]);
    const seen = watch(() => {
      expect(readGradient(holder)).toBe(readGradient(holder));
      writeGradient(holder, null);
    });
    expect([copies, holder.held]).toEqual([1, null]);
    expect(seen.gradients).toEqual([holder, holder, holder]);
    expect(seen.kernels).toEqual([]);
  });
});
