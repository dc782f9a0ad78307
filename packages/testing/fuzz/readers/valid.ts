import { writeNpy } from '@bp/data';
import { type DType, type Tensor, tensor } from '@bp/tensor';
import type { Draw } from '../draw';

const NUMBERS = [0, -0, 1, -1, 0.1, 1e-45, 3.5, 65504, Number.NaN, Infinity, -Infinity];
const NAMES = [
  'x',
  'fc.weight',
  'fc.bias',
  '0.weight',
  '__proto__',
  'constructor',
  '가',
  '',
  '$',
  'a/b',
  '~',
];

export const aName = (draw: Draw): string => draw.of(NAMES);

/** A tensor of a random type and a small shape. */
export function aTensor(draw: Draw): Tensor {
  const dtype = draw.of<DType>(['float32', 'float64', 'int32', 'bool']);
  const shape = Array.from({ length: draw.below(4) }, () => draw.below(4));
  const size = shape.reduce((a, b) => a * b, 1);
  const values = Float64Array.from({ length: size }, () =>
    dtype === 'bool'
      ? draw.below(2)
      : dtype === 'int32'
        ? draw.below(2 ** 32) - 2 ** 31
        : draw.of(NUMBERS),
  );
  return tensor(values, { dtype }).reshape(shape);
}

/** Tensors by name. */
export const aState = (draw: Draw): Record<string, Tensor> =>
  Object.fromEntries(Array.from({ length: draw.below(4) }, () => [aName(draw), aTensor(draw)]));

/** What a checkpoint holds. */
export function aTree(draw: Draw, depth = 0): unknown {
  switch (draw.below(depth > 3 ? 6 : 9)) {
    case 0:
      return draw.of(NUMBERS);
    case 1:
      return draw.of(['', 'text', '"\\', '가', null, true]);
    case 2:
      return draw
        .of([Float64Array, Int32Array, Uint8Array, Int16Array])
        .of(...[1, 2, 3].slice(0, draw.below(4)));
    case 3:
    case 4:
      return aTensor(draw);
    case 5:
    case 6:
      return Array.from({ length: draw.below(3) }, () => aTree(draw, depth + 1));
    default:
      return Object.fromEntries(
        Array.from({ length: draw.below(4) }, () => [aName(draw), aTree(draw, depth + 1)]),
      );
  }
}

/** An npy file, also in the order of Fortran, with the highest byte first, and of types that are not ours. */
export function anNpy(draw: Draw): Uint8Array {
  if (draw.chance(0.4)) return writeNpy(aTensor(draw));
  const kind = draw.of(['f2', 'f4', 'f8', 'i1', 'i2', 'i4', 'i8', 'u1', 'u2', 'u4', 'u8', 'b1']);
  const shape = Array.from({ length: draw.below(4) }, () => draw.below(4));
  const width = Number(kind[1]);
  const order = width === 1 ? '|' : draw.of(['<', '>']);
  const body = new Uint8Array(shape.reduce((a, b) => a * b, width));
  // Small numbers, as the widest types hold more than int32.
  const low = order === '>' ? width - 1 : 0;
  for (let at = low; at < body.length; at += width) body[at] = draw.below(kind === 'b1' ? 2 : 128);
  const tuple = shape.length === 1 ? `(${shape[0]},)` : `(${shape.join(', ')})`;
  const text = `{'descr': '${order}${kind}', 'fortran_order': ${draw.of(['True', 'False'])}, 'shape': ${tuple}, }\n`;
  const major = 1 + draw.below(3);
  const size = major === 1 ? [text.length, 0] : [text.length, 0, 0, 0];
  return Uint8Array.from([
    0x93,
    ...Buffer.from('NUMPY'),
    major,
    0,
    ...size,
    ...Buffer.from(text),
    ...body,
  ]);
}

/** An IDX file. */
export function anIdx(draw: Draw): Uint8Array {
  const type = draw.of([8, 9, 11, 12, 13, 14]);
  const width = { 8: 1, 9: 1, 11: 2, 12: 4, 13: 4, 14: 8 }[type] as number;
  const shape = Array.from({ length: 1 + draw.below(3) }, () => draw.below(4));
  const head = Buffer.alloc(4 + 4 * shape.length);
  head.set([0, 0, type, shape.length]);
  for (const [i, extent] of shape.entries()) head.writeUInt32BE(extent, 4 + 4 * i);
  const body = Array.from({ length: shape.reduce((a, b) => a * b, width) }, () => draw.below(256));
  return Uint8Array.from([...head, ...body]);
}

/** A table in which every row has as many fields. */
export function aTable(draw: Draw): Uint8Array {
  const all = ['a', '1', '', '2.5', 'x y', '"so, ""it"" is"', '"\n"', '""', ' b ', '가'];
  const width = 1 + draw.below(3);
  // A line with nothing on it is no row.
  const fields = width === 1 ? all.filter((field) => field !== '') : all;
  const ending = draw.of(['\n', '\r\n', '\r']);
  const rows = Array.from({ length: 1 + draw.below(4) }, () =>
    Array.from({ length: width }, () => draw.of(fields)).join(','),
  );
  return new TextEncoder().encode(
    draw.of(['', '\ufeff']) + rows.join(ending) + draw.of(['', ending]),
  );
}
