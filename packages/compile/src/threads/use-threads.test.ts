import { ones, Rng, setBackend, type Tensor, zeros } from '@bp/tensor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../compile';
import { homeOf } from '../program/heap';
import { memories } from '../program/memories';
import { threads, useThreads } from './use-threads';

afterEach(async () => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
  setBackend('wasm');
  await useThreads(1);
});

describe('useThreads', () => {
  it('takes whole numbers from 1 to 32', async () => {
    for (const n of [0, -1, 1.5, 33, Number.NaN, '2' as never]) {
      await expect(useThreads(n)).rejects.toMatchObject({ code: 'BP_OPTION' });
    }
    await expect(useThreads(0)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[BpError: useThreads: n must be a whole number from 1 to 32, got 0]`,
    );
    expect(threads()).toBe(1);
  });

  it('says how many there are', async () => {
    expect(await useThreads(1)).toBe(1);
    expect(await useThreads(2)).toBe(2);
    expect(await useThreads(2)).toBe(2);
    expect(await useThreads(3)).toBe(3);
    expect(threads()).toBe(3);
    expect(await useThreads(1)).toBe(1);
    expect(threads()).toBe(1);
  });

  it('serves one of several calls after the other, so that the last one holds', async () => {
    expect(await Promise.all([useThreads(2), useThreads(3)])).toEqual([2, 3]);
    expect(threads()).toBe(3);
    expect(await Promise.all([useThreads(2), useThreads(1)])).toEqual([2, 1]);
    expect(threads()).toBe(1);
    const [refused, taken] = await Promise.allSettled([useThreads(99), useThreads(2)]);
    expect([refused.status, taken.status, threads()]).toEqual(['rejected', 'fulfilled', 2]);
  });

  it('stays with one thread where kernels do not run in WebAssembly', async () => {
    setBackend('reference');
    expect(await useThreads(2)).toBe(1);
  });

  it('says what a page lacks that may not share memory', async () => {
    vi.stubGlobal('crossOriginIsolated', false);
    await expect(useThreads(2)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[BpError: useThreads: this page may not share memory among threads; serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp]`,
    );
    await expect(useThreads(2)).rejects.toMatchObject({ code: 'BP_DEVICE' });
    expect(threads()).toBe(1);
  });

  it('says what may be wrong where no thread can be started', async () => {
    vi.spyOn(process, 'getBuiltinModule').mockReturnValue(undefined as never);
    vi.stubGlobal(
      'Worker',
      class {
        constructor() {
          throw new Error('refused');
        }
      },
    );
    await expect(useThreads(2)).rejects.toThrowErrorMatchingInlineSnapshot(
      `[BpError: useThreads: no thread could be started (refused); if the page has a content security policy, let it allow worker-src blob:]`,
    );
    await expect(useThreads(2)).rejects.toMatchObject({ code: 'BP_DEVICE' });
    expect(threads()).toBe(1);
  });
});

describe('a compiled step', () => {
  const x = new Rng(1).normal([64, 64]);

  /** A step with a kernel that is worth sharing, one that calls the host, and small ones. */
  function makeStep() {
    const weight = zeros([64, 64]);
    const rows = zeros([64, 64], { dtype: 'float64' });
    const step = compile((y: Tensor) => {
      weight.assign(weight.mul(0.5).add(y.matmul(y)));
      rows.assign(rows.add(weight.cast('float64').tanh()));
      return weight.sum();
    });
    return { weight, rows, step };
  }

  const isShared = (y: Tensor): boolean => y.storage.data.buffer instanceof SharedArrayBuffer;

  let expected: ReturnType<typeof makeStep>;

  beforeEach(() => {
    expected = makeStep();
  });

  function expectSame({ weight, rows }: ReturnType<typeof makeStep>, calls: number): void {
    for (let i = 0; i < calls; i++) expected.step(x);
    expect(weight.toArray()).toEqual(expected.weight.toArray());
    expect(rows.toArray()).toEqual(expected.rows.toArray());
  }

  it('moves into shared memory with the next call, and has threads share what is worth it', async () => {
    const made = makeStep();
    for (let i = 0; i < 5; i++) made.step(x);
    expect(isShared(made.weight)).toBe(false);
    await useThreads(2);
    made.step(x);
    expect(isShared(made.weight)).toBe(true);
    expect(made.step.explain()).toMatch(/, 1 shared by 2 threads\n/);
    expect(made.step.explain()).toMatch(/matmul: .* shared\n/);
    await useThreads(1);
    made.step(x);
    expect(made.step.explain()).not.toContain('shared');
    expectSame(made, 7);
  });

  it('goes on in shared memory or out of it, whatever the number of threads becomes', async () => {
    const made = makeStep();
    let calls = 0;
    for (const [round, n] of [1, 3, 2, 1, 2, 1].entries()) {
      await useThreads(n);
      for (let i = 0; i < 3; i++, calls++) made.step(x);
      // Programs of other shapes want more memory, which is another one.
      const wide = compile((y: Tensor) => made.weight.matmul(y).sum());
      for (let i = 0; i < 3; i++) wide(ones([64, 200 << round]));
      for (let i = 0; i < 3; i++, calls++) made.step(x);
      expect(isShared(made.weight)).toBe(n > 1);
    }
    expectSame(made, calls);
    expect(homeOf(made.weight.storage)).toBeDefined();
  });

  it('takes no more memory than the other thread works with', async () => {
    const weight = new Rng(1).normal([256, 256]);
    const step = compile((y: Tensor) => {
      weight.assign(weight.mul(0.5));
      return y.matmul(weight).exp().matmul(weight).sum();
    });
    const y = ones([512, 256]);
    for (let i = 0; i < 3; i++) step(y);
    const used = () => homeOf(weight.storage)?.heap?.used ?? 0;
    const before = used();
    await useThreads(2);
    step(y);
    expect(step.explain()).toContain('shared by 2 threads');
    // Results of 512 kB lie in the arena, of which there is still one.
    expect(used() - before).toBeLessThan(400_000);
  });

  it('comes back with its threads after its memory was taken', async () => {
    const made = makeStep();
    await useThreads(2);
    for (let i = 0; i < 4; i++) made.step(x);
    for (let round = 0; round < 3; round++) {
      for (const holder of memories.holders) holder.deref()?.evict();
      expect(isShared(made.weight)).toBe(false);
      for (let i = 0; i < 30; i++) made.step(x);
      expect(isShared(made.weight)).toBe(true);
      expect(made.step.explain()).toMatch(/, 1 shared by 2 threads\n/);
    }
    expectSame(made, 94);
  });

  it('returns results of its own, which are not shared', async () => {
    await useThreads(2);
    const step = compile((y: Tensor) => y.matmul(y));
    for (let i = 0; i < 4; i++) expect(isShared(step(x))).toBe(false);
  });
});
