import { matmul, split, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { parameter } from '../backward/variable';
import { noGrad } from '../tape/mode';
import { customOp } from './custom-op';
import { gradcheck, gradgradcheck } from './gradcheck';

/** x² with a derivative that is wrong by a factor. */
const wrongSquare = (factor: number) =>
  customOp({
    name: 'wrongSquare',
    forward: (x) => x.square(),
    backward: ({ grad, inputs: [x] }) => [grad.mul(x).mul(2 * factor)],
  });

describe('gradcheck', () => {
  it('passes what is right, to about ten digits', () => {
    const { ok, maxError, checks } = gradcheck((x) => x.tanh().mul(x.exp()), [[0.5, -1, 2]]);
    expect(ok).toBe(true);
    expect(maxError).toBeLessThan(1e-10);
    expect(checks).toHaveLength(2);
  });

  it('fails what is wrong by a millionth and says where', () => {
    const { ok, checks } = gradcheck(
      (a, b) => a.mul(wrongSquare(1 + 1e-5)(b)),
      [
        [1, 2],
        [3, 4],
      ],
      { directions: 3 },
    );
    expect(ok).toBe(false);
    expect(checks.map((check) => [check.input, check.direction, check.ok])).toEqual([
      [0, 0, true],
      [1, 0, false],
      [0, 1, true],
      [1, 1, false],
      [0, 2, true],
      [1, 2, false],
    ]);
    for (const { got, expected, error } of checks.filter((check) => !check.ok)) {
      expect(got / expected).toBeCloseTo(1 + 1e-5, 8);
      expect(error).toBe(Math.abs(got - expected));
    }
  });

  it('fails a gradient that is missing, NaN or too large', () => {
    const forget = customOp({ name: 'forget', forward: (x) => x.square(), backward: () => [null] });
    const spoil = customOp({
      name: 'spoil',
      forward: (x) => x.square(),
      backward: ({ grad }) => [grad.mul(Number.NaN)],
    });
    expect(gradcheck((x) => forget(x), [2]).ok).toBe(false);
    const { ok, maxError } = gradcheck((x) => spoil(x), [2]);
    expect(ok).toBe(false);
    expect(maxError).toBeNaN();
    expect(gradcheck((x) => x.mul(x.detach()), [2]).ok).toBe(false);
  });

  it('passes smooth functions at zeros and ties', () => {
    const points = tensor([
      [0, -0],
      [1, 1],
    ]);
    for (const fn of [
      (x: Tensor) => x.softplus(),
      (x: Tensor) => x.sigmoid(),
      (x: Tensor) => x.softmax(),
      (x: Tensor) => x.logSumExp(),
      (x: Tensor) => x.pow(2),
      (x: Tensor) => x.pow(3),
      (x: Tensor) => x.maximum(x),
    ]) {
      expect(gradcheck(fn, [points]).ok).toBe(true);
      expect(gradgradcheck(fn, [points]).ok).toBe(true);
    }
  });

  it('compares a kink with the mean of both slopes', () => {
    expect(gradcheck((x) => x.abs(), [0]).ok).toBe(true);
    expect(gradcheck((x) => x.relu(), [0]).ok).toBe(false);
    expect(gradcheck((x) => x.maximum(0), [0]).ok).toBe(true);
  });

  it('takes numbers, arrays, float32 and recorded tensors, all as float64', () => {
    const seen: string[] = [];
    const fn = (...xs: Tensor[]) => {
      seen.push(...xs.map((x) => x.dtype));
      return xs.reduce((sum, x) => sum.add(x.sin()));
    };
    expect(gradcheck(fn, [0.1, [1, 2], tensor([3, 4]), parameter([5, 6])]).ok).toBe(true);
    expect(new Set(seen)).toEqual(new Set(['float64']));
  });

  it('takes several outputs, and functions of nothing', () => {
    expect(gradcheck((x) => split(x.square(), 1), [[1, 2, 3]]).ok).toBe(true);
    expect(gradcheck((x) => [x.square(), tensor([7, 8])], [[1, 2, 3]]).ok).toBe(true);
    expect(gradcheck(() => tensor(1), []).checks).toEqual([]);
    expect(gradcheck((_) => tensor(1, { dtype: 'float64' }), [3]).ok).toBe(true);
  });

  it('works where recording is off and touches no parameter', () => {
    const w = parameter(
      [
        [1, 2],
        [3, 4],
      ],
      { dtype: 'float64' },
    );
    expect(noGrad(() => gradcheck((x) => matmul(w, x), [[1, 2]])).ok).toBe(true);
    expect(w.grad).toBeNull();
  });

  it('gives the same report for the same seed, another for another', () => {
    const run = (seed: number) => gradcheck((x) => x.sin(), [[1, 2]], { seed });
    expect(run(7)).toEqual(run(7));
    expect(run(7).checks).not.toEqual(run(8).checks);
  });

  it('allows what its options allow', () => {
    const fn = (x: Tensor) => wrongSquare(1.001)(x);
    expect(gradcheck(fn, [[1, 2]]).ok).toBe(false);
    expect(gradcheck(fn, [[1, 2]], { rtol: 0.01 }).ok).toBe(true);
    expect(gradcheck(fn, [[1, 2]], { atol: 1 }).ok).toBe(true);
  });

  it('refuses what holds no real numbers', () => {
    const whole = tensor([1, 2], { dtype: 'int32' });
    expect(() => gradcheck((x) => x, [whole])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gradcheck: input 0 must hold real numbers, got int32; pass it inside the function]`,
    );
    expect(() => gradcheck((x) => x.gt(0), [1])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gradcheck: output 0 must hold real numbers, got bool]`,
    );
    expect(() => gradgradcheck((x) => x.argmax(), [[1, 2]])).toThrow('gradgradcheck: output 0');
  });

  it('refuses options out of range', () => {
    expect(() => gradcheck((x) => x, [1], { eps: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gradcheck: eps must be > 0, atol and rtol ≥ 0, got 0, 1e-8 and 0.000001]`,
    );
    expect(() => gradcheck((x) => x, [1], { directions: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gradcheck: directions must be a whole number ≥ 1, got 0]`,
    );
    // @ts-expect-error: a misspelt option
    expect(() => gradcheck((x) => x, [1], { direction: 2 })).toThrow('did you mean directions?');
  });
});

describe('gradgradcheck', () => {
  it('checks the derivative of the derivative', () => {
    const first = customOp({
      name: 'cube',
      forward: (x) => x.pow(3),
      // The right value, but cut off: its own derivative is lost.
      backward: ({ grad, inputs: [x] }) => [grad.mul(x.detach().square()).mul(3)],
    });
    expect(gradcheck((x) => first(x), [[1, 2]]).ok).toBe(true);
    const { ok, checks } = gradgradcheck((x) => first(x), [[1, 2]]);
    expect(ok).toBe(false);
    // By the input it is wrong, by the upstream gradient right.
    expect(checks.map((check) => [check.input, check.ok])).toEqual([
      [0, false],
      [1, true],
      [0, false],
      [1, true],
    ]);
  });

  it('passes linear functions, whose second derivative is 0', () => {
    expect(
      gradgradcheck(
        (x) => x.sum({ axis: 0 }),
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ).ok,
    ).toBe(true);
  });
});
