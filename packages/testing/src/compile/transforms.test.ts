import {
  checkpoint,
  grad,
  gradcheck,
  gradgradcheck,
  gradients,
  hessian,
  hvp,
  jacobian,
  jvp,
  noGrad,
  parameter,
  valueAndGrad,
  variable,
  vjp,
} from '@bp/autograd';
import { compile } from '@bp/compile';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { type Backend, Rng, setBackend, stack, type Tensor, tensor, zeros } from '@bp/tensor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

/** Compiled anew, and after a program has been made of it. */
const AGES: readonly (readonly [age: string, calls: number])[] = [
  ['never called', 0],
  ['called once', 1],
  ['run by a program', 4],
];

describe.each<Backend>(['wasm', 'reference'])('on the backend %s', (backend) => {
  beforeEach(() => setBackend(backend));
  afterEach(() => setBackend('wasm'));

  describe.each(AGES)('the derivatives of a compiled function that was %s', (_, calls) => {
    const aged = (fn: (x: Tensor) => Tensor) => {
      const compiled = compile(fn);
      for (let i = 0; i < calls; i++) compiled([1, 2]);
      return compiled;
    };
    const squares = () => aged((x) => x.square().sum());
    const cubes = () => aged((x) => x.pow(3).sum());
    const cubed = () => aged((x) => x.pow(3));

    // At x = [1, 2].
    it.each<[name: string, compute: () => Tensor | Tensor[], expected: unknown]>([
      ['grad: 2x', () => grad(squares())([1, 2]), [2, 4]],
      ['valueAndGrad: Σx², 2x', () => valueAndGrad(squares())([1, 2]), [5, [2, 4]]],
      ['vjp: 3x²v', () => vjp(cubed(), [1, 2])[1]([1, 10]), [[3, 120]]],
      [
        'jvp: x³, 3x²v',
        () => jvp(cubed(), [[1, 2]], [[1, 10]]),
        [
          [1, 8],
          [3, 120],
        ],
      ],
      [
        'jacobian: 3x²',
        () => jacobian(cubed(), [1, 2]),
        [
          [3, 0],
          [0, 12],
        ],
      ],
      [
        'hessian: 6x',
        () => hessian(cubes(), [1, 2]),
        [
          [6, 0],
          [0, 12],
        ],
      ],
      ['hvp: 6xv', () => hvp(cubes(), [1, 2], [1, 10]), [6, 120]],
      [
        'grad of grad: Σ3x² → 6x',
        () => grad((x: Tensor) => grad(cubes())(x).sum())([1, 2]),
        [6, 12],
      ],
      [
        'grad of what is compiled again: 6x',
        () => grad(aged((x) => grad(cubes())(x).sum()))([1, 2]),
        [6, 12],
      ],
      ['grad of one in another', () => grad(aged((x) => squares()(x).mul(2)))([1, 2]), [4, 8]],
      [
        'grad beside other terms: 2x + 1',
        () => grad((x: Tensor) => squares()(x).add(x.sum()))([1, 2]),
        [3, 5],
      ],
      [
        'grad of what it is given: 8x',
        () => grad((x: Tensor) => squares()(x.mul(2)))([1, 2]),
        [8, 16],
      ],
      [
        'grad of what it gives: 2Σx² · 2x',
        () => grad((x: Tensor) => squares()(x).square())([1, 2]),
        [20, 40],
      ],
      ['grad of the value it is given', () => grad(aged((x) => x))([3]), [1]],
      [
        'grad through a checkpoint of it',
        () => grad((x: Tensor) => checkpoint(squares(), x))([1, 2]),
        [2, 4],
      ],
      [
        'grad through it in a checkpoint',
        () => grad((x: Tensor) => checkpoint((v: Tensor) => squares()(v.mul(2)), x))([1, 2]),
        [8, 16],
      ],
    ])('%s', (_, compute, expected) => {
      const found = compute();
      const numbers = Array.isArray(found) ? found.map((x) => x.toArray()) : found.toArray();
      expect(numbers).toEqual(expected);
    });

    it('pass gradcheck and gradgradcheck', () => {
      const curve = aged((x) => x.sin().mul(x).tanh());
      expect(gradcheck(curve, [[0.5, -1]]).ok).toBe(true);
      expect(gradgradcheck(curve, [[0.5, -1]]).ok).toBe(true);
    });
  });

  it('what is in a list or an object counts once for each place', () => {
    const sum = compile(([a, b]: Tensor[], { c }: { c: Tensor }) => a.mul(b).mul(c).sum());
    const one = tensor([1, 1]);
    for (let i = 0; i < 4; i++) {
      // x · 2x · x
      const slope = grad((x: Tensor) => sum([x, x.mul(2)], { c: x }))([1, 2]);
      expect(slope.toArray()).toEqual([6, 24]);
      sum([one, one], { c: one });
    }
  });

  it('a compiled gradient of a compiled function is right in every call', () => {
    const slope = compile(grad(compile((x: Tensor) => x.pow(3).sum())));
    const curvature = compile((x: Tensor) =>
      hessian(
        compile((v: Tensor) => v.pow(3).sum()),
        x,
      ),
    );
    for (let i = 0; i < 5; i++) {
      expect(slope([1, i]).toArray()).toEqual([3, 3 * i * i]);
      expect(curvature([1, i]).toArray()).toEqual([
        [6, 0],
        [0, 6 * i],
      ]);
    }
  });

  it('several results of one step have their gradients', () => {
    const both = compile((x: Tensor) => ({ sum: x.square().sum(), parts: [x.mul(3), x.exp()] }));
    const f = (x: Tensor) => {
      const { sum, parts } = both(x);
      return sum.add(parts[0].sum());
    };
    for (let i = 0; i < 3; i++) {
      expect(grad(f)([1, 2]).toArray()).toEqual([5, 7]);
      both([1, 2]);
    }
  });

  it('numbers and arrays among the arguments are constants', () => {
    const scaled = compile((x: Tensor, by: number, shift: Tensor) => x.mul(by).add(shift).square());
    const f = (x: Tensor) => scaled(x, 2, [1, 1]).sum();
    // 2 (2x + 1) · 2
    expect(grad(f)([1, 2]).toArray()).toEqual([12, 20]);
  });

  it('parameters that a step refers to count as constants to grad, and not to gradients', () => {
    const w = parameter([3, 4]);
    const scaled = compile((x: Tensor) => x.mul(w));
    for (let i = 0; i < 4; i++) {
      expect(grad((x: Tensor) => scaled(x).sum())([1, 2]).toArray()).toEqual([3, 4]);
      scaled([1, 2]);
    }
    expect(w.grad).toBeNull();
    const outer = compile((x: Tensor) => gradients([scaled(x).square().sum()], [w])[0]);
    // 2wx²
    for (let i = 0; i < 4; i++) expect(outer([1, i]).toArray()).toEqual([6, 8 * i * i]);
  });

  it('the gradients of a gradient see through the rules of custom operations and checkpoints', () => {
    const cube = compile((x: Tensor) => x.pow(3));
    const x = variable([1, 2]);
    const value = checkpoint((v: Tensor) => cube(v).mul(v), x).sum();
    const [slope] = gradients([value], [x], { createGraph: true });
    expect(slope.toArray()).toEqual([4, 32]);
    expect(gradients([slope.sum()], [x])[0].toArray()).toEqual([12, 48]);
  });

  it('noGrad inside a gradient holds for a step, too', () => {
    const square = compile((x: Tensor) => x.square());
    const f = (x: Tensor) =>
      noGrad(() => square(x))
        .mul(x)
        .sum();
    expect(grad(f)([1, 2]).toArray()).toEqual([1, 4]);
  });

  it('a value that a step gave before is a constant to grad', () => {
    const w = parameter([3, 4]);
    const scaled = compile((x: Tensor) => x.mul(w));
    const factor = scaled([1, 1]);
    const f = (x: Tensor) => x.square().mul(factor).sum();
    expect(grad(f)([1, 2]).toArray()).toEqual([6, 16]);
    expect(jacobian((x) => x.mul(factor), [1, 2]).toArray()).toEqual([
      [3, 0],
      [0, 4],
    ]);
    expect(hvp(f, [1, 2], [1, 1]).toArray()).toEqual([6, 8]);
    expect(grad((x: Tensor) => checkpoint(f, x))([1, 2]).toArray()).toEqual([6, 16]);
    expect(grad((_: Tensor) => factor.sum())([1, 2]).toArray()).toEqual([0, 0]);
  });

  it('running statistics and masks go on as they do without, and go back where the step throws', () => {
    const make = () => {
      const [norm, dropout] = [new BatchNorm1d(3), new Dropout(0.5, { rng: new Rng(6) })];
      const forward = (x: Tensor) => dropout.forward(norm.forward(x)).square().sum();
      return { norm, forward };
    };
    const [plain, compiled] = [make(), make()];
    const step = compile(compiled.forward);
    const rng = new Rng(5);
    for (let i = 0; i < 6; i++) {
      const x = rng.normal([4, 3]);
      const expected = grad(plain.forward)(x).toArray();
      expect(grad(i % 2 === 0 ? step : compile(compiled.forward))(x).toArray()).toEqual(expected);
      const other = rng.normal([4, 3]);
      expect(step(other).item()).toBe(plain.forward(other).item());
    }
    const state = () => JSON.stringify(compiled.norm.stateDict());
    const before = state();
    expect(state()).toBe(JSON.stringify(plain.norm.stateDict()));
    const failing = compile((x: Tensor): Tensor => {
      compiled.forward(x);
      return x.reshape([5]);
    });
    expect(() => grad(failing)(rng.normal([4, 3]))).toThrow('reshape');
    expect(state()).toBe(before);
    const next = rng.normal([4, 3]);
    expect(step(next).item()).toBe(plain.forward(next).item());
  });

  it('a step within a step keeps its record', () => {
    const w = parameter([1, 2]);
    const forward = compile((x: Tensor) => ({ y: x.mul(w), rest: [w.sum()] }));
    const train = compile((x: Tensor) => {
      w.grad = null;
      const { y, rest } = forward(x);
      const loss = y.square().sum().add(rest[0]).add(w.square().sum());
      loss.backward();
      return { loss, slope: w.grad as Tensor | null };
    });
    for (let i = 0; i < 5; i++) {
      const x = [1, i];
      // Σ(xw)² + Σw + Σw²: 2x²w + 1 + 2w
      expect(train(x).slope?.toArray()).toEqual([5, 4 * i * i + 5]);
      expect(w.grad?.toArray()).toEqual([5, 4 * i * i + 5]);
      forward(x);
    }
  });

  it('a step within a step within a step keeps its record, however often it is called', () => {
    const w = parameter(2, { dtype: 'float64' });
    const inner = compile((x: Tensor) => x.mul(w).square());
    const middle = compile((x: Tensor) => inner(x).add(inner(x.mul(2))));
    const outer = compile((xs: Tensor) => {
      w.grad = null;
      stack([middle(xs.at(0)), middle(xs.at(1))])
        .sum()
        .backward();
      return w.grad ?? zeros([]);
    });
    // Σ (x² + 4x²) w²
    for (let i = 1; i < 5; i++) {
      expect(outer(tensor([i, 1], { dtype: 'float64' })).item()).toBe(2 * 5 * 2 * (i * i + 1));
    }
  });
});
