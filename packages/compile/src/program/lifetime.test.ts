import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { homeOf } from './heap';

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

function train(weight: Tensor, times = 4) {
  const step = compile((x: Tensor) => {
    weight.assign(weight.add(x));
    return weight.sum();
  });
  for (let i = 0; i < times; i++) step(zeros(weight.shape));
  return step;
}

describe('what a compiled step holds', () => {
  it('is collected with it: parameters, programs and their memory', async () => {
    const [weight, memory] = (() => {
      const w = tensor([1, 2]);
      train(w);
      return [new WeakRef(w.storage), new WeakRef(homeOf(w.storage)?.heap?.memory as object)];
    })();
    expect(await isCollected(weight)).toBe(true);
    expect(await isCollected(memory)).toBe(true);
  });

  it('goes before its parameters do', async () => {
    const w = tensor([1, 2]);
    const step = new WeakRef(train(w));
    expect(await isCollected(step)).toBe(true);
    expect(w.toArray()).toEqual([1, 2]);
  });

  it('is not what a call that came once has computed', async () => {
    let kept: WeakRef<object> | null = null;
    const step = compile((x: Tensor) => {
      const hidden = x.exp();
      kept ??= new WeakRef(hidden.storage);
      return hidden.sum();
    });
    step(zeros([1000]));
    expect(await isCollected(kept as unknown as WeakRef<object>)).toBe(true);
    expect(step(zeros([1000])).item()).toBe(1000);
  });

  it('makes room for what comes, in a memory that something else keeps', async () => {
    const rng = new Rng(1);
    const trainShared = () => {
      const weight = zeros([10_000]);
      const step = compile((x: Tensor) => {
        weight.assign(weight.add(rng.normal([10_000])).add(x));
      });
      for (let i = 0; i < 3; i++) step(zeros([10_000]));
    };
    for (let i = 0; i < 30; i++) {
      trainShared();
      await new Promise((resolve) => setTimeout(resolve, 0));
      collect();
    }
    const home = homeOf(rng.words.storage);
    expect(home?.heap?.size).toBeLessThan(8 * 40_000 * 4);
  });

  it('does not grow over many calls', async () => {
    const weight = tensor([1, 2]);
    const step = train(weight);
    const x = new Rng(1).normal([2]);
    const { buffer } = weight.storage.data;
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
    for (let i = 0; i < 20_000; i++) step(x);
    const before = await used();
    for (let i = 0; i < 100_000; i++) step(x);
    // Kept, the results alone would be tens of megabytes.
    expect((await used()) - before).toBeLessThan(2e6);
    expect(weight.storage.data.buffer).toBe(buffer);
  });
});
