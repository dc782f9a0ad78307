import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { gradients } from './gradients';
import { parameter } from './variable';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

/** Whether a value has been collected once nothing refers to it. */
async function isCollected(ref: WeakRef<object>): Promise<boolean> {
  for (let i = 0; i < 10 && ref.deref() !== undefined; i++) {
    await new Promise((resolve) => setTimeout(resolve, 0));
    collect();
  }
  return ref.deref() === undefined;
}

describe('the record of a computation', () => {
  it('is collected with its last value, before and after backward', async () => {
    const w = parameter([1, 2]);
    const run = (differentiate: boolean): WeakRef<Tensor> => {
      const hidden = w.exp();
      const loss = hidden.square().sum();
      if (differentiate) loss.backward();
      return new WeakRef(hidden);
    };
    expect(await isCollected(run(false))).toBe(true);
    expect(await isCollected(run(true))).toBe(true);
    expect(w.grad).not.toBeNull();
  });

  it('is not kept by the gradients', async () => {
    const w = parameter([1, 2]);
    const run = (): [WeakRef<Tensor>, Tensor] => {
      const hidden = w.exp();
      return [new WeakRef(hidden), gradients([hidden.square().sum()], [w])[0]];
    };
    const [hidden, gradient] = run();
    expect(await isCollected(hidden)).toBe(true);
    expect(gradient.size).toBe(2);
  });

  it('stays as long as its last value does', async () => {
    const w = parameter([1, 2]);
    const run = (): [WeakRef<Tensor>, Tensor] => {
      const hidden = w.exp();
      return [new WeakRef(hidden), hidden.square().sum()];
    };
    const [hidden, loss] = run();
    expect(await isCollected(hidden)).toBe(false);
    loss.backward();
    expect(w.grad).not.toBeNull();
  });

  it('does not grow over many steps', async () => {
    const w = parameter(new Float64Array(1000));
    const step = () => gradients([w.exp().square().sum()], [w]);
    const used = async () => {
      let least = Number.POSITIVE_INFINITY;
      // The engine frees the arrays it has collected in another thread, some time later.
      for (let i = 0; i < 10; i++) {
        collect();
        await new Promise((resolve) => setTimeout(resolve, 5));
        const { heapUsed, arrayBuffers } = process.memoryUsage();
        least = Math.min(least, heapUsed + arrayBuffers);
      }
      return least;
    };
    for (let i = 0; i < 50; i++) step();
    const before = await used();
    for (let i = 0; i < 500; i++) step();
    // One step allocates about 40 kB: 500 of them, kept, would be 20 MB.
    expect((await used()) - before).toBeLessThan(2e6);
  });
});
