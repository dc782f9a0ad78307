import { describe, expect, it } from 'vitest';
import { bitsOf, type RunOptions, runEmitted } from '../../../test/emitters/run-emitted';
import { matmulKernel } from '../../kernels/matmul';
import { broadcastShapes, sizeOf, stridesOf } from '../../layout/shape';
import { Storage } from '../../value/storage';
import { Tensor } from '../../value/tensor';
import { type FunctionWriter, ModuleWriter } from '../encoder';
import { wasmFeatures } from '../features';
import { matmulEmitter } from './matmul';

type Real = 'float32' | 'float64';

/** Pseudo-random whole numbers in [0, 2³²). */
function words(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
  };
}

/** Sums of these round, so that another order of addition gives other bits. */
const ordinary = (next: () => number): number => (next() / 2 ** 31 - 1) * 10 ** ((next() % 5) - 2);

const SPECIAL = [NaN, Infinity, -Infinity, -0, 0, 1e-45, -1e-40, 5e-324, 3e38, 1e308, 1, -1];
const special = (next: () => number): number => SPECIAL[next() % SPECIAL.length];

/** A tensor whose axes lie in memory in another order, spread, backwards or repeated, after some unused elements. */
function laidOut(
  dtype: Real,
  shape: readonly number[],
  next: () => number,
  value: (next: () => number) => number,
  layout: number,
): Tensor {
  const rank = shape.length;
  const order = shape.map((_, i) => i);
  if (layout & 1) [order[rank - 1], order[rank - 2]] = [order[rank - 2], order[rank - 1]];
  const gap = layout & 2 ? 2 : 1;
  const inMemory = stridesOf(order.map((axis) => shape[axis])).map((stride) => stride * gap);
  const strides = shape.map((_, axis) => inMemory[order.indexOf(axis)]);
  let offset = 3;
  const flipped = layout & 4 ? next() % rank : -1;
  if (flipped >= 0) {
    offset += (shape[flipped] - 1) * strides[flipped];
    strides[flipped] = -strides[flipped];
  }
  if (layout & 8) strides[next() % rank] = 0;
  const length = sizeOf(shape) * gap + 3;
  const data = dtype === 'float32' ? new Float32Array(length) : new Float64Array(length);
  for (let i = 0; i < length; i++) data[i] = value(next);
  return new Tensor(new Storage(data), dtype, shape, strides, offset);
}

function empty(dtype: Real, shape: readonly number[]): Tensor {
  const size = sizeOf(shape);
  const data = dtype === 'float32' ? new Float32Array(size) : new Float64Array(size);
  return new Tensor(new Storage(data), dtype, shape, stridesOf(shape), 0);
}

function expectSame(a: Tensor, b: Tensor, options?: RunOptions): void {
  const batch = broadcastShapes('matmul', a.shape.slice(0, -2), b.shape.slice(0, -2));
  const shape = [...batch, a.shape[a.rank - 2], b.shape[b.rank - 1]];
  const expected = empty(a.dtype as Real, shape);
  matmulKernel.run([expected], [a, b], null);
  const made = runEmitted(matmulKernel, [empty(a.dtype as Real, shape)], [a, b], null, options);
  if (made === null) throw new Error(`no code for [${a.shape}] · [${b.shape}]`);
  const [found, wanted] = [bitsOf(made.outputs[0]), bitsOf(expected)];
  let wrong = 0;
  while (wrong < wanted.length && found[wrong] === wanted[wrong]) wrong++;
  if (wrong < wanted.length) {
    const context = `[${a.shape}]{${a.strides}} · [${b.shape}]{${b.strides}} ${a.dtype}`;
    throw new Error(`${context} ${JSON.stringify(options)}: element ${wrong} differs`);
  }
}

/** The module of a product whose operands lie at addresses that are part of the code, as are the parts. */
function writeAt(
  [a, b, out]: readonly Tensor[],
  [aAt, bAt, outAt, scratch]: readonly number[],
  relaxed: boolean,
): ModuleWriter {
  const writer = new ModuleWriter({ relaxed });
  const emission = matmulEmitter.emission([out], [a, b], null);
  if (emission === null) throw new Error('no code');
  const addresses = { outputs: [outAt], inputs: [aAt, bAt], scalars: 0, scratch };
  const body = (fn: FunctionWriter) => emission.emit(fn, addresses, 0, emission.parts, writer);
  writer.function(0, 'void', body, 'run');
  return writer;
}

/** The product as such a module computes it. */
function productAt(a: Tensor, b: Tensor, relaxed: boolean): ArrayLike<number> {
  const out = empty(a.dtype as Real, [a.shape[0], b.shape[1]]);
  const memory = new WebAssembly.Memory({ initial: 64 });
  const Numbers = a.dtype === 'float32' ? Float32Array : Float64Array;
  const places = [a, b, out].map(({ storage, offset }, i) => {
    const start = (i + 1) * 2 ** 19;
    const numbers = new Numbers(memory.buffer, start, storage.data.length);
    numbers.set(storage.data);
    return { numbers, first: start + offset * numbers.BYTES_PER_ELEMENT };
  });
  const addresses = [...places.map(({ first }) => first), 2 ** 21];
  const writer = writeAt([a, b, out], addresses, relaxed);
  const module = new WebAssembly.Module(writer.finish());
  const { exports } = new WebAssembly.Instance(module, writer.imports(memory));
  (exports.run as () => void)();
  return places[2].numbers;
}

describe.each(['float32', 'float64'] as const)('the code of matmul in %s', (dtype) => {
  const check = (
    left: readonly number[],
    right: readonly number[],
    seed: number,
    layouts: readonly [number, number],
    options?: RunOptions,
    value = ordinary,
  ): void => {
    const next = words(seed);
    const a = laidOut(dtype, left, next, value, layouts[0]);
    const b = laidOut(dtype, right, next, value, layouts[1]);
    expectSame(a, b, options);
  };

  it('gives the bits of the reference for small matrices of every layout', () => {
    const next = words(1);
    for (let round = 0; round < 400; round++) {
      const [m, k, n] = [next() % 20, next() % 20, next() % 24].map((x) => x + 1);
      const layouts = [next() % 16, next() % 16] as const;
      check([m, k], [k, n], round, layouts, { misaligned: next() % 16 });
    }
  });

  it('does so where columns and rows are left over from blocks', () => {
    for (let m = 1; m <= 9; m++) {
      for (let n = 1; n <= 18; n++) {
        for (const k of [1, 3, 9]) check([m, k], [k, n], m * n, [n % 2, m % 2]);
      }
    }
  });

  it('carries sums along a long inner axis', () => {
    for (const [m, k, n] of [
      [9, 1027, 8],
      [24, 513, 19],
      [13, 641, 10],
      [1, 700, 50],
      [30, 700, 1],
      [3, 900, 21],
      [2, 450, 33],
      [40, 400, 3],
      [1, 1500, 1],
    ]) {
      for (let layouts = 0; layouts < 16; layouts++) {
        check([m, k], [k, n], k + layouts, [layouts & 3, layouts >> 2]);
      }
    }
  });

  it('packs both factors of large products, whoever shares the work', () => {
    for (const [m, k, n] of [
      [253, 270, 300],
      [97, 66, 521],
      [490, 80, 70],
    ]) {
      for (let layouts = 0; layouts < 4; layouts++) {
        const calls = 1 + (layouts % 3);
        check([m, k], [k, n], k + layouts, [layouts & 1, layouts >> 1], { calls });
      }
    }
  });

  it('gives the same in two and three calls, with batches', () => {
    for (const [a, b] of [
      [
        [3, 40, 33],
        [3, 33, 29],
      ],
      [
        [4, 2, 17, 40],
        [2, 40, 50],
      ],
      [
        [5, 30, 31],
        [31, 40],
      ],
      [
        [1, 100, 40],
        [6, 40, 11],
      ],
      [
        [2, 1, 3, 64],
        [3, 64, 200],
      ],
      [
        [7, 120, 90],
        [7, 90, 1],
      ],
    ]) {
      for (let layout = 0; layout < 4; layout++) {
        for (const calls of [1, 2, 3]) check(a, b, layout, [layout & 1, layout >> 1], { calls });
      }
    }
  });

  it('broadcasts batches of any layout', () => {
    const next = words(2);
    for (let round = 0; round < 150; round++) {
      const [m, k, n] = [next() % 9, next() % 9, next() % 12].map((x) => x + 1);
      const lead = Array.from({ length: next() % 4 }, () => 1 + (next() % 3));
      const thinned = (): number[] =>
        lead.slice(next() % (lead.length + 1)).map((extent) => (next() % 3 === 0 ? 1 : extent));
      check([...thinned(), m, k], [...thinned(), k, n], round, [next() % 16, next() % 16]);
    }
  });

  it('keeps NaN, infinities, zeros and denormal numbers', () => {
    const next = words(3);
    for (let round = 0; round < 60; round++) {
      const [m, k, n] = [next() % 9, next() % 4, next() % 12].map((x) => x + 1);
      check([m, k], [k, n], round, [next() % 8, next() % 8], {}, special);
    }
  });

  it('does the same at addresses that are part of the code', () => {
    for (const [m, k, n] of [
      [32, 8, 8],
      [100, 300, 70],
      [40, 30, 1],
    ]) {
      for (let layout = 0; layout < 16; layout++) {
        const a = laidOut(dtype, [m, k], words(layout), ordinary, layout & 7);
        const b = laidOut(dtype, [k, n], words(layout), ordinary, layout >> 1);
        const expected = empty(dtype, [m, n]);
        matmulKernel.run([expected], [a, b], null);
        expect(productAt(a, b, false)).toEqual(expected.storage.data);
      }
    }
  });

  it('fuses multiplication and addition in float32 alone, and only where asked', () => {
    const a = laidOut(dtype, [40, 50], words(1), ordinary, 0);
    const b = laidOut(dtype, [50, 30], words(2), ordinary, 0);
    const bytes = (relaxed: boolean) =>
      writeAt([a, b, empty(dtype, [40, 30])], [0, 0, 0, 0], relaxed).finish();
    if (dtype === 'float64') expect(bytes(true)).toEqual(bytes(false));
    else expect(bytes(true)).not.toEqual(bytes(false));
    if (!wasmFeatures().relaxed) return;
    const exact = productAt(a, b, false);
    // Fifty times two roundings of sums below 5 · 10⁵, at most 2⁻²⁵ of them each.
    const fused = productAt(a, b, true);
    for (let i = 0; i < exact.length; i++) expect(Math.abs(fused[i] - exact[i])).toBeLessThan(2);
  });

  it('leaves sizes of zero, other types and products with gaps to the reference', () => {
    const at = (shape: readonly number[]): Tensor => empty(dtype, shape);
    expect(runEmitted(matmulKernel, [at([2, 3])], [at([2, 0]), at([0, 3])], null)).toBeNull();
    expect(runEmitted(matmulKernel, [at([0, 3])], [at([0, 2]), at([2, 3])], null)).toBeNull();
    const whole = new Tensor(new Storage(new Int32Array(4)), 'int32', [2, 2], [2, 1], 0);
    expect(runEmitted(matmulKernel, [whole], [whole, whole], null)).toBeNull();
    const columns = new Tensor(at([6]).storage, dtype, [2, 3], [1, 2], 0);
    expect(runEmitted(matmulKernel, [columns], [at([2, 4]), at([4, 3])], null)).toBeNull();
  });
});
