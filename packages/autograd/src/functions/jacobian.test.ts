import { eye, matmul, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { variable } from '../backward/variable';
import { hessian, hvp, jacobian } from './jacobian';

const float64 = { dtype: 'float64' } as const;
const Q = tensor(
  [
    [2, 1, 0],
    [1, -3, 4],
    [0, 4, 1],
  ],
  float64,
);
const at = tensor([0.5, -1, 2], float64);

describe('jacobian', () => {
  it('of a linear map is its matrix', () => {
    expect(jacobian((x: Tensor) => matmul(Q, x), at).toArray()).toEqual(Q.toArray());
  });

  it('of an elementwise function is diagonal', () => {
    expect(jacobian((x: Tensor) => x.square(), [1, 2]).toArray()).toEqual([
      [2, 0],
      [0, 4],
    ]);
  });

  it('of softmax is diag(y) − y·yᵀ', () => {
    const y = at.softmax();
    const expected = eye(3, 3, float64).mul(y).sub(y.unsqueeze(1).mul(y));
    const got = jacobian((x: Tensor) => x.softmax(), at);
    expect(got.sub(expected).abs().max().item()).toBeLessThan(1e-16);
  });

  it('has the shape of the value followed by that of the input', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 5, 6],
    ]);
    expect(jacobian((m: Tensor) => m.sum({ axis: 1 }), x).shape).toEqual([2, 2, 3]);
    expect(jacobian((m: Tensor) => m.sum(), x).shape).toEqual([2, 3]);
    expect(jacobian((m: Tensor) => m.mul([1, 2]), 3).toArray()).toEqual([1, 2]);
    expect(jacobian((m: Tensor) => m.slice('0:0'), x).shape).toEqual([0, 3, 2, 3]);
  });

  it('of a constant is 0', () => {
    expect(jacobian((_: Tensor) => tensor([5, 6]), [1, 2]).toArray()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('stays connected to a variable', () => {
    const x = variable([1, 2]);
    jacobian((y: Tensor) => y.pow(3), x)
      .sum()
      .backward();
    expect(x.grad?.toArray()).toEqual([6, 12]);
  });
});

describe('hessian', () => {
  it('of ½·xᵀ·Q·x is Q, for a symmetric Q', () => {
    const energy = (x: Tensor) => x.dot(matmul(Q, x)).mul(0.5);
    expect(hessian(energy, at).toArray()).toEqual(Q.toArray());
  });

  it('of a linear function is 0', () => {
    expect(hessian((x: Tensor) => x.sum(), [1, 2]).toArray()).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  it('of Σ x³ is 6x on the diagonal', () => {
    expect(hessian((x: Tensor) => x.pow(3).sum(), [1, 2]).toArray()).toEqual([
      [6, 0],
      [0, 12],
    ]);
  });

  it('of the log-sum-exp is diag(p) − p·pᵀ', () => {
    const p = at.softmax();
    const expected = eye(3, 3, float64).mul(p).sub(p.unsqueeze(1).mul(p));
    const got = hessian((x: Tensor) => x.logSumExp(), at);
    expect(got.sub(expected).abs().max().item()).toBeLessThan(1e-15);
  });

  it('has the shape of the input twice', () => {
    expect(hessian((x: Tensor) => x.square().sum(), [[1, 2, 3]]).shape).toEqual([1, 3, 1, 3]);
  });
});

describe('hvp', () => {
  it('is the Hessian times the vector', () => {
    const f = (x: Tensor) => x.sin().mul(x.flip()).sum();
    const v = tensor([1, -2, 0.5], float64);
    const expected = matmul(hessian(f, at), v);
    expect(hvp(f, at, v).sub(expected).abs().max().item()).toBeLessThan(1e-15);
  });

  it('of ½·xᵀ·Q·x is Q·v', () => {
    const energy = (x: Tensor) => x.dot(matmul(Q, x)).mul(0.5);
    expect(hvp(energy, at, [1, 0, 0]).toArray()).toEqual([2, 1, 0]);
  });

  it('of a linear function is 0', () => {
    expect(hvp((x: Tensor) => x.sum(), [1, 2], [1, 1]).toArray()).toEqual([0, 0]);
  });
});
