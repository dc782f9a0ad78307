import { type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { fingerprint } from './fingerprint';

const of = (values: Tensor) => fingerprint({ w: values });
const floats = (...bits: number[]) => tensor(new Float32Array(Uint32Array.from(bits).buffer));

describe('fingerprint', () => {
  it('is the SHA-256 of names, types, shapes and little-endian values', () => {
    // printf 'a:float32:2;\0\0\200\077\0\0\0\300b:int32:;\005\0\0\0' | sha256sum
    const state = { b: tensor(5, { dtype: 'int32' }), a: tensor([1, -2]) };
    expect(fingerprint(state)).toBe(
      '096f10aa2b2f5beeb9ebbb3ee2ff22d38a5735db133dbc3a27352a7b102a27c5',
    );
  });

  it('does not depend on the order of the names', () => {
    const [a, b] = [tensor([1]), tensor([2])];
    expect(fingerprint({ a, b })).toBe(fingerprint({ b, a }));
    expect(fingerprint({ a, b })).not.toBe(fingerprint({ a: b, b: a }));
  });

  it('writes every NaN as the same', () => {
    const [one, other] = [floats(0x7fc00000), floats(0xffc00123)];
    expect(of(one)).toBe(of(other));
    expect(of(one)).not.toBe(of(tensor([0])));
  });

  it('changes with the name, the type, the shape and a single bit', () => {
    const state = zeros([2, 3]);
    const others = [
      fingerprint({ v: state }),
      of(zeros([2, 3], { dtype: 'int32' })),
      of(zeros([2, 3], { dtype: 'float64' })),
      of(zeros([3, 2])),
      of(zeros([6])),
      of(zeros([2, 3]).mul(-1)),
    ];
    expect(new Set([of(state), ...others]).size).toBe(7);
    expect(of(floats(0x3f800001))).not.toBe(of(floats(0x3f800000)));
  });
});
