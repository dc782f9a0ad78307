import { fromNdarray, Rng, setBackend, type Tensor, tensor, zeros } from '@bp/tensor';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { compile } from './compile';
import { homeOf } from './heap';

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

afterEach(() => vi.restoreAllMocks());

describe('the memory of programs', () => {
  it('holds what stays, so that eager code and programs see the same numbers', () => {
    const weight = tensor([1, 2]);
    const view = weight.slice('1:');
    const step = mover(weight);
    repeat(3, () => step(zeros([4, 2])));
    expect(bufferOf(weight)).toBe(homeOf(weight.storage)?.heap.memory.buffer);
    expect([weight.toArray(), view.toArray()]).toEqual([[0.125, 0.25], [0.25]]);
    weight.assign([8, 16]);
    expect([step(zeros([4, 2])).item(), view.toArray()]).toEqual([12, [8]]);
  });

  it('is one for all shapes, and is replaced where it is too small', () => {
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
    expect(step.explain()).toContain('200 keys');
    // It grows by a part of itself, not for each shape.
    expect(memories.size).toBeLessThan(24);
    // At the end there is one for all programs, not many times as large as the largest needs.
    expect(bufferOf(weight).byteLength).toBeLessThan(16 * 200 * 16 * 4);
  });

  it('is one for each model, until a step touches both', () => {
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
    expect(bufferOf(a)).not.toBe(bufferOf(b));
    for (const k of [2, 2]) call(k);
    expect(bufferOf(a)).toBe(bufferOf(b));
    for (const k of [2, 0, 1, 2, 1, 0]) call(k);
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

  it('moves no tensor that is an argument or a result', () => {
    const step = compile((x: Tensor) => x.mul(2));
    const x = tensor([1, 2]);
    const results = [step(x), step(x), step(x), step(x)];
    for (const y of [x, ...results]) expect(homeOf(y.storage)).toBeUndefined();
  });

  it('stays as it is over many calls', () => {
    const weight = tensor([1, 2]);
    const step = mover(weight);
    const x = new Rng(1).normal([8, 2]);
    repeat(3, () => step(x));
    const buffer = bufferOf(weight);
    repeat(20_000, () => step(x));
    const before = process.memoryUsage().arrayBuffers;
    repeat(100_000, () => step(x));
    const grown = process.memoryUsage().arrayBuffers - before;
    expect(bufferOf(weight)).toBe(buffer);
    // A result is four bytes; what is kept of each call would show as hundreds of kilobytes.
    expect(grown).toBeLessThan(64 * 2 ** 20);
  });
});

describe('where a program cannot be had', () => {
  it('the step runs where kernels are not to run in WebAssembly', () => {
    setBackend('reference');
    try {
      const step = compile((x: Tensor) => x.mul(2));
      repeat(4, (i) => expect(step([i, 1]).toArray()).toEqual([2 * i, 2]));
      expect(step.explain()).toContain('runs as it is: kernels do not run in WebAssembly here');
    } finally {
      setBackend('wasm');
    }
  });

  const expectEager = (why: string): void => {
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
  };

  it('the step runs where there is no memory', () => {
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('no memory left');
    } as never);
    expectEager('no memory left');
  });

  it('the step runs where the code is refused', () => {
    vi.spyOn(WebAssembly, 'Module').mockImplementation(function refuse() {
      throw new WebAssembly.CompileError('not allowed here');
    } as never);
    expectEager('not allowed here');
  });

  it('the step runs where a larger memory is not to be had, and smaller programs go on', () => {
    const weight = tensor([1, 2]);
    const step = mover(weight);
    const small = zeros([4, 2]);
    repeat(3, () => step(small));
    const buffer = bufferOf(weight);
    vi.spyOn(WebAssembly, 'Memory').mockImplementation(function refuse() {
      throw new RangeError('no memory left');
    } as never);
    const large = zeros([100_000, 2]);
    repeat(3, () => step(large));
    expect(step(small).item()).toBe(3 * 0.5 ** 7);
    expect(bufferOf(weight)).toBe(buffer);
    expect(step.explain()).toContain('no memory left');
    vi.restoreAllMocks();
    repeat(3, () => step(zeros([100_001, 2])));
    expect(step(small).item()).toBe(3 * 0.5 ** 11);
    expect(bufferOf(weight)).not.toBe(buffer);
  });
});
