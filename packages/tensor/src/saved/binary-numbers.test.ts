import { expect, it } from 'vitest';
import { type BinaryType, littleEndianBytes, readNumbers } from './binary-numbers';

const read = (type: BinaryType, bytes: number[], little = true) =>
  readNumbers('read', 'x', Uint8Array.from(bytes), type, little);

it('reads whole numbers of every width in both orders of bytes', () => {
  expect([...read('i1', [0xff, 0x80])]).toEqual([-1, -128]);
  expect([...read('u1', [0xff, 0x80])]).toEqual([255, 128]);
  expect([...read('i2', [0xfe, 0xff])]).toEqual([-2]);
  expect([...read('u2', [0x12, 0x34], false)]).toEqual([0x1234]);
  expect([...read('i4', [0, 0, 0, 0x80])]).toEqual([-(2 ** 31)]);
  expect([...read('i4', [0, 0, 1, 0], false)]).toEqual([256]);
  expect([...read('u4', [0xff, 0xff, 0xff, 0x7f])]).toEqual([2 ** 31 - 1]);
  expect([...read('i8', [0xfd, 255, 255, 255, 255, 255, 255, 255])]).toEqual([-3]);
  expect([...read('u8', [0, 0, 0, 0, 0, 0, 1, 0], false)]).toEqual([256]);
});

it('refuses those that int32 cannot hold, with the place', () => {
  expect(() => read('u4', [0, 0, 0, 0, 0, 0, 0, 0x80])).toThrow(
    'read: x holds 2147483648 at position 1, and whole numbers here are int32',
  );
  expect(() => read('i8', [0, 0, 0, 0, 1, 0, 0, 0])).toThrow('x holds 4294967296 at position 0');
  expect(() => read('u8', Array(8).fill(255))).toThrow('x holds 18446744073709552000');
});

it('reads truth values, and refuses bytes that are none', () => {
  expect([...read('bool', [0, 1])]).toEqual([0, 1]);
  expect(() => read('bool', [1, 2])).toThrow(
    'x must hold truth values, 0 or 1, got 2 at position 1',
  );
});

it('reads float32 and float64 in both orders, with the bits of NaN', () => {
  expect([...read('f8', [0, 0, 0, 0, 0, 0, 0xf0, 0x3f])]).toEqual([1]);
  expect([...read('f4', [0x40, 0x49, 0x0f, 0xdb], false)]).toEqual([Math.fround(Math.PI)]);
  const nan = read('f4', [1, 2, 0xc0, 0x7f]);
  expect([...new Uint8Array(nan.buffer)]).toEqual([1, 2, 0xc0, 0x7f]);
});

it('widens float16 as IEEE 754 says', () => {
  const bits = [0x3c00, 0xc000, 0x7bff, 0x0400, 0x03ff, 0x0001, 0x3555, 0, 0x8000, 0x7c00, 0xfc00];
  const values = [1, -2, 65504, 2 ** -14, 1023 * 2 ** -24, 2 ** -24, 0.333251953125];
  const got = read(
    'f2',
    bits.flatMap((b) => [b & 255, b >> 8]),
  );
  expect([...got]).toEqual([...values, 0, -0, Infinity, -Infinity]);
  expect([...read('f2', [0x7e, 0x00], false)]).toEqual([Number.NaN]);
});

it('widens bfloat16, the upper half of a float32', () => {
  expect([...read('bf2', [0x49, 0x40, 0x80, 0xff])]).toEqual([3.140625, -Infinity]);
});

it('writes the lowest byte first', () => {
  expect([...littleEndianBytes(Float32Array.of(1, -2))]).toEqual([0, 0, 128, 63, 0, 0, 0, 192]);
});
