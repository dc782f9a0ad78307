import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { readIdx } from '../index';

const file = (name: string): Uint8Array =>
  Uint8Array.from(readFileSync(new URL(`./fixtures/${name}`, import.meta.url)));

it.each(['images-idx3-ubyte', 'images-idx3-ubyte.gz'])('reads the layout of MNIST: %s', (name) => {
  const x = readIdx(file(name));
  expect([x.dtype, x.shape]).toEqual(['int32', [2, 2, 3]]);
  expect(x.at(1).toArray()).toEqual([
    [120, 140, 160],
    [180, 200, 220],
  ]);
});

it.each([
  [8, [255, 0], [255, 0]],
  [9, [255, 1], [-1, 1]],
  [11, [1, 2, 255, 254], [258, -2]],
  [12, [0, 0, 1, 0, 255, 255, 255, 255], [256, -1]],
  [13, [0x3f, 0x80, 0, 0, 0xc0, 0, 0, 0], [1, -2]],
  [14, [0x3f, 0xf0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [1, 0]],
])('reads elements of type %i, the highest byte first', (type, bytes, values) => {
  const x = readIdx(Uint8Array.of(0, 0, type, 1, 0, 0, 0, 2, ...bytes));
  expect(x.toArray()).toEqual(values);
  expect(x.dtype).toBe(type === 13 ? 'float32' : type === 14 ? 'float64' : 'int32');
});

it.each([
  [[], 'an IDX file begins with 0, 0, a type'],
  [[0, 0, 10, 1, 0, 0, 0, 0], 'got [0, 0, 10, 1]'],
  [[0, 0, 8, 0, 5], 'got [0, 0, 8, 0]'],
  [[0, 0, 8, 1, 0, 0, 0, 2, 1], 'must hold 2 bytes of numbers for 1 axes of extents [2], got 1'],
  [[0, 0, 8, 1, 0, 0, 0, 2, 1, 2, 3], 'got 3 from byte 8 on'],
  [[0, 0, 8, 3, 0, 0, 0, 2, 1], 'for 3 axes of extents [2], got 0 from byte 16 on'],
  [
    [0, 0, 14, 2, 255, 255, 255, 255, 255, 255, 255, 255],
    `must hold ${8 * (2 ** 32 - 1) ** 2} bytes`,
  ],
])('refuses %j', (bytes, message) => {
  expect(() => readIdx(Uint8Array.from(bytes))).toThrow(message);
});

it('reads several gzip members as one file', () => {
  const bytes = file('images-idx3-ubyte');
  const halves = Buffer.concat([gzipSync(bytes.subarray(0, 10)), gzipSync(bytes.subarray(10))]);
  expect(readIdx(halves).toArray()).toEqual(readIdx(bytes).toArray());
});

it('refuses a gzip file that is cut, damaged, followed by something, or too large', () => {
  const bytes = file('images-idx3-ubyte.gz');
  for (let size = 2; size < bytes.length; size++) {
    expect(() => readIdx(bytes.subarray(0, size))).toThrow('damaged or cut off');
  }
  for (let at = 10; at < bytes.length; at++) {
    const damaged = bytes.slice();
    damaged[at] ^= 1;
    expect(() => readIdx(damaged)).toThrow(expect.objectContaining({ code: 'BP_FORMAT' }));
  }
  for (const more of [[0], [0, 0, 0, 0], [31, 139], [...bytes.subarray(0, 12)]]) {
    expect(() => readIdx(Uint8Array.of(...bytes, ...more))).toThrow('damaged or cut off');
  }
  const bomb = gzipSync(new Uint8Array(2 ** 22));
  expect(() => readIdx(bomb, { maxBytes: 1000 })).toThrow('unpacks to more than 1000 bytes');
});
