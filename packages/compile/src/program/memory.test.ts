import { fromNdarray, Rng, setBackend, type Tensor, tensor, zeros } from '@bp/tensor';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { compile } from '../compile';
import { useThreads } from '../threads/use-threads';
import { homeOf } from './heap';
import { memories } from './memories';

const bufferOf = (x: Tensor): ArrayBufferLike => x.storage.data.buffer;

/** A step that moves a weight by the mean of its argument. */
function mover(weight: Tensor) {
  return compile((x: Tensor) => {
    weight.assign(weight.mul(0.5).add(x.mean({ axis: 0 })));
    return weight.sum();
  });
}

function repeat(times: number, body: (i: number) => void): void {
  for (let i = 0; i < times; i++) body(i);
}

/** Has the engine refuse to make any of these. */
function refuse(kind: 'Memory' | 'Module' | 'Instance', error: Error): void {
  vi.spyOn(WebAssembly, kind).mockImplementation(function refused() {
    throw error;
  } as never);
}

/** Has every program ask for memory again. */
function evictAll(): void {
  for (const holder of memories.holders) holder.deref()?.evict();
  memories.hopeless = Number.POSITIVE_INFINITY;
}

afterEach(() => vi.restoreAllMocks());

describe('the memory of programs', () => {
  it('holds what stays, so that eager code and programs see the same numbers', () => {
    const weight = tensor([1, 2]);
    const view = weight.slice('1:');
    const step = mover(weight);
    repeat(3, () => step(zeros([4, 2])));
    expect(bufferOf(weight)).toBe(homeOf(weight.storage)?.heap?.memory?.buffer);
    expect([weight.toArray(), view.toArray()]).toEqual([[0.125, 0.25], [0.25]]);
    weight.assign([8, 16]);
    expect([step(zeros([4, 2])).item(), view.toArray()]).toEqual([12, [8]]);
  });

  it('is one for all shapes, and is replaced where it is too small', () => {
    evictAll();
    const weight = tensor(new Float32Array(16));
    const step = mover(weight);
    const memories = new Set<ArrayBufferLike>();
    const expected = weight.clone();
    for (let round = 0; round < 3; round++) {
      for (let n = 1; n <= 200; n++) {
        const x = new Rng(n).normal([n, 16]);
        expected.assign(expected.mul(0.5).add(x.mean({ axis: 0 })));
        expect(step(x).item()).toBe(expected.sum().item());
        memories.add(bufferOf(weight));
      }
    }
    expect(weight.toArray()).toEqual(expected.toArray());
    expect(step.explain()).toContain('200 programs,');
    // It grows by a part of itself, not for each shape.
    expect(memories.size).toBeLessThan(24);
    // At the end there is one for all programs, not many times as large as the largest needs.
    expect(bufferOf(weight).byteLength).toBeLessThan(16 * 200 * 16 * 4);
  });

  it('is one for all small models, also for a step that touches two', () => {
    const [a, b] = [tensor([1, 1]), tensor([2, 2])];
    const [first, second] = [mover(a), mover(b)];
    const both = compile((x: Tensor) => {
      a.assign(a.add(b).mul(x));
      b.assign(b.sub(a));
    });
    const [c, d] = [tensor([1, 1]), tensor([2, 2])];
    const eager = [
      (x: Tensor) => c.assign(c.mul(0.5).add(x.mean({ axis: 0 }))),
      (x: Tensor) => d.assign(d.mul(0.5).add(x.mean({ axis: 0 }))),
      (x: Tensor) => {
        c.assign(c.add(d).mul(x));
        d.assign(d.sub(c));
      },
    ];
    const rng = new Rng(1);
    const call = (k: number) => {
      const x = k === 2 ? rng.normal([2]) : rng.normal([3, 2]);
      [first, second, both][k](x);
      eager[k](x);
      expect([a.toArray(), b.toArray()]).toEqual([c.toArray(), d.toArray()]);
    };
    for (const k of [0, 0, 0, 1, 1, 1]) call(k);
    expect(bufferOf(a)).toBe(bufferOf(b));
    for (const k of [2, 2, 2, 0, 1, 2, 1, 0]) call(k);
    expect(bufferOf(a)).toBe(bufferOf(b));
  });

  it('is one for each large model, until a step touches both', () => {
    const LARGE = 1_100_000;
    const [a, b, small] = [zeros([LARGE]), zeros([LARGE]), tensor([1, 1])];
    const adder = (to: Tensor, value: number) => compile(() => void to.assign(to.add(value)));
    const [first, second, third] = [adder(a, 1), adder(b, 10), adder(small, 100)];
    const both = compile(() => {
      a.assign(a.add(b));
      small.assign(small.add(b.at(0)));
    });
    for (const step of [first, second, third]) repeat(3, () => step());
    expect(new Set([a, b, small].map(bufferOf)).size).toBe(3);
    repeat(3, () => both());
    expect(new Set([a, b, small].map(bufferOf)).size).toBe(1);
    for (const step of [first, second, third, both]) {
      step();
      expect(step.status().state).toBe('compiled');
    }
    // 4 + 3 · 30 + 40, 40, and 1 + 400 + 3 · 30 + 40
    const ends = [a, b, small].map((x) => [x.at(0).item(), x.at(-1).item()]);
    expect(ends).toEqual([
      [134, 134],
      [40, 40],
      [531, 531],
    ]);
    expect(new Set([a, b, small].map(bufferOf)).size).toBe(1);
  });

  it('leaves numbers where they are that belong to an ndarray', () => {
    const { view } = tensor([1, 2]);
    const own = view.data;
    const shared = fromNdarray(view);
    const step = compile((x: Tensor) => {
      const y = x.mul(shared);
      shared.assign(shared.add(1));
      return y;
    });
    repeat(4, (i) => {
      own[1] = 10 * i;
      expect(step([1, 1]).toArray()).toEqual([1 + i, 10 * i]);
      expect(own[1]).toBe(10 * i + 1);
    });
    expect(shared.toArray()).toEqual([5, 31]);
  });

  it('knows two tensors over one ndarray for the same numbers', () => {
    const { view } = tensor([1, 2]);
    const [x, y] = [fromNdarray(view), fromNdarray(view)];
    const step = compile(() => {
      x.assign(x.add(1));
      return y.mul(2);
    });
    repeat(4, (i) => expect(step().toArray()).toEqual([2 * (i + 2), 2 * (i + 3)]));
    expect(step.explain()).toContain('called 2 times');
  });

  it('runs a step as it is that writes to one of two arrays over the same memory', () => {
    const numbers = new Float32Array([1, 2, 3]);
    const over = (from: number): Tensor =>
      fromNdarray({
        data: numbers.subarray(from, from + 2),
        shape: [2],
        stride: [1],
        offset: 0,
      } as never);
    const [x, y] = [over(0), over(1)];
    const step = compile(() => {
      x.assign(x.add(1));
      return y.mul(2);
    });
    repeat(4, (i) => expect(step().toArray()).toEqual([2 * (i + 3), 6]));
    expect(step.explain()).toContain(
      'runs as it is: it writes to one of several arrays over one memory',
    );
  });

  it('moves no tensor that is an argument or a result', () => {
    const step = compile((x: Tensor) => x.mul(2));
    const x = tensor([1, 2]);
    const results = [step(x), step(x), step(x), step(x)];
    for (const y of [x, ...results]) expect(homeOf(y.storage)).toBeUndefined();
  });
});

describe('where a program cannot be had', () => {
  beforeEach(evictAll);

  it('the step runs where kernels are not to run in WebAssembly', () => {
    setBackend('reference');
    try {
      const step = compile((x: Tensor) => x.mul(2));
      repeat(4, (i) => expect(step([i, 1]).toArray()).toEqual([2 * i, 2]));
      expect(step.explain()).toContain('runs as it is, without WebAssembly');
    } finally {
      setBackend('wasm');
    }
  });

  const expectEager = (why: string): (() => unknown) => {
    const weight = tensor([1, 2]);
    const step = mover(weight);
    const expected = tensor([1, 2]);
    repeat(6, (i) => {
      const x = new Rng(i).normal([4, 2]);
      expected.assign(expected.mul(0.5).add(x.mean({ axis: 0 })));
      expect(step(x).item()).toBe(expected.sum().item());
    });
    expect(weight.toArray()).toEqual(expected.toArray());
    expect(step.explain()).toContain(`runs as it is: ${why}`);
    expect(step.status()).toEqual({ state: 'eager', why: expect.stringContaining(why) });
    return () => step(zeros([4, 2]));
  };

  it('the step runs where there is no memory, and is compiled once there is', () => {
    refuse('Memory', new RangeError('no memory left'));
    const call = expectEager('no memory left');
    vi.restoreAllMocks();
    call();
    expect(memories.holders.some((ref) => ref.deref()?.memory)).toBe(true);
  });

  it('the step runs where the code is refused', () => {
    refuse('Module', new WebAssembly.CompileError('not allowed here'));
    expectEager('not allowed here');
  });

  it('the step runs where a larger memory is not to be had, and smaller programs go on', () => {
    const weight = tensor([1, 2]);
    const step = mover(weight);
    const small = zeros([4, 2]);
    repeat(3, () => step(small));
    const buffer = bufferOf(weight);
    refuse('Memory', new RangeError('no memory left'));
    const large = zeros([100_000, 2]);
    repeat(3, () => step(large));
    expect(step(small).item()).toBe(3 * 0.5 ** 7);
    expect(bufferOf(weight)).toBe(buffer);
    expect(step.explain()).toContain('no memory left');
    vi.restoreAllMocks();
    repeat(3, () => step(large));
    expect(step.status().state).toBe('compiled');
    expect(step(small).item()).toBe(3 * 0.5 ** 11);
    expect(bufferOf(weight)).not.toBe(buffer);
  });
});

describe('where a program can no longer be had', () => {
  beforeEach(evictAll);
  afterEach(() => useThreads(1));

  /** A step that changes a weight and draws random numbers, which live in the memory of its programs too. */
  function makeWalk() {
    const weight = tensor([1, 2]);
    const rng = new Rng(7);
    const body = (x: Tensor) => {
      weight.assign(
        weight
          .mul(0.5)
          .add(x.mean({ axis: 0 }))
          .add(rng.normal([2])),
      );
      return weight.sum();
    };
    return { weight, rng, body };
  }

  const [threads, larger, moved] = [
    'threads are to share its memory',
    'another needs a larger memory',
    'what it shares moves to the memory of a larger one',
  ];

  /** Has the programs that know the weight be bound anew before their next call. */
  const MOVES: Record<string, (weight: Tensor) => unknown> = {
    [threads]: () => useThreads(2),
    [larger](weight) {
      const step = compile((x: Tensor) => x.mul(2).add(weight).sum());
      repeat(3, () => step(zeros([40_000, 2])));
    },
    [moved](weight) {
      const other = zeros([1_100_000]);
      const alone = compile(() => void other.assign(other.add(1)));
      const both = compile(() => void other.assign(other.add(weight.sum())));
      for (const step of [alone, both]) repeat(3, () => step());
    },
  };

  it.each([
    ['Memory', threads],
    ['Module', threads],
    ['Module', moved],
    ['Instance', threads],
    ['Instance', larger],
    ['Instance', moved],
  ] as const)('the step runs, with the same bits: no %s where %s', async (kind, move) => {
    const [eager, other] = [makeWalk(), makeWalk()];
    const view = other.weight.slice('1:');
    const step = compile(other.body);
    const data = new Rng(3);
    const expectSame = (rows: number): void => {
      const x = data.normal([rows, 2]);
      expect(step(x).item()).toBe(eager.body(x).item());
      expect(other.weight.data).toEqual(eager.weight.data);
      expect(view.item()).toBe(eager.weight.data[1]);
      expect(other.rng.state()).toEqual(eager.rng.state());
      expect(other.weight.storage.version).toBe(eager.weight.storage.version);
    };
    repeat(5, () => expectSame(4));
    expect(step.explain()).toContain('called 3 times');

    await MOVES[move](other.weight);
    const home = homeOf(other.weight.storage);
    const { memory, used = 0 } = home?.heap ?? {};
    const buffer = bufferOf(other.weight);
    refuse(kind, new RangeError('refused for now'));
    repeat(3, () => expectSame(4));
    expect(step.explain()).toContain('runs as it is: refused for now');
    if (kind === 'Memory') {
      expect(homeOf(other.weight.storage)).toBe(home);
      expect(home?.heap?.memory).toBe(memory);
      expect(home?.heap?.used).toBeLessThanOrEqual(used);
      expect(bufferOf(other.weight)).toBe(buffer);
    }

    // Every call tries again, and other shapes get programs on the same memory.
    vi.restoreAllMocks();
    repeat(3, () => expectSame(4));
    repeat(5, () => expectSame(6));
    repeat(3, () => expectSame(4));
    expect(step.explain()).toMatch(/\[6, 2\][^[]*called 3 times/);
    expect(step.explain()).toMatch(/\[4, 2\][^[]*called 9 times/);
    expect(bufferOf(other.weight)).toBe(homeOf(other.weight.storage)?.heap?.memory?.buffer);
  });
});
