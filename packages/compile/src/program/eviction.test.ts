import { Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../compile';
import { homeOf } from './heap';
import { common } from './heap-for';
import { memories } from './memories';

/** More than programs that share a memory may need. */
const LARGE = 1_100_000;

const holders = () => memories.holders.flatMap((ref) => ref.deref() ?? []);

/** Lets an engine have so many memories at a time, as browsers do; counts those that it refused. */
function allowMemories(most: number) {
  const seen = { made: 0, refused: 0 };
  const Real = WebAssembly.Memory;
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(function limited(
    descriptor: WebAssembly.MemoryDescriptor,
  ) {
    if (holders().filter(({ memory }) => memory !== null).length >= most) {
      seen.refused++;
      throw new RangeError('too many memories');
    }
    seen.made++;
    return new Real(descriptor);
  } as never);
  return seen;
}

/** Refuses the next so many memories. */
function refuseMemories(times: number) {
  const Real = WebAssembly.Memory;
  let left = times;
  vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refusing(
    descriptor: WebAssembly.MemoryDescriptor,
  ) {
    if (left-- > 0) throw new RangeError('not now');
    return new Real(descriptor);
  } as never);
}

/** A step that adds to a tensor of its own, and how often its body ran. */
function adder(length: number, value = 1) {
  const total = zeros([length]);
  const counter = { runs: 0 };
  const step = compile((x: Tensor) => {
    counter.runs++;
    total.assign(total.add(x));
    return total.at(-1);
  });
  return { total, counter, step, add: () => step([value]).item() };
}

beforeEach(() => {
  for (const holder of holders()) holder.evict();
  memories.hopeless = Number.POSITIVE_INFINITY;
});

const { most } = common;

afterEach(() => {
  vi.restoreAllMocks();
  common.most = most;
});

describe('where there are few memories', () => {
  it('any number of small programs share one', () => {
    // It is replaced as it grows, for which another is needed for a moment.
    const seen = allowMemories(2);
    const all = Array.from({ length: 60 }, (_, k) => adder(3, k));
    const softmax = compile((x: Tensor) => x.softmax(0));
    for (let round = 1; round <= 4; round++) {
      for (const [k, { add, step }] of all.entries()) {
        expect(add()).toBe(round * k);
        if (round > 2) expect(step.status().state).toBe('compiled');
      }
      for (let n = 1; n <= 60; n++) {
        expect(
          softmax(zeros([n]))
            .at(0)
            .item(),
        ).toBe(zeros([n]).softmax(0).at(0).item());
        if (round > 2) expect(softmax.status().state).toBe('compiled');
      }
    }
    expect(seen.refused).toBe(0);
    expect(holders().filter(({ memory }) => memory !== null)).toHaveLength(1);
  });

  it('the programs of large ones go that were not used for longest, and come back without a recording', () => {
    const seen = allowMemories(3);
    const all = Array.from({ length: 5 }, (_, k) => adder(LARGE, k + 1));
    for (let round = 1; round <= 5; round++) {
      for (const [k, { add, step }] of all.entries()) {
        expect(add()).toBe(round * (k + 1));
        if (round > 2) expect(step.status().state).toBe('compiled');
      }
    }
    expect(seen.refused).toBeGreaterThan(0);
    for (const [k, { counter, total }] of all.entries()) {
      expect(counter.runs).toBe(2);
      expect([total.at(0).item(), total.at(-1).item()]).toEqual([5 * (k + 1), 5 * (k + 1)]);
    }
    const alive = all.map(({ total }) => homeOf(total.storage) !== undefined);
    expect(alive).toEqual([false, false, true, true, true]);
  });

  it('what is in use stays, the one used longest ago goes', () => {
    allowMemories(2);
    const [a, b, c] = [adder(LARGE), adder(LARGE), adder(LARGE)];
    for (const { add } of [a, b]) for (let i = 0; i < 3; i++) add();
    a.add();
    for (let i = 0; i < 3; i++) c.add();
    const lives = [a, b, c].map(({ total }) => homeOf(total.storage) !== undefined);
    expect(lives).toEqual([true, false, true]);
  });
});

describe('after a refusal', () => {
  it('the next call tries again, and captures nothing again', () => {
    const { step, add, counter } = adder(3);
    add();
    add();
    // The first has nobody to evict for it.
    refuseMemories(1);
    expect(add()).toBe(3);
    expect(step.status()).toEqual({
      state: 'eager',
      why: 'compile: its program could not be made this time (not now); the next calls try again',
    });
    expect(add()).toBe(4);
    expect(step.status().state).toBe('compiled');
    expect(counter.runs).toBe(3);
  });

  it('the step rests from attempts that take long, once there were eight', () => {
    const { step, add } = adder(3);
    add();
    add();
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => now);
    const attempts = vi.fn();
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function slowly() {
      attempts();
      now += 100;
      throw new RangeError('not now');
    } as never);
    // The eighth ends at 1500 and rests until 2500.
    for (let i = 0; i < 17; i++, now += 100) {
      expect(add()).toBe(3 + i);
      expect(step.status().state).toBe('eager');
      expect(attempts).toHaveBeenCalledTimes(Math.min(i + 1, 8));
    }
    vi.restoreAllMocks();
    vi.spyOn(performance, 'now').mockImplementation(() => 1e6);
    expect(add()).toBe(20);
    expect(step.status().state).toBe('compiled');
  });

  it('others keep their memory where it did not help that they gave it up', () => {
    const small = adder(3);
    for (let i = 0; i < 3; i++) small.add();
    const large = adder(LARGE);
    refuseMemories(Number.POSITIVE_INFINITY);
    for (let i = 0; i < 3; i++) large.add();
    expect(homeOf(small.total.storage)).toBeUndefined();
    vi.restoreAllMocks();
    small.add();
    const home = homeOf(small.total.storage);
    refuseMemories(Number.POSITIVE_INFINITY);
    for (let i = 0; i < 3; i++) large.add();
    expect(homeOf(small.total.storage)).toBe(home);
    vi.restoreAllMocks();
    expect([large.add(), small.add()]).toEqual([7, 5]);
    expect([large, small].map(({ step }) => step.status().state)).toEqual(['compiled', 'compiled']);
  });
});

it('a step called by a kernel of a program runs as it is, since both would work in the same memory', async () => {
  const { dispatch, emptyTensor } = await import('@bp/tensor/engine');
  const inner = compile((x: Tensor) => x.mul(3).add(1).sum());
  for (let i = 0; i < 3; i++) inner([1, 2]);
  const kernel = {
    name: 'withStep',
    run([out]: readonly Tensor[], [x]: readonly Tensor[]): undefined {
      out.storage.data[0] = inner(x.clone()).item();
    },
  };
  const outer = compile((x: Tensor) => {
    const [a, b] = [x.mul(5), emptyTensor([1], 'float32')];
    dispatch(kernel, [b], [x], null);
    return a.sum().add(b.sum());
  });
  for (let i = 0; i < 5; i++)
    expect(outer(tensor([i, 1])).item()).toBe(5 * (i + 1) + 3 * (i + 1) + 2);
  expect(inner.status().state).toBe('eager');
});

it('a step gives up what its programs take as they are forgotten', () => {
  const step = compile((x: Tensor) => x.mul(2).add(1).tanh());
  const used = () => Math.max(...holders().map((heap) => (heap as { used?: number }).used ?? 0));
  const run = (from: number) => {
    for (let n = from; n < from + 256; n++)
      for (let i = 0; i < 3; i++) step(zeros([(n % 7) + 1, n]));
  };
  run(1);
  const before = used();
  run(257);
  expect(used()).toBeLessThan(2.5 * before);
});

it.each([1, 2, 3, 4])(
  'histories of shared tensors, few memories and evictions give the bits of eager code (%i)',
  (seed) => {
    common.most = 6000;
    const rng = new Rng(seed);
    const pick = (high: number): number => rng.integers([], { high }).item();
    const make = () => [3, 40, 3000, 5, 1000, 2000].map((n) => zeros([n]));
    const [plain, shared] = [make(), make()];
    const bodies = Array.from({ length: 6 }, () => {
      const parts = Array.from({ length: 1 + pick(3) }, () => pick(6));
      return (tensors: Tensor[]) => (x: Tensor) => {
        for (const k of parts) {
          const t = tensors[k];
          t.assign(t.mul(0.5).add(x.sum()).add(tensors[parts[0]].at(0)));
        }
        return tensors[parts[0]].at(-1).add(x);
      };
    });
    const eager = bodies.map((body) => body(plain));
    const steps = bodies.map((body) => compile(body(shared)));
    const call = (k: number): void => {
      const x = new Rng(pick(1000)).normal([1 + pick(2)]);
      expect(steps[k](x).toArray()).toEqual(eager[k](x).toArray());
      for (const [i, t] of shared.entries()) {
        expect([t.at(0).item(), t.at(-1).item()]).toEqual([
          plain[i].at(0).item(),
          plain[i].at(-1).item(),
        ]);
      }
    };
    for (let i = 0; i < 300; i++) {
      const event = pick(12);
      if (event === 0) for (const holder of holders()) holder.evict();
      if (event === 1) {
        vi.restoreAllMocks();
        allowMemories(pick(4));
      }
      if (event === 2) vi.restoreAllMocks();
      call(pick(6));
    }
    vi.restoreAllMocks();
    // No step rests any more.
    vi.spyOn(performance, 'now').mockReturnValue(1e9);
    for (const k of steps.keys()) {
      for (let i = 0; i < 12; i++) call(k);
      expect(steps[k].status().why).toContain('it ran as a program');
    }
    for (const [i, t] of shared.entries()) expect(t.data).toEqual(plain[i].data);
  },
);
