import { readFileSync } from 'node:fs';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { BatchNorm1d } from '@bp/regularize';
import { tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { readSafetensors, readSafetensorsMetadata, writeSafetensors } from '../index';

const file = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`../fixtures/${name}.safetensors`, import.meta.url)));

/** A file with this header, as text or as what JSON writes of it, and so many bytes behind it. */
function made(header: unknown, size = 0): Uint8Array {
  const text = new TextEncoder().encode(
    typeof header === 'string' ? header : JSON.stringify(header),
  );
  const bytes = new Uint8Array(8 + text.length + size);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(text.length), true);
  bytes.set(text, 8);
  return bytes;
}

const entry = (begin: number, end: number, shape = [(end - begin) / 4], dtype = 'F32') => ({
  dtype,
  shape,
  data_offsets: [begin, end],
});

describe('readSafetensors', () => {
  it('reads what Python wrote', () => {
    const state = readSafetensors(file('own-types'));
    const got = Object.entries(state).map(([name, x]) => [name, x.dtype, x.toArray()]);
    expect(got).toHaveLength(11);
    expect(got).toEqual(
      expect.arrayContaining([
        ['fc2.bias', 'float32', [Math.fround(0.1), -0]],
        [
          'fc1.weight',
          'float32',
          [
            [1, 2, 3],
            [4, Infinity, Number.NaN],
          ],
        ],
        ['seen', 'int32', 7],
        ['mask', 'bool', [true, false, true]],
        ['double', 'float64', [[0.1], [5e-324]]],
        ['none', 'float32', []],
        ['가중치', 'float32', [1]],
        ['__proto__', 'int32', [3]],
        ['"\\\n', 'int32', [4]],
      ]),
    );
    expect(state.none.shape).toEqual([0, 3]);
    expect(Object.getPrototypeOf(state)).toBe(Object.prototype);
    expect(readSafetensors(file('empty'))).toEqual({});
  });

  it('reads numbers of every width', () => {
    const state = readSafetensors(file('every-type'));
    expect(Object.keys(state).sort()).toEqual([
      'bool',
      'f2',
      'f4',
      'f8',
      'i1',
      'i2',
      'i4',
      'i8',
      'u1',
      'u2',
      'u4',
      'u8',
    ]);
    for (const x of Object.values(state)) expect([...x.data]).toEqual([0, 1]);
  });

  it('refuses numbers that int32 cannot hold by name', () => {
    expect(() => readSafetensors(file('wide'))).toThrow(
      'readSafetensors: big holds 1099511627776 at position 1, and whole numbers here are int32',
    );
  });

  it('reads the halves of PyTorch exactly', () => {
    const state = readSafetensors(file('torch-halves'));
    expect(state.half.dtype).toBe('float32');
    expect(state.half.toArray()).toEqual(state['exact.half'].toArray());
    expect(state.bfloat.toArray()).toEqual(state['exact.bfloat'].toArray());
  });

  it('loads a state dict of PyTorch unchanged', () => {
    const model = new Sequential(
      new Linear(3, 4),
      new BatchNorm1d(4),
      new ReLU(),
      new Linear(4, 2),
    );
    model.loadStateDict(readSafetensors(file('torch-model')));
    const { x, y } = readSafetensors(file('torch-outputs'));
    const got = model.eval().forward(x);
    expect(got.shape).toEqual([5, 2]);
    for (const [i, value] of y.data.entries()) expect(got.data[i]).toBeCloseTo(value, 6);
    expect(readSafetensorsMetadata(file('torch-model'))).toEqual({ format: 'pt' });
  });

  it('gives tensors of their own, whatever becomes of the bytes', () => {
    const bytes = writeSafetensors({ x: [1, 2] });
    const { x } = readSafetensors(bytes.buffer as ArrayBuffer);
    bytes.fill(0);
    expect(x.toArray()).toEqual([1, 2]);
  });

  const pair = { a: entry(0, 8), b: entry(8, 16) };

  it('takes tensors in any order that leaves no gap', () => {
    const turned = { b: entry(8, 16), none: entry(8, 8), a: entry(0, 8), nil: entry(0, 0, [0, 7]) };
    expect(Object.keys(readSafetensors(made(turned, 16)))).toEqual(['b', 'none', 'a', 'nil']);
  });

  it.each([
    ['nothing', new Uint8Array(0), 'got a length of 0 in a file of 0 bytes'],
    ['a header beyond the end', made(pair).fill(255, 0, 8), 'got a length of 18446744073709552000'],
    ['a list', made('[1, 2]'), 'begins with the length of its header and {'],
    ['a blank before {', made(' {}'), 'begins with the length'],
    ['half a header', made('{"a":'), 'the header is no JSON'],
    ['other letters', made(`{"a${' '.repeat(8)}`).fill(255, 10, 12), 'must be UTF-8'],
    ['a name twice', made('{"a":1,"a":2}'), 'the header has two values for a; write it again'],
    ['a name twice by an escape', made('{"ab":{},"\\u0061b":{}}'), 'two values for ab'],
    ['deep nesting', made(`{"a":${'['.repeat(100_000)}`), 'nested in more than 200 levels'],
    [
      'no object',
      made({ a: 7 }),
      'a of the safetensors file must be dtype, shape and data_offsets, got 7',
    ],
    ['a field too many', made({ a: { ...entry(0, 8), x: 1 } }, 8), 'must be dtype, shape'],
    [
      'another type',
      made({ a: entry(0, 8, [8], 'F8_E4M3') }, 8),
      'a has elements of type F8_E4M3, read are F64',
    ],
    ['a type of all objects', made({ a: entry(0, 8, [8], 'toString') }, 8), 'type toString'],
    [
      'a fraction',
      made({ a: entry(0, 8, [2.5]) }, 8),
      'must be a shape of at most 64 whole numbers, got [2.5]',
    ],
    ['a negative extent', made({ a: entry(0, 8, [-2, -1]) }, 8), 'must be a shape'],
    ['too many axes', made({ a: entry(0, 4, Array(65).fill(1)) }, 4), 'must be a shape'],
    [
      'huge extents',
      made({ a: entry(0, 8, [2 ** 52, 2 ** 52]) }, 8),
      'must have 8.112963841460668e+31 bytes, got 8',
    ],
    [
      'the end before the beginning',
      made({ a: entry(8, 4, [0]) }, 8),
      'got -4 by its data_offsets [8, 4]',
    ],
    [
      'an end beyond the end',
      made({ a: entry(0, 8) }, 4),
      'must be data_offsets of 2 bytes up to 4, got [0,8]',
    ],
    ['another size', made({ a: entry(0, 8, [3]) }, 8), 'must have 12 bytes, got 8'],
    [
      'an overlap',
      made({ a: entry(0, 8), b: entry(4, 12) }, 12),
      'got b at byte 4 where byte 8 comes next',
    ],
    [
      'a hole',
      made({ a: entry(0, 8), b: entry(12, 16) }, 16),
      'got b at byte 12 where byte 8 comes next',
    ],
    ['bytes of nobody', made(pair, 20), 'got the end at byte 20 where byte 16 comes next'],
    [
      'metadata that are no texts',
      made({ __metadata__: { a: 1 } }),
      '__metadata__ of the safetensors file must be an object of texts, got {"a":1}',
    ],
    [
      'a truth value of 2',
      made({ a: entry(0, 1, [1], 'BOOL') }, 1).fill(2, -1),
      'a must hold truth values',
    ],
  ])('refuses %s', (_, bytes, message) => {
    expect(() => readSafetensors(bytes)).toThrow(message);
    expect(() => readSafetensors(bytes)).toThrow(expect.objectContaining({ code: 'BP_FORMAT' }));
  });

  it('refuses every beginning of a file', () => {
    const bytes = file('own-types');
    for (let size = 0; size < bytes.length; size++) {
      expect(() => readSafetensors(bytes.subarray(0, size))).toThrow('safetensors');
    }
  });
});

describe('writeSafetensors', () => {
  it('writes the bytes that Python writes', () => {
    const state = readSafetensors(file('own-types'));
    const bytes = writeSafetensors(state, { metadata: { format: 'np' } });
    expect(Buffer.from(bytes).equals(file('own-types'))).toBe(true);
    expect([...writeSafetensors({})]).toEqual([...file('empty')]);
  });

  it('takes Maps, nested arrays and views', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const state = readSafetensors(
      writeSafetensors(
        new Map<string, never>([
          ['x', x.transpose() as never],
          ['y', [true] as never],
        ]),
      ),
    );
    expect(state.x.toArray()).toEqual([
      [1, 3],
      [2, 4],
    ]);
    expect(state.y.dtype).toBe('bool');
  });

  it('refuses names that cannot be, metadata that are no texts, and what is no state', () => {
    expect(() => writeSafetensors({ __metadata__: [1] })).toThrow(
      "cannot have the name '__metadata__'",
    );
    expect(() => writeSafetensors({ '\ud800': [1] })).toThrow('cannot have the name');
    expect(() => writeSafetensors({}, { metadata: { a: 1 } as never })).toThrow(
      'metadata are texts by name, got [a, 1]',
    );
    expect(() => writeSafetensors([1] as never)).toThrow(
      'expected tensors by name, such as model.stateDict()',
    );
    expect(() => writeSafetensors({}, { metdata: {} } as never)).toThrow('did you mean metadata?');
  });
});
