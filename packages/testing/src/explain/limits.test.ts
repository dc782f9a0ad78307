import {
  checkpoint,
  customOp,
  gradients,
  noGrad,
  parameter,
  retainGrad,
  variable,
} from '@bp/autograd';
import { type Explanation, explain } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { compile } from '@bp/compile';
import { Linear } from '@bp/layers';
import { halfSse, mse } from '@bp/losses';
import { freeze } from '@bp/module';
import { type BpError, isBpError, Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { expectExplained } from './expect-explained';

const dtype = 'float64';
const draw = (shape: number[], seed = 1): Tensor => new Rng(seed).normal(shape, { dtype });

function errorOf(body: () => unknown): BpError {
  try {
    body();
  } catch (error) {
    expect(isBpError(error)).toBe(true);
    return error as BpError;
  }
  throw new Error('nothing was thrown');
}

describe('a loss that cannot be explained', () => {
  const w = parameter([1, 2], { dtype });
  const layer = new Linear(2, 1);
  const step = compile((x: Tensor) => layer.forward(x).square().sum());
  const cases: Readonly<Record<string, readonly [() => unknown, string, RegExp]>> = {
    'without a record': [() => tensor(1), 'BP_GRAD', /not recorded/],
    'computed within noGrad': [() => noGrad(() => w.sum()), 'BP_GRAD', /noGrad/],
    detached: [() => w.sum().detach(), 'BP_GRAD', /detached/],
    'of frozen parameters alone': [() => freeze(parameter(2)).mul(3), 'BP_GRAD', /not recorded/],
    'of several numbers': [() => w.mul(2), 'BP_SHAPE', /single number.*\[2\]/],
    'without any number': [() => parameter(zeros([0])).mul(2), 'BP_SHAPE', /\[0\]/],
    'of a compiled step': [() => step(tensor([[1, 2]])), 'BP_GRAD', /compiled step/],
    'that is a number of JavaScript': [() => 3, 'BP_OPTION', /got 3/],
    'that is nothing': [() => undefined, 'BP_OPTION', /got undefined/],
  };

  it.each(Object.entries(cases))('%s has an error of its own', (_, [loss, code, words]) => {
    const error = errorOf(() => explain(loss() as Tensor));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(words);
  });
});

describe('a number that cannot be found', () => {
  const w = parameter(draw([2, 2]));
  const explained = explain(w.square().sum());
  it.each([
    ['zz'],
    [''],
    ['parameter[2,0]'],
    ['parameter[0]'],
    ['parameter[0,x]'],
    [[w, 2, 0]],
    [[w, 0]],
    [[w, 0.5, 0]],
    [[w, -1, 0]],
    [[w, Number.NaN, 0]],
    [[w, '0', 0]],
    [[parameter([1]), 0]],
    [w],
    [[]],
    [null],
    [undefined],
    [5],
    [{}],
    [() => 0],
  ])('%s is refused', (name) => {
    expect(errorOf(() => explained.gradient(name as string)).code).toBe('BP_OPTION');
  });

  it('is told what is called most like it', () => {
    const net = new Linear(2, 2, { dtype });
    const loss = halfSse(net.forward(draw([1, 2])), draw([1, 2], 2));
    const { message } = errorOf(() => explain(loss, { notation: 'flat' }).gradient('w55'));
    expect(message).toMatch(/w55.*did you mean w\d/);
  });

  it('of a batch is told with its sample', () => {
    const net = new Linear(2, 2, { dtype });
    const loss = halfSse(net.forward(draw([3, 2])), draw([3, 2], 2));
    const { message } = errorOf(() => explain(loss, { notation: 'flat' }).delta('o1'));
    expect(message).toContain('did you mean o1⟨1⟩');
  });
});

describe('options that do not fit', () => {
  it.each([
    [null],
    [5],
    [{ what: 1 }],
    [{ model: 5 }],
    [{ model: {} }],
    [{ model: null }],
    [{ inputs: 5 }],
    [{ inputs: null }],
    [{ inputs: [1] }],
    [{ notation: 'x' }],
    [{ notation: null }],
    [{ notation: { scheme: 'layered' } }],
    [{ notation: { scheme: 'layered', order: 'up' } }],
    [{ language: 'ko' }],
    [{ digits: 0 }],
    [{ digits: 2.5 }],
    [{ maxPaths: -1 }],
    [{ steps: 'all' }],
  ])('as %j are refused', (options) => {
    const error = errorOf(() => explain(parameter(2).mul(3), options as object));
    expect(error.code).toBe('BP_OPTION');
  });

  it('as a notation of one’s own that gives no pair are refused', () => {
    const explained = () =>
      explain(parameter(2).mul(3), { notation: () => 'w' as never })
        .gradient('parameter')
        .toText();
    expect(errorOf(explained).code).toBe('BP_OPTION');
  });
});

/** What is said in both languages, of which nothing is left open. */
function textOf(loss: Tensor, of: readonly [Tensor, ...number[]]): string {
  const [text, korean] = [undefined, ko].map((language) => {
    const gradient = explain(loss, { language }).gradient(of);
    gradient.toLatex();
    gradient.update(0.1).toText();
    return gradient.toText();
  });
  for (const each of [text, korean])
    expect(each).not.toMatch(/undefined|\[object|\{\w+\}|no-|why-/);
  expect(korean).toMatch(/[가-힣]/);
  return text;
}

it.each([Number.NaN, Number.POSITIVE_INFINITY, '0.5', null, undefined])(
  'an update by a learning rate of %s is refused',
  (lr) => {
    const { update } = explain(parameter(2).square()).gradient('parameter');
    expect(errorOf(() => update(lr as number)).code).toBe('BP_OPTION');
  },
);

describe('a run out of the ordinary', () => {
  it('does not give a constant a central difference of 0', () => {
    const [w, x] = [parameter([2], { dtype }), tensor([3], { dtype })];
    const explained = explain(w.mul(x).sum(), { inputs: { x } });
    const { value, check } = explained.gradient([x, 0]);
    expect([value, check.recorded, check.central]).toEqual([0, 0, null]);
    expect(textOf(w.mul(x).sum(), [x, 0])).toContain('is a constant');
    // What is live, but whose ways are all 0, has one.
    expect(explain(w.mul(0).sum()).gradient([w, 0]).check.central).toBe(0);
  });

  it('whose loss is NaN or infinite is told as it is', () => {
    const [a, b] = [parameter([-1], { dtype }), parameter([0], { dtype })];
    expect(textOf(a.sqrt().sum(), [a, 0])).toMatch(/= NaN[\s\S]*not finite/);
    expect(textOf(b.log().sum(), [b, 0])).toMatch(/= ∞[\s\S]*not finite/);
    expect(textOf(b.log().neg().sum(), [b, 0])).toMatch(/= −∞[\s\S]*not finite/);
    const { value, check, largest } = explain(b.log().sum()).gradient([b, 0]);
    expect([value, check.ok, check.central]).toEqual([Number.POSITIVE_INFINITY, true, null]);
    expect(textOf(a.sqrt().sum(), [a, 0])).toContain('A loss of NaN has no slope to follow');
    expect(explain(a.sqrt().sum(), { language: ko }).gradient([a, 0]).toText()).toContain(
      '손실이 NaN이 되어 따라갈 기울기가 없습니다',
    );
    expect(largest.map(({ share }) => share)).toEqual([0]);
  });

  it('with a dead unit says why nothing passes', () => {
    const w = parameter([[-1]], { dtype });
    const text = textOf(tensor([1], { dtype }).matmul(w).relu().add(1).square().sum(), [w, 0, 0]);
    expect(text).toMatch(/≤ 0: a dead unit/);
  });

  it('with a tied maximum shares the gradient, and has no central difference', () => {
    const w = parameter([1, 2, 2], { dtype });
    const text = textOf(w.max().square(), [w, 1]);
    expect(text).toMatch(/2 equally large/);
    expect(text).toMatch(/the slope jumps/);
    expectExplained(explain(w.max().square()), [w, 1], 2);
    expect(textOf(w.max().square(), [w, 0])).toContain('No path');
  });

  it('whose loss is the number itself has the gradient 1', () => {
    const w = parameter(2, { dtype });
    expect(textOf(w, [w])).toMatch(/^∂loss\/∂loss = 1$/m);
  });

  it('with parts that are detached keeps them as they were', () => {
    const w = parameter(draw([2, 2]));
    const h = w.square().sum();
    const loss = h.mul(h.detach()).add(w.detach().sum().mul(w.at(0, 1)));
    const [recorded] = gradients([loss], [w]);
    for (const at of [
      [0, 1],
      [1, 0],
    ] as const) {
      expectExplained(explain(loss), [w, ...at], recorded.at(...at).item());
      expect(explain(loss).gradient([w, ...at]).check.central).not.toBeNull();
      textOf(loss, [w, ...at]);
    }
  });

  it('with numbers, truths and labels has gradients by what is real', () => {
    const w = parameter([1, 2, 3], { dtype });
    const loss = w
      .mul(tensor([true, false, true]))
      .add(tensor([1, 2, 3], { dtype: 'int32' }))
      .mul(2)
      .pow(2)
      .gather(0, tensor([0, 2], { dtype: 'int32' }))
      .mean();
    const [recorded] = gradients([loss], [w]);
    for (const i of [0, 1, 2]) {
      expectExplained(explain(loss), [w, i], recorded.at(i).item());
      textOf(loss, [w, i]);
    }
    expect(textOf(loss, [w, 0])).toContain('2·mul#2[0]');
  });

  it('with empty tensors explains the others', () => {
    const [empty, w] = [parameter(zeros([0, 3], { dtype })), parameter([2], { dtype })];
    const loss = empty.sum().add(w.square().sum());
    expectExplained(explain(loss), [w, 0], 4);
    textOf(loss, [w, 0]);
    expect(errorOf(() => explain(loss).gradient([empty, 0, 0])).message).toContain('[0, 3]');
  });

  it('with a parameter in both branches adds up both', () => {
    const w = parameter(draw([2, 2]));
    const [x, y] = [draw([2], 2), draw([2], 3)];
    const loss = w.matmul(x).tanh().sum().add(w.matmul(y).sigmoid().sum());
    const explained = explain(loss, { inputs: { x, y } });
    expectExplained(explained, [w, 0, 1], gradients([loss], [w])[0].at(0, 1).item());
    const { paths } = explained.gradient([w, 0, 1]);
    expect(paths.map(({ factors }) => factors.at(-1)?.value)).toEqual([
      x.at(1).item(),
      y.at(1).item(),
    ]);
  });

  it('with two ways between the same two numbers tells them apart', () => {
    const w = parameter([1, 2], { dtype });
    const loss = w.square().sum().add(w.exp().sum());
    expectExplained(explain(loss), [w, 1], 4 + Math.exp(2));
    const { paths, toText } = explain(loss).gradient([w, 1]);
    const names = paths.map(({ factors }) => factors.map(({ over, by }) => `${over} ${by}`));
    expect(new Set(names.map(String)).size).toBe(2);
    expect(toText()).toContain('derivative of square');
    expect(toText()).toContain('derivative of exp');
  });

  it('with a branch that multiplies by 0 has a path of 0', () => {
    const [a, b] = [parameter([1, 2], { dtype }), parameter([3, 4], { dtype })];
    const loss = a.sum().add(b.mul(0).sum());
    expect(explain(loss).gradient([b, 0]).pathCount).toBe(1);
    expectExplained(explain(loss), [b, 0], 0);
    textOf(loss, [b, 0]);
  });

  it('with results that keep their gradients explains them too', () => {
    const w = parameter(draw([2, 2]));
    const h = retainGrad(w.matmul(draw([2], 2)).tanh());
    const loss = h.square().sum();
    expectExplained(explain(loss), [h, 1], 2 * h.at(1).item());
    textOf(loss, [h, 1]);
  });

  it('has central differences of intermediate numbers in float32 too', () => {
    const w = parameter([0.5, 0.25]);
    const h = w.exp();
    const { central, recorded } = explain(h.square().sum()).gradient([h, 0]).check;
    expect(central).toBeCloseTo(recorded, 4);
  });

  it('takes a checkpoint and somebody’s own operation for one factor', () => {
    const half = customOp({
      name: 'halved',
      forward: (x) => x.mul(0.5),
      backward: ({ grad }) => [grad.mul(0.5)],
    });
    const w = parameter(draw([2, 2]));
    const checkpointed = checkpoint((x: Tensor) => w.matmul(x).tanh().exp(), draw([2], 3));
    const loss = half(checkpointed).square().sum();
    const recorded = gradients([loss], [w])[0].at(0, 1).item();
    expectExplained(explain(loss), [w, 0, 1], recorded);
    const text = textOf(loss, [w, 0, 1]);
    expect(text).toMatch(/checkpoint is one factor/);
    expect(text).toMatch(/halved is one factor/);
    expect(text).toMatch(/no central difference/);
    // A function runs again as a whole.
    const again = explain(() =>
      half(checkpoint((x: Tensor) => w.matmul(x).tanh().exp(), draw([2], 3)))
        .square()
        .sum(),
    );
    expect(again.gradient([w, 0, 1]).check.central).toBeCloseTo(recorded, 6);
  });

  it('does not run a large checkpoint for each of its numbers', () => {
    const w = parameter(draw([64, 64]));
    let runs = 0;
    const inside = (x: Tensor): Tensor => {
      runs++;
      return x.matmul(w).tanh();
    };
    const loss = checkpoint(inside, draw([64, 64], 2))
      .square()
      .sum();
    const { value, check, largest } = explain(loss).gradient([w, 0, 1]);
    expect(value).toBe(check.recorded);
    expect(largest).toEqual([]);
    expect(runs).toBeLessThan(500);
  });

  it('of a compiled function is explained as it is before compile', () => {
    const layer = new Linear(2, 1, { dtype });
    const [x, t] = [draw([3, 2]), draw([3, 1], 2)];
    const step = compile(() => mse(layer.forward(x), t));
    step();
    step();
    const explained: Explanation = explain(step as () => Tensor);
    const recorded = gradients([mse(layer.forward(x), t)], [layer.weight])[0]
      .at(0, 1)
      .item();
    expect(explained.gradient([layer.weight, 0, 1]).value).toBeCloseTo(recorded, 12);
  });

  it('of a variable that is no parameter is explained by its symbol', () => {
    const x = variable([0.5, 2], { dtype });
    const loss = x.square().mul(x).sum();
    expectExplained(explain(loss, { inputs: { x } }), [x, 1], 12);
    expect(textOf(loss, [x, 1])).toContain('variable[1]');
  });

  it('copies a number many times without losing its name', () => {
    let y = parameter([2], { dtype }).mul(3);
    const first = y;
    for (let i = 0; i < 20_000; i++) y = y.clone();
    const explained = explain(y.square().sum());
    expect(explained.gradient([y, 0]).of).toBe(explained.gradient([first, 0]).of);
  });
});
