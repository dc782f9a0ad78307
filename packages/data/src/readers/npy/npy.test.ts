import { readFileSync } from 'node:fs';
import { tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { readNpy, writeNpy } from '../../index';

const file = (name: string): Uint8Array =>
  readFileSync(new URL(`../fixtures/${name}.npy`, import.meta.url));

/** A file with this head and these bytes behind it. */
function made(head: string, body: number[] = [], version = [1, 0]): Uint8Array {
  const text = new TextEncoder().encode(head);
  const size = version[0] === 1 ? [text.length, 0] : [text.length, 0, 0, 0];
  return Uint8Array.of(
    0x93,
    ...new TextEncoder().encode('NUMPY'),
    ...version,
    ...size,
    ...text,
    ...body,
  );
}

describe('readNpy', () => {
  it.each([
    [
      'f4',
      'float32',
      [
        [-0.5, -0.25, 0],
        [0.25, 0.5, 0.75],
      ],
    ],
    [
      'version-2',
      'float32',
      [
        [-0.5, -0.25, 0],
        [0.25, 0.5, 0.75],
      ],
    ],
    [
      'version-3',
      'float32',
      [
        [-0.5, -0.25, 0],
        [0.25, 0.5, 0.75],
      ],
    ],
    ['f2-big', 'float32', [1, -2, 65504, 2 ** -24, Infinity, Number.NaN]],
    ['i8', 'int32', [[-(2 ** 31), 2 ** 31 - 1]]],
    ['u1', 'int32', [0, 255]],
    ['bool', 'bool', [true, false]],
    ['scalar', 'float32', 2.5],
  ] as const)('reads what numpy wrote: %s', (name, dtype, values) => {
    const x = readNpy(file(name));
    expect(x.dtype).toBe(dtype);
    expect(x.toArray()).toEqual(values);
  });

  it('reads the order of Fortran', () => {
    const x = readNpy(file('f8-fortran'));
    expect([x.dtype, x.shape, x.isContiguous]).toEqual(['float64', [2, 3, 4], true]);
    expect([...x.data]).toEqual(Array.from({ length: 24 }, (_, i) => i));
  });

  it('reads arrays without elements', () => {
    const x = readNpy(file('empty'));
    expect([x.dtype, x.shape]).toEqual(['int32', [0, 3]]);
  });

  it('makes nothing of large extents beside a 0', () => {
    const x = readNpy(made(head.replace('2,', '0, 9, 99999999999')));
    expect(x.shape).toEqual([0, 9, 99999999999]);
  });

  it('gives a tensor of its own, whatever becomes of the bytes', () => {
    const bytes = Uint8Array.from(file('f4'));
    const x = readNpy(bytes);
    bytes.fill(0);
    expect(x.at(0, 0).item()).toBe(-0.5);
  });

  it.each([
    [
      'i8-wide',
      'readNpy: the file holds 2147483648 at position 1, and whole numbers here are int32',
    ],
    ['text', "readNpy: the file has elements of type '<U1'; expected real or whole numbers"],
    ['structured', "readNpy: the file is no npy file: expected a head such as {'descr'"],
    ['pickled', "readNpy: the file has elements of type '|O'"],
  ])('refuses %s', (name, message) => {
    expect(() => readNpy(file(name))).toThrow(message);
    expect(() => readNpy(file(name))).toThrow(expect.objectContaining({ code: 'BP_FORMAT' }));
  });

  const head = "{'descr': '|u1', 'fortran_order': False, 'shape': (2,), }\n";

  it('reads the entries of the head in any order', () => {
    const turned = "{'shape': (2,), \"fortran_order\": False, 'descr': '|u1'}";
    expect(readNpy(made(turned, [7, 8])).toArray()).toEqual([7, 8]);
    expect(readNpy(made(head.replace('2,', '2L,'), [7, 8])).toArray()).toEqual([7, 8]);
  });

  it.each([
    [new Uint8Array(0), 'expected the magic number'],
    [made(head, [1, 2], [4, 0]), 'expected version 1.0, 2.0 or 3.0, at byte 6, got 4.0'],
    [made(head).subarray(0, 30), 'expected a head of at most 10000 bytes, within 30, got 58'],
    [made(head, [1]), 'must hold 2 bytes of numbers for shape [2], got 1 from byte 68 on'],
    [made(head, [1, 2, 3]), 'got 3 from byte 68 on'],
    [made(head.replace('2,', '2'), [1, 2]), 'expected a shape'],
    [made(head.replace('2,', '-2,')), 'expected a head'],
    [made(head.replace('2,', '9007199254740993,')), 'expected a shape'],
    [made(head.replace(" 'shape'", " 'descr'"), [1, 2]), 'expected a head'],
    [made(head.replace('False', 'false'), [1, 2]), 'expected a head'],
    [made(head.replace('}', "'x': 1}"), [1, 2]), 'expected a head'],
    [made(`${head}import os`, [1, 2]), 'expected a head'],
    [made(head.replace('|u1', '|f4'), []), "elements of type '|f4'"],
    [made(head.replace('|u1', '<c8'), []), "elements of type '<c8'"],
    [made(head.replace('|u1', '<f1'), []), "elements of type '<f1'"],
  ] as const)('refuses a damaged file %#', (bytes, message) => {
    expect(() => readNpy(bytes)).toThrow(message);
  });
});

describe('writeNpy', () => {
  it.each(['f4', 'bool', 'scalar', 'empty'])('writes what numpy writes: %s', (name) => {
    expect([...writeNpy(readNpy(file(name)))]).toEqual([...file(name)]);
  });

  it('writes views in the order of their elements', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]).transpose();
    expect(readNpy(writeNpy(x)).toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(readNpy(writeNpy(x.at(1))).toArray()).toEqual([2, 4]);
  });

  it('keeps every bit', () => {
    const x = tensor([0.1, -0, Number.NaN, Infinity, 5e-324], { dtype: 'float64' });
    const got = readNpy(writeNpy(x));
    expect(got.dtype).toBe('float64');
    expect(got.toArray()).toEqual(x.toArray());
    expect(readNpy(writeNpy(zeros([2, 0, 3]))).shape).toEqual([2, 0, 3]);
  });
});
