import { expect, it } from 'vitest';
import { readBytes } from './bytes';

it('takes buffers and views of any kind, and copies nothing', () => {
  const { buffer } = Uint8Array.of(1, 2, 3, 4, 5, 6, 7, 8);
  expect(readBytes('read', buffer)).toEqual(new Uint8Array(buffer));
  expect(readBytes('read', buffer).buffer).toBe(buffer);
  expect([...readBytes('read', new Uint16Array(buffer, 2, 2))]).toEqual([3, 4, 5, 6]);
  expect([...readBytes('read', new DataView(buffer, 7))]).toEqual([8]);
});

it.each(['digits.idx', 7, 1e9, null, undefined, [1, 2], { [Symbol.toStringTag]: 'ArrayBuffer' }])(
  'refuses %o',
  (given) => {
    expect(() => readBytes('read', given)).toThrow('read: expected the bytes of a file');
  },
);
