import { parameter } from '@bp/autograd';
import { type Tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { buffer, isBuffer } from './buffer';

describe('buffer', () => {
  it('marks the tensor it is given and returns it', () => {
    const plain = zeros([2]);
    expect(isBuffer(plain)).toBe(false);
    expect(buffer(plain)).toBe(plain);
    expect(isBuffer(plain)).toBe(true);
  });

  it('marks one tensor only: views and copies are not buffers', () => {
    const marked = buffer(zeros([2]));
    expect(isBuffer(marked.clone())).toBe(false);
    expect(isBuffer(marked.reshape([1, 2]))).toBe(false);
  });

  it('refuses parameters and what is no tensor', () => {
    expect(() => buffer(parameter(1))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: buffer: expected a tensor that is no parameter, got a parameter or a recorded result]`,
    );
    expect(() => buffer([1, 2] as unknown as Tensor)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: buffer: expected a tensor that is no parameter, got object]`,
    );
    expect(isBuffer(null)).toBe(false);
  });
});
