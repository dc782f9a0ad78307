import { type Tensor, tensor } from '@bp/tensor';
import {
  apply,
  type FormulaOperation,
  f,
  formulaOperation,
  node,
  SCALAR_OPS,
  type ScalarOp,
} from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { gradients } from '../backward/gradients';
import { parameter, variable } from '../backward/variable';
import { DERIVATIVES } from './derivatives';

/** One scalar operation as a tensor operation. */
function operationOf(op: ScalarOp): FormulaOperation {
  const operands = ['x', 'y', 'z'].slice(0, SCALAR_OPS[op]);
  return formulaOperation(op, (...nodes) => node(op, nodes), { operands, result: 'same' });
}

/** The recorded partial derivatives at one point; the adjoint that arrives is 1. */
function partials(op: ScalarOp, at: readonly number[]): number[] {
  const xs = at.map((x) => variable(x, { dtype: 'float64' }));
  const y: Tensor = apply(operationOf(op), xs, []);
  return gradients([y], xs).map((g) => g.item());
}

const { E, LN2, LN10, PI, SQRT2, abs, cos, cosh, exp, fround, log, pow, sin, sqrt, tanh } = Math;
const inf = Number.POSITIVE_INFINITY;
const nan = Number.NaN;

/** Points, one number per operand, with the partial derivatives from a table of derivatives. */
type Rows = readonly (readonly [at: readonly number[], expected: readonly number[]])[];

const sigmoid = (x: number): number => 1 / (1 + exp(-x));
const smooth = (points: readonly number[], derivative: (x: number) => number): Rows =>
  points.map((x) => [[x], [derivative(x)]]);
const flat1: Rows = [-1.5, -0.5, 0, 0.5, 1, 2.7].map((x) => [[x], [0]]);
const flat2: Rows = [
  [
    [1, 2],
    [0, 0],
  ],
  [
    [2, 1],
    [0, 0],
  ],
  [
    [0, 0],
    [0, 0],
  ],
  [
    [-1, -1],
    [0, 0],
  ],
];

const TABLE: { readonly [K in ScalarOp]: Rows } = {
  add: [
    [
      [3, 4],
      [1, 1],
    ],
    [
      [0, inf],
      [1, 1],
    ],
  ],
  sub: [
    [
      [3, 4],
      [1, -1],
    ],
    [
      [0, 0],
      [1, -1],
    ],
  ],
  mul: [
    [
      [3, 4],
      [4, 3],
    ],
    [
      [0, -2],
      [-2, 0],
    ],
  ],
  div: [
    [
      [3, 4],
      [1 / 4, -3 / 16],
    ],
    [
      [0, 2],
      [1 / 2, 0],
    ],
    // 1/y² would overflow.
    [
      [1e-200, 1e-200],
      [1e200, -1e200],
    ],
  ],
  pow: [
    [
      [2, 3],
      [12, 8 * LN2],
    ],
    [
      [E, -1],
      [-1 / (E * E), 1 / E],
    ],
    [
      [-2, 2],
      [-4, nan],
    ],
    // At x = 0 as in PyTorch: no slope in y for y ≥ 0, and none in x for y = 0.
    [
      [0, 0],
      [0, 0],
    ],
    [
      [-0, 0],
      [0, 0],
    ],
    [
      [0, 1],
      [1, 0],
    ],
    [
      [0, 2],
      [0, 0],
    ],
    [
      [0, 0.5],
      [inf, 0],
    ],
    [
      [0, -1],
      [-inf, -inf],
    ],
    [
      [5, 0],
      [0, log(5)],
    ],
    [
      [-5, 0],
      [0, nan],
    ],
    [
      [nan, 0],
      [0, nan],
    ],
    [
      [inf, 0],
      [0, inf],
    ],
    [
      [1, 7],
      [7, 0],
    ],
  ],
  max: [
    [
      [1, 2],
      [0, 1],
    ],
    [
      [2, 1],
      [1, 0],
    ],
    [
      [3, 3],
      [0.5, 0.5],
    ],
    [
      [0, -0],
      [0.5, 0.5],
    ],
    [
      [-inf, -inf],
      [0.5, 0.5],
    ],
    [
      [nan, 1],
      [1, 1],
    ],
  ],
  min: [
    [
      [1, 2],
      [1, 0],
    ],
    [
      [2, 1],
      [0, 1],
    ],
    [
      [3, 3],
      [0.5, 0.5],
    ],
    [
      [0, -0],
      [0.5, 0.5],
    ],
  ],
  neg: [
    [[3], [-1]],
    [[0], [-1]],
  ],
  abs: [
    [[3], [1]],
    [[-3], [-1]],
    [[0], [0]],
    [[-0], [0]],
    [[-inf], [-1]],
    [[nan], [0]],
  ],
  floor: flat1,
  ceil: flat1,
  round: flat1,
  trunc: flat1,
  sqrt: [
    [[4], [1 / 4]],
    [[2], [1 / (2 * SQRT2)]],
    [[0], [inf]],
    [[inf], [0]],
  ],
  exp: [...smooth([-2, 0, 1, 3.5], exp), [[-inf], [0]]],
  expm1: [...smooth([-2, 0, 1, 3.5], exp), [[-40], [exp(-40)]]],
  log: [...smooth([0.25, 1, 7], (x) => 1 / x), [[0], [inf]], [[inf], [0]]],
  log1p: [...smooth([-0.5, 0, 7, 1e-20], (x) => 1 / (1 + x)), [[-1], [inf]]],
  log2: [...smooth([0.5, 1, 7, 1e-300], (x) => 1 / (x * LN2)), [[0], [inf]]],
  log10: [...smooth([0.5, 1, 7, 1e-300], (x) => 1 / (x * LN10)), [[0], [inf]]],
  tanh: [...smooth([-2, -0.3, 0, 1.5], (x) => 1 / cosh(x) ** 2), [[inf], [0]], [[-inf], [0]]],
  sigmoid: [
    ...smooth([-2, 0, 3], (x) => sigmoid(x) * sigmoid(-x)),
    [[-700], [exp(-700)]],
    [[inf], [0]],
    [[-inf], [0]],
  ],
  softplus: [...smooth([-30, -2, 0, 3, 50], sigmoid), [[-inf], [0]], [[inf], [1]]],
  sin: smooth([-2, 0, 1, PI / 2], cos),
  cos: smooth([-2, 0, 1, PI], (x) => -sin(x)),
  erf: smooth([-1.2, 0, 0.5, 3], (x) => (2 / sqrt(PI)) * exp(-x * x)),
  eq: flat2,
  ne: flat2,
  lt: flat2,
  le: flat2,
  gt: flat2,
  ge: flat2,
  and: flat2,
  or: flat2,
  not: flat1,
  select: [
    [
      [1, 3, 4],
      [0, 1, 0],
    ],
    [
      [0, 3, 4],
      [0, 0, 1],
    ],
    [
      [1, 3, inf],
      [0, 1, 0],
    ],
    [
      [0, nan, 4],
      [0, 0, 1],
    ],
  ],
};

describe('the table of derivatives', () => {
  it('has a rule for every scalar operation', () => {
    // A choice is differentiated as one, by `differentiate`.
    expect([...Object.keys(DERIVATIVES), 'select'].sort()).toEqual(Object.keys(SCALAR_OPS).sort());
  });

  describe.each(Object.entries(TABLE))('%s', (op, rows) => {
    it.each(rows)('has at %j the partial derivatives %j', (at, expected) => {
      const got = partials(op as ScalarOp, at);
      expect(got).toHaveLength(expected.length);
      for (const [i, value] of expected.entries()) {
        // Of zeros the sign does not matter.
        if (!Number.isFinite(value) || value === 0) expect(got[i] + 0).toBe(value + 0);
        else expect(abs(got[i] / value - 1)).toBeLessThan(4e-15);
      }
    });
  });
});

/** The second derivative of a function of one number, by the chain rule applied twice. */
function second(fn: (x: Tensor) => Tensor, at: number): number {
  const x = variable(at, { dtype: 'float64' });
  const [first] = gradients([fn(x)], [x], { createGraph: true });
  return first.record === null ? 0 : gradients([first], [x])[0].item();
}

describe('the derivative of erf', () => {
  it('keeps its digits where e^(−x²) is tiny', () => {
    // By mpmath 1.3 with 50 digits: 2/√π · e^(−x²).
    const rows = [
      [1, 0.4151074974205947],
      [5, 1.5670866531017336e-11],
      [-9, 7.492073428245974e-36],
      [20, 2.1610374743867984e-174],
    ] as const;
    for (const [at, slope] of rows) {
      expect(abs(partials('erf', [at])[0] / slope - 1)).toBeLessThan(1e-15);
    }
  });
});

describe('second derivatives at kinks and zeros', () => {
  it('are 0 for what is straight on both sides', () => {
    for (const at of [-1, 0, 1]) {
      expect(second((x) => x.abs(), at)).toBe(0);
      expect(second((x) => x.relu(), at)).toBe(0);
      expect(second((x) => x.maximum(0), at)).toBe(0);
      expect(second((x) => x.clamp(-1, 1), at)).toBe(0);
    }
  });

  it.each([
    [0, 0],
    [1, 0],
    [2, 2],
    [3, 0],
  ])('of x to the power %d is %d at x = 0', (exponent, expected) => {
    expect(second((x) => x.pow(exponent), 0)).toBe(expected);
    expect(second((x) => x.pow(tensor(exponent, { dtype: 'float64' })), 0)).toBe(expected);
  });

  it('of x^y, mixed, are x^(y−1)·(1 + y·ln x), whichever comes first', () => {
    for (const [a, b] of [
      [2, 3],
      [1.5, 0],
      [0.3, -1.2],
    ]) {
      const expected = pow(a, b - 1) * (1 + b * log(a));
      const x = variable(a, { dtype: 'float64' });
      const y = variable(b, { dtype: 'float64' });
      const [byX, byY] = gradients([x.pow(y)], [x, y], { createGraph: true });
      expect(gradients([byX], [y])[0].item()).toBeCloseTo(expected, 13);
      expect(gradients([byY], [x])[0].item()).toBeCloseTo(expected, 13);
    }
  });

  it('of x^y are no NaN at x = 0', () => {
    const x = variable([0, 0, 0], { dtype: 'float64' });
    const y = variable([1, 2, 3], { dtype: 'float64' });
    const [byX, byY] = gradients([x.pow(y).sum()], [x, y], { createGraph: true });
    expect(byX.toArray()).toEqual([1, 0, 0]);
    expect(byY.toArray()).toEqual([0, 0, 0]);
    expect(gradients([byX.sum()], [x])[0].toArray()).toEqual([0, 2, 0]);
    expect(gradients([byY.sum()], [x])[0].toArray()).toEqual([0, 0, 0]);
  });
});

describe('operations at their kinks, as in PyTorch', () => {
  const slopeOf = (fn: (x: Tensor) => Tensor, at: number[]) => {
    const x = parameter(at);
    fn(x).sum().backward();
    return x.grad?.toArray();
  };

  it('give relu the slope 0 at 0 and 1 at NaN', () => {
    expect(slopeOf((x) => x.relu(), [-1, 0, -0, 2, nan])).toEqual([0, 0, 0, 1, 1]);
  });

  it('give leakyRelu the slope of the left side at 0', () => {
    expect(slopeOf((x) => x.leakyRelu({ negativeSlope: 0.25 }), [-1, 0, 2])).toEqual([
      0.25, 0.25, 1,
    ]);
  });

  it('let the gradient pass a clamp inside and at the bounds, not outside', () => {
    expect(slopeOf((x) => x.clamp(-1, 1), [-2, -1, 0, 1, 2])).toEqual([0, 1, 1, 1, 0]);
  });

  it('share the gradient of an extremum equally among ties', () => {
    expect(slopeOf((x) => x.max(), [3, 1, 3])).toEqual([0.5, 0, 0.5]);
    expect(slopeOf((x) => x.min(), [3, 1, 3])).toEqual([0, 1, 0]);
    expect(slopeOf((x) => x.maximum(3), [3, 1, 4])).toEqual([0.5, 0, 1]);
  });

  it('pass a gradient of NaN on through abs, also where the operand is NaN', () => {
    expect(slopeOf((x) => x.abs(), [nan, -2, 0, 2])).toEqual([0, -1, 0, 1]);
    const x = variable([nan, -2, 0, 2]);
    const upstream = [[nan, nan, nan, nan]];
    expect(gradients([x.abs()], [x], { upstream })[0].toArray()).toEqual([nan, nan, nan, nan]);
  });

  it('take of a choice the derivative of what is chosen, whatever the other is', () => {
    const chosen = (x: Tensor) => {
      const root = formulaOperation('root', (x) =>
        f.select(f.gt(x, 1), f.sqrt(f.log(x)), f.mul(2, x)),
      );
      return apply(root, [x], []);
    };
    expect(slopeOf(chosen, [0, 1, -3])).toEqual([2, 2, 2]);
    // Through two choices one inside the other, and a part that both have in common.
    const nested = (x: Tensor) => {
      const operation = formulaOperation('nested', (x) => {
        const common = f.sqrt(x);
        return f.select(f.gt(x, 4), common, f.select(f.gt(x, 1), f.mul(2, common), 5));
      });
      return apply(operation, [x], []);
    };
    expect(slopeOf(nested, [0, 0.25, 4, 16])).toEqual([0, 0, 0.5, 0.125]);
  });

  it('give a norm and logSumExp slopes at the ends of their range', () => {
    expect(slopeOf((x) => x.norm(), [1e20, 1, 1])).toEqual([1, fround(1e-20), fround(1e-20)]);
    const tiny = slopeOf((x) => x.norm(), [3e-30, 4e-30]) as number[];
    expect(tiny[0]).toBeCloseTo(0.6, 6);
    expect(tiny[1]).toBeCloseTo(0.8, 6);
    expect(slopeOf((x) => x.std({ correction: 0 }), [1e20, -1e20])).toEqual([0.5, -0.5]);
    expect(slopeOf((x) => x.logSumExp(), [-inf, -inf])).toEqual([0, 0]);
    expect(slopeOf((x) => x.logSumExp(), [-inf, 0])).toEqual([0, 1]);
  });

  it('take the slope of a norm at the origin and of a deviation of equal numbers as 0', () => {
    expect(slopeOf((x) => x.norm(), [0, 0])).toEqual([0, 0]);
    expect(slopeOf((x) => x.std(), [2, 2, 2])).toEqual([0, 0, 0]);
  });

  it('give the side that where did not choose a gradient of exactly 0', () => {
    const x = parameter([4, 0]);
    const y = parameter([inf, 1]);
    x.gt(0).where(x, y).mul([1, inf]).sum().backward();
    expect(x.grad?.toArray()).toEqual([1, 0]);
    expect(y.grad?.toArray()).toEqual([0, inf]);
  });

  it('have an infinite slope where they are vertical', () => {
    expect(slopeOf((x) => x.sqrt(), [0])).toEqual([inf]);
    expect(slopeOf((x) => x.log(), [0])).toEqual([inf]);
  });

  it('keep digits that 1 − y² would lose only where float32 has none', () => {
    const [slope] = slopeOf((x) => x.tanh(), [1]) as number[];
    expect(slope).toBeCloseTo(1 - tanh(1) ** 2, 6);
  });
});
