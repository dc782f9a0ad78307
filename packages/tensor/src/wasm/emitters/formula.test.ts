import { describe, expect, it } from 'vitest';
import type { RunOptions } from '../../../test/emitters/run-emitted';
import { expectSame, numbers, views } from '../../../test/emitters/samples';
import { emitterOf } from '../../backend/wasm/emitter-of';
import { f } from '../../formula/build';
import { makeFormula } from '../../formula/formula';
import { loopFor } from '../../formula/loops';
import { constant, input, type Node, node, scalar } from '../../formula/node';
import { SCALAR_OPS, type ScalarOp } from '../../formula/scalar-op';
import type { DType } from '../../layout/dtype';
import { emptyTensor } from '../../operation/apply';
import { formulaKernel } from '../../operation/formula-kernel';
import type { Tensor } from '../../value/tensor';
import { ModuleWriter } from '../encoder';

const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];
const [x, y, z] = [input(0), input(1), input(2)];
const nodes = (count: number): Node[] => [x, y, z].slice(0, count);

const OPS = Object.keys(SCALAR_OPS) as ScalarOp[];
const isThere = (op: ScalarOp, dtype: DType): boolean => {
  try {
    loopFor(op, dtype);
    return true;
  } catch {
    return false;
  }
};

/** Runs code and reference on outputs of their own. */
function check(
  outputs: readonly Node[],
  dtype: DType,
  inputs: readonly Tensor[],
  {
    to = dtype,
    shape = inputs[0].shape,
    scalars = [],
    ...options
  }: RunOptions & { to?: DType; shape?: readonly number[]; scalars?: readonly number[] } = {},
): void {
  const results = outputs.map(() => emptyTensor(shape, to));
  expectSame(formulaKernel(makeFormula(outputs), dtype), results, inputs, scalars, options);
}

/** The same numbers as another tensor, its axes in the opposite order in memory. */
const turned = (t: Tensor): Tensor =>
  numbers([...t.shape].reverse(), t.dtype, true).permute(t.shape.map((_, i) => t.rank - 1 - i));

describe('the code of a formula', () => {
  for (const dtype of DTYPES) {
    const ops = OPS.filter((op) => isThere(op, dtype));
    it.each(ops)(`computes %s in ${dtype}`, (op) => {
      const operands = [0, 1, 2].slice(0, SCALAR_OPS[op]);
      for (const special of [false, true]) {
        const inputs = operands.map((k) => numbers([1003 + k], dtype, special).slice(`${k}:`));
        check([node(op, nodes(operands.length))], dtype, inputs);
      }
      // Every special value beside every other.
      const square = operands.map((k) =>
        numbers(k === 1 ? [64, 1] : [67], dtype, true).slice(k === 1 ? ':' : '3:'),
      );
      check([node(op, nodes(operands.length))], dtype, square, {
        shape: operands.length > 1 ? [64, 64] : [64],
      });
    });
  }

  it('gives truth values as bytes, and as numbers where it goes on with them', () => {
    for (const dtype of DTYPES) {
      for (const size of [1, 6, 101]) {
        const inputs = [numbers([size], dtype, true), numbers([size], dtype, true)];
        for (const to of DTYPES) check([f.lt(x, y)], dtype, inputs, { to });
        check([f.add(f.le(x, y), f.mul(f.not(x), 3))], dtype, inputs);
        check([f.select(f.or(f.gt(x, y), x), f.eq(x, y), f.and(x, y))], dtype, inputs, {
          to: 'bool',
        });
      }
    }
  });

  it('reads and writes every type', () => {
    for (const dtype of DTYPES) {
      for (const from of DTYPES) {
        for (const to of DTYPES) {
          for (const size of [1, 3, 18]) {
            const inputs = [numbers([size], from, true), numbers([size], dtype, true)];
            check([f.max(x, y)], dtype, inputs, { to });
          }
        }
        check([f.sub(x, y)], dtype, [numbers([4, 7], dtype), numbers([7], from, true)]);
        check([f.sub(x, y)], dtype, [numbers([4, 7], dtype), numbers([], from)]);
        check([f.sub(x, y)], dtype, [numbers([9, 7], dtype), turned(numbers([9, 7], from))]);
      }
    }
  });

  it('chooses by operands of any type', () => {
    for (const dtype of DTYPES) {
      for (const from of DTYPES) {
        for (const size of [1, 5, 100]) {
          const pair = [numbers([size], dtype), numbers([size], dtype, true)];
          for (const mask of [
            numbers([size], from, true),
            numbers([1], from),
            numbers([2 * size], from, true).slice('::2'),
          ]) {
            check([f.select(x, y, z)], dtype, [mask, ...pair], { shape: [size] });
          }
        }
      }
    }
  });

  it('takes plain numbers as a typed array would', () => {
    const values = [
      0.1,
      -0,
      3,
      2 ** 31,
      -(2 ** 31),
      2 ** 32 + 7.9,
      -1e300,
      Number.NaN,
      Number.NEGATIVE_INFINITY,
      1e-46,
    ];
    for (const dtype of DTYPES) {
      for (const value of values) {
        const t = numbers([9], dtype);
        check([f.add(f.mul(x, scalar(1)), scalar(0))], dtype, [t], { scalars: [value, 2] });
        check([f.add(x, constant(value))], dtype, [t]);
        check([f.max(x, constant(value))], dtype, [t]);
        check([f.min(constant(value), x)], dtype, [t]);
        check([scalar(0)], dtype, [], { shape: [9], scalars: [value] });
      }
    }
  });

  const formula = f.add(f.mul(x, y), f.select(f.gt(x, z), f.sqrt(f.abs(z)), 0.5));

  it('computes once what is the same for many elements', () => {
    for (const dtype of ['float32', 'float64'] as const) {
      const power = f.pow(f.abs(y), f.tanh(scalar(0)));
      const build = [f.mul(x, f.add(f.sin(power), f.exp(z))), f.sub(power, scalar(0))];
      for (const column of [[], [6, 1], [11]]) {
        const inputs = [numbers([6, 11], dtype), numbers([], dtype), numbers(column, dtype)];
        check(build, dtype, inputs, { scalars: [0.7], calls: 2 });
      }
      check([f.pow(x, f.exp(y))], dtype, [numbers([], dtype), numbers([], 'float64')]);
    }
  });

  it('serves every size', () => {
    for (const dtype of ['float32', 'float64'] as const) {
      const sizes = [...Array(41).keys()].slice(1);
      for (let size = 1000; size < 1100; size += 7) sizes.push(size);
      for (const size of sizes) {
        const [a, b, c] = [0, 1, 2].map((k) => numbers([size + k], dtype).slice(`${k}:`));
        check([formula], dtype, [a, b, c]);
        check([f.neg(x)], dtype, [b]);
      }
    }
  });

  it('serves every layout', () => {
    for (const dtype of ['float32', 'float64'] as const) {
      for (const t of views(dtype)) {
        for (const other of [numbers(t.shape, dtype), t, turned(t), numbers([1], dtype)]) {
          check([formula], dtype, [t, other, other]);
        }
        check([f.mul(x, y)], dtype, [numbers(t.shape, 'int32'), t]);
      }
    }
  });

  it('broadcasts', () => {
    const shapes: readonly (readonly [number[], number[], number[]])[] = [
      [[32, 10], [32, 10], [10]],
      [[13, 130], [13, 1], [130]],
      [[13, 130], [130], [13, 1]],
      [
        [4, 5, 6],
        [5, 1],
        [4, 1, 6],
      ],
      [[4, 5, 6], [1], [6]],
      [
        [3, 70, 2],
        [70, 2],
        [3, 1, 1],
      ],
      [
        [2, 3, 4, 5],
        [3, 1, 5],
        [2, 1, 4, 1],
      ],
    ];
    for (const dtype of ['float32', 'float64', 'int32'] as const) {
      for (const [shape, second, third] of shapes) {
        const inputs = [numbers(shape, dtype), numbers(second, dtype), numbers(third, dtype)];
        const build = f.select(f.gt(x, 0), f.mul(x, f.sub(y, z)), f.add(f.abs(y), f.max(y, z)));
        for (const calls of [1, 2, 3]) {
          check([build], dtype, inputs, { calls });
          check([build], dtype, [turned(inputs[0]), inputs[1], inputs[2]], { calls });
        }
      }
    }
  });

  it('reads what lies the other way round by squares', () => {
    for (const [rows, columns] of [
      [4, 4],
      [8, 12],
      [9, 7],
      [4, 3],
      [3, 4],
      [5, 130],
      [64, 65],
    ]) {
      for (const dtype of ['float32', 'float64', 'int32', 'bool'] as const) {
        const [a, b] = [
          numbers([rows, columns], dtype),
          numbers([columns, rows], dtype).transpose(),
        ];
        for (const calls of [1, 2, 3]) {
          check([f.sub(x, y), f.mul(y, z)], dtype, [a, b, numbers([rows, 1], dtype)], { calls });
          check([f.max(x, y)], dtype, [b.flip(0), a.flip(1)], { calls });
          check([f.sub(x, y)], 'float32', [a, b], { calls });
        }
      }
    }
    const batch = numbers([5, 6, 7], 'float32').permute([2, 0, 1]);
    check([f.sub(x, y)], 'float32', [batch, numbers([7, 5, 6], 'float32')]);
    check([f.sub(x, y)], 'float32', [
      numbers([5, 7, 6], 'float32').permute([0, 2, 1]),
      numbers([5, 6, 7], 'float32'),
    ]);
  });

  it('gives the same in parts, and wherever the operands lie', () => {
    for (const size of [5, 1024, 1027, 5000]) {
      for (const dtype of DTYPES) {
        const inputs = [numbers([size], dtype), numbers([size], dtype, true)];
        for (const calls of [2, 3, 7]) check([f.sub(x, f.max(x, y))], dtype, inputs, { calls });
        for (const misaligned of [1, 3, 4, 8]) {
          check([f.sub(x, f.max(x, y))], dtype, inputs, { misaligned });
        }
      }
    }
  });

  it('writes several outputs, over its own operands too', () => {
    const m = f.add(f.mul(y, 0.9), f.mul(z, 0.1));
    for (const dtype of ['float32', 'float64'] as const) {
      for (const shape of [[1], [7], [3, 5], [33], [1100], [12, 20]]) {
        for (const gradient of [numbers(shape, dtype), turned(numbers(shape, dtype))]) {
          for (const calls of [1, 3]) {
            const [p, v] = [numbers(shape, dtype, true), numbers(shape, dtype)];
            const kernel = formulaKernel(makeFormula([f.sub(x, m), m]), dtype);
            expectSame(kernel, [p, v], [p, v, gradient], [], { calls });
            // A parameter that is a transposed view, in place as well.
            const [q, w] = [turned(p), turned(v)];
            expectSame(kernel, [q, w], [q, w, gradient], [], { calls });
            expectSame(formulaKernel(makeFormula([y, x]), dtype), [p, v], [p, v], [], { calls });
          }
        }
      }
    }
  });

  it('writes an output that has a layout of its own', () => {
    for (const to of DTYPES) {
      const target = numbers([6, 9], to, true);
      for (const out of [
        target.transpose(),
        target.slice('::2, 1::3').transpose(),
        target.flip(),
      ]) {
        const kernel = formulaKernel(makeFormula([f.add(x, 1)]), 'float32');
        expectSame(kernel, [out], [numbers(out.shape, 'float32')], []);
      }
    }
  });

  it('serves addresses that are known when it is written', () => {
    const [rows, columns] = [5, 70];
    const [a, b] = [numbers([rows, columns], 'float32'), numbers([columns], 'float32')];
    for (const second of [b, b.flip(), numbers([columns, rows], 'float32').transpose()]) {
      for (const first of [a, a.flip(), a.flip(1)]) {
        const kernel = formulaKernel(makeFormula([f.sub(x, y)]), 'float32');
        const out = emptyTensor([rows, columns], 'float32');
        const emission = emitterOf(kernel)?.emission([out], [first, second], []);
        const writer = new ModuleWriter();
        const place = (start: number, { offset }: Tensor): number => start + 4 * offset;
        const addresses = {
          outputs: [4096],
          inputs: [place(8192, first), place(12288, second)],
          scalars: 0,
          scratch: 0,
        };
        writer.function(
          0,
          'void',
          (fn) => emission?.emit(fn, addresses, 0, emission.parts, writer),
          'run',
        );
        const memory = new WebAssembly.Memory({ initial: 1 });
        const floats = new Float32Array(memory.buffer);
        floats.set(first.storage.data, 2048);
        floats.set(second.storage.data, 3072);
        const module = new WebAssembly.Module(writer.finish());
        (new WebAssembly.Instance(module, writer.imports(memory)).exports.run as () => void)();
        kernel.run([out], [first, second], []);
        expect(floats.slice(1024, 1024 + out.size)).toEqual(out.data);
      }
    }
  });

  it('knows its kind by formula and type, and leaves alone what is empty', () => {
    const [sum, product] = [makeFormula([f.add(x, y)]), makeFormula([f.mul(x, y)])];
    const kinds = [sum, product].flatMap((formula) =>
      DTYPES.map((dtype) => emitterOf(formulaKernel(formula, dtype))?.variant([])),
    );
    expect(new Set(kinds).size).toBe(8);
    const empty = emptyTensor([0, 3], 'float32');
    const emitter = emitterOf(formulaKernel(sum, 'float32'));
    expect(emitter?.emission([empty], [empty, empty], [])).toBeNull();
    const one = emptyTensor([3000], 'float32');
    expect(emitter?.emission([one], [one, one], [])?.parts).toBe(3);
  });
});
