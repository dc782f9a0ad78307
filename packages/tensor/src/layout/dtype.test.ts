import { describe, expect, it } from 'vitest';
import {
  allocate,
  checkDtype,
  type DType,
  dtypeOfArray,
  isFloat,
  promote,
  toFloat,
  weakDtype,
} from './dtype';

const DTYPES: readonly DType[] = ['bool', 'int32', 'float32', 'float64'];

describe('the element types', () => {
  it('promote to the smaller one that holds values of both', () => {
    const table = DTYPES.map((a) => DTYPES.map((b) => promote(a, b)));
    expect(table).toEqual([
      ['bool', 'int32', 'float32', 'float64'],
      ['int32', 'int32', 'float32', 'float64'],
      ['float32', 'float32', 'float32', 'float64'],
      ['float64', 'float64', 'float64', 'float64'],
    ]);
  });

  it('compute real functions of whole numbers and truth values in float32', () => {
    expect(DTYPES.map(toFloat)).toEqual(['float32', 'float32', 'float32', 'float64']);
    expect(DTYPES.map(isFloat)).toEqual([false, false, true, true]);
  });

  it('lend a plain number the type of the tensor beside it where they can hold it', () => {
    const values = [2, 0.5, -0, Number.NaN, Infinity, 2 ** 31 - 1, 2 ** 31, -(2 ** 31)];
    expect(values.map((value) => weakDtype('int32', value))).toEqual([
      'int32',
      'float32',
      'int32',
      'float32',
      'float32',
      'int32',
      'float32',
      'int32',
    ]);
    expect(values.map((value) => weakDtype('float64', value))).toEqual(Array(8).fill('float64'));
    expect(values.map((value) => weakDtype('float32', value))).toEqual(Array(8).fill('float32'));
    expect(weakDtype('bool', 1)).toBe('int32');
    expect(weakDtype('bool', 0.5)).toBe('float32');
  });
});

describe('allocate', () => {
  it('makes arrays of zeros', () => {
    expect(DTYPES.map((dtype) => allocate(dtype, 2))).toEqual([
      new Uint8Array(2),
      new Int32Array(2),
      new Float32Array(2),
      new Float64Array(2),
    ]);
  });

  it('says how much there is no memory for', () => {
    expect(() => allocate('float32', 1e15)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: tensor: there is no memory for 1000000000000000 elements of float32]`,
    );
    expect(() => allocate('bool', 1e15)).toThrow(expect.objectContaining({ code: 'BP_DEVICE' }));
  });
});

describe('dtypeOfArray', () => {
  it.each([
    [Float32Array, 'float32'],
    [Float64Array, 'float64'],
    [Int32Array, 'int32'],
    [Uint8Array, 'int32'],
    [Uint8ClampedArray, 'int32'],
    [Int8Array, 'int32'],
    [Int16Array, 'int32'],
    [Uint16Array, 'int32'],
    [Uint32Array, null],
    [BigInt64Array, null],
  ] as const)('%o', (type, dtype) => {
    expect(dtypeOfArray(new type(1))).toBe(dtype);
  });

  it('knows no type of a DataView', () => {
    expect(dtypeOfArray(new DataView(new ArrayBuffer(8)))).toBeNull();
  });
});

describe('checkDtype', () => {
  it('passes the four types', () => {
    expect(DTYPES.map((dtype) => checkDtype('zeros', dtype))).toEqual(DTYPES);
  });

  it.each([['float16'], ['toString'], [null], [3]])('refuses %j', (dtype) => {
    expect(() => checkDtype('zeros', dtype)).toThrow(
      `zeros: dtype must be float32, float64, int32 or bool, got ${dtype}`,
    );
  });
});
