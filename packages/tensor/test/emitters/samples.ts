import '../../src/methods/methods';
import { allocate, type DType } from '../../src/layout/dtype';
import { sizeOf, stridesOf } from '../../src/layout/shape';
import type { Kernel } from '../../src/operation/kernel';
import { tapDispatch } from '../../src/operation/tap-dispatch';
import { Storage } from '../../src/value/storage';
import { Tensor } from '../../src/value/tensor';
import { bitsOf, type RunOptions, runEmitted } from './run-emitted';

/** What often goes wrong: NaN, signed zeros, infinities, denormals, whole numbers beyond 32 bits. */
const SPECIAL = [
  NaN,
  0,
  -0,
  Infinity,
  -Infinity,
  1e-42,
  -1e-310,
  1,
  -1,
  2 ** 31,
  -(2 ** 31),
  2 ** 31 - 0.5,
  -(2 ** 31) - 0.5,
  2 ** 32 + 5,
  -(2 ** 53) - 4,
  3e10 + 0.5,
  1e20,
  2 ** 32,
  -(2 ** 32) - 1.75,
  3.5,
  -2.5,
];

/** Sums of numbers of these sizes round, so that another order of addition gives other bits. */
const SCALES = [0.01, 0.1, 1, 10, 100];

/** Numbers of a type that fill a storage: many different ones, or with `special` the awkward ones in between. */
export function numbers(shape: readonly number[], dtype: DType, special = false): Tensor {
  const data = allocate(dtype, sizeOf(shape));
  let state = 12345 + data.length;
  for (let i = 0; i < data.length; i++) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    const word = Math.imul(state ^ (state >>> 15), 0x2c1b3c6d) >>> 0;
    if (dtype === 'bool') data[i] = word & 1;
    else if (special && i % 3 === 0) data[i] = SPECIAL[word % SPECIAL.length];
    else if (dtype === 'int32') data[i] = word;
    else data[i] = (word / 2 ** 31 - 1) * SCALES[word % SCALES.length];
  }
  return new Tensor(new Storage(data), dtype, shape, stridesOf(shape), 0);
}

/** Tensors of many shapes and layouts. */
export function views(dtype: DType, special = true): Tensor[] {
  const make = (...shape: number[]) => numbers(shape, dtype, special);
  return [
    make(),
    make(1),
    make(3),
    make(17),
    make(5, 4),
    make(4, 7).transpose(),
    make(9, 8).transpose(),
    make(23, 5).slice(':, 1:4'),
    make(40).slice('3::2'),
    make(12).flip(),
    make(6, 9).slice('::-1, ::-2'),
    make(2, 3, 4).permute([2, 0, 1]),
    make(2, 5, 6, 3).permute([0, 3, 1, 2]),
    make(4, 1).expand([4, 6]),
    make(6).expand([5, 6]),
    make(5, 1, 3).expand([5, 4, 3]).permute([1, 2, 0]),
    make(3, 1, 2),
    make(11, 13).transpose().slice('1:, 2:'),
  ];
}

/** The kernel that an operation dispatches last. */
export function kernelOf<P>(run: () => unknown): Kernel<P> {
  const found: Kernel<unknown>[] = [];
  tapDispatch((kernel) => found.push(kernel as Kernel<unknown>), run);
  return found[found.length - 1] as Kernel<P>;
}

/** Has the code of a kernel and its reference compute the same, and compares every bit. */
export function expectSame<P>(
  kernel: Kernel<P>,
  outputs: readonly Tensor[],
  inputs: readonly Tensor[],
  params: P,
  options?: RunOptions,
): void {
  const ran = runEmitted(kernel, outputs, inputs, params, options);
  if (ran === null) {
    throw new Error(`${kernel.name}: no code for ${inputs.map((x) => `${x.dtype} [${x.shape}]`)}`);
  }
  kernel.run(outputs, inputs, params);
  for (const [i, output] of outputs.entries()) {
    const [got, wanted] = [bitsOf(ran.outputs[i]), bitsOf(output)];
    const at = Array.from(wanted).findIndex((bits, k) => got[k] !== bits);
    if (at < 0) continue;
    const layouts = inputs.map((x) => `${x.dtype} [${x.shape}] strides [${x.strides}]`).join(', ');
    const values = [ran.outputs[i], output].map((y) => y.storage.data[at]);
    throw new Error(
      `${kernel.name} ${JSON.stringify(params)} of ${layouts} into ${output.dtype}: ${values[0]} instead of ${values[1]} at ${at}`,
    );
  }
}
