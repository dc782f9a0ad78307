import { checkpoint, parameter } from '@bp/autograd';
import { diagnose, explain, type Mistake, mistakes as mistakesIn } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { bceWithLogits, crossEntropy, halfSse } from '@bp/losses';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { figures, Network, VARIANTS } from '../course/network';
import { type ByHand, gradientsByHand, NONE, SIGMOID, TANH, type Wrongly } from './dense-by-hand';

const f64 = { dtype: 'float64' } as const;
const { w, x, t } = figures.inputs;
const LR = 0.5;

const explained = (variant: (typeof VARIANTS)[number], dtype: 'float32' | 'float64' = 'float64') =>
  explain(new Network(variant, dtype).forward().error, { notation: 'flat', inputs: { x, t } });

/** The worked example as plain numbers. */
function byHand(variant: (typeof VARIANTS)[number]): ByHand {
  return {
    weights: [
      [w.slice(0, 2), w.slice(2, 4)],
      [w.slice(4, 6), w.slice(6, 8)],
    ],
    x: [x],
    t: [t],
    lossSlope: variant === 'sigmoid+BCE' ? (o, y) => -y / o + (1 - y) / (1 - o) : (o, y) => o - y,
    activations: [SIGMOID, variant === 'identity+halfSSE' ? NONE : SIGMOID],
  };
}

const wrong = (net: ByHand, wrongly: Wrongly) => gradientsByHand(net, wrongly).flat(2);
const of = (mistakes: readonly Mistake[], id: string) =>
  mistakes.filter((one) => one.id === id).map(({ value }) => value);

/** Whether one of the values is that of the other computation. */
function expectAmong(values: readonly number[], value: number): void {
  const off = Math.min(...values.map((one) => Math.abs(one - value)));
  expect(off, `${value} among ${values}`).toBeLessThanOrEqual(1e-12 * Math.abs(value));
}

/** Weights after one step, as one layer too early has them. */
function moved(net: ByHand, lr: number): ByHand['weights'] {
  const gradients = gradientsByHand(net);
  return net.weights.map((matrix, l) =>
    matrix.map((unit, k) => unit.map((value, j) => value - lr * gradients[l][k][j])),
  );
}

describe.each(VARIANTS)('mistakes in %s', (variant) => {
  const net = byHand(variant);
  const explanation = explained(variant);
  const mistakesOf = (name: string) => mistakesIn(explanation, name, { lr: LR });

  it('agrees with the figures where nothing goes wrong', () => {
    expect(wrong(net, {})).toEqual(figures[variant].grad.map((one) => expect.closeTo(one, 12)));
  });

  it('takes hidden gradients with weights that were updated too early', () => {
    wrong(net, { weights: moved(net, LR) }).forEach((value, i) => {
      const found = of(mistakesOf(`w${i + 1}`), 'updated-weights');
      if (i < 4) {
        expect(found).toHaveLength(1);
        expectAmong(found, value);
      } else expect(found).toEqual([]);
    });
  });

  it('forgets the slope of the outputs, and that of the hidden units', () => {
    const output = wrong(net, { activations: [SIGMOID, NONE] });
    const hidden = wrong(net, { activations: [NONE, net.activations[1]] });
    for (let i = 0; i < 8; i++) {
      const found = of(mistakesOf(`w${i + 1}`), 'no-slope');
      if (variant !== 'identity+halfSSE') expectAmong(found, output[i]);
      if (i < 4) expectAmong(found, hidden[i]);
      expect(found).toHaveLength(Number(variant !== 'identity+halfSSE') + Number(i < 4));
    }
  });

  it('loses the sign', () => {
    wrong(net, {}).forEach((value, i) => {
      const [found, ...others] = mistakesOf(`w${i + 1}`).filter(({ id }) => id === 'sign');
      expectAmong([found.value], -value);
      expect(found.next).toBeCloseTo(w[i] + LR * value, 14);
      expect(others).toEqual([]);
    });
  });

  it('forgets the learning rate in the update alone', () => {
    const [found] = mistakesOf('w5').filter(({ id }) => id === 'no-rate');
    expect(found.value).toBe(explanation.gradient('w5').value);
    expect(found.next).toBeCloseTo(w[4] - figures[variant].grad[4], 14);
  });

  it('takes one of two paths alone', () => {
    const target = figures[variant].grad[0];
    const alone = [0, 1].map(
      (k) => wrong(net, { lossSlope: (o, y) => (y === t[k] ? net.lossSlope(o, y) : 0) })[0],
    );
    const found = of(mistakesOf('w1'), 'one-path');
    for (const value of alone) expectAmong(found, value);
    expect(found[0] + found[1]).toBeCloseTo(target, 15);
    expect(of(mistakesOf('w5'), 'one-path')).toEqual([]);
  });

  it('confuses indices: neighbours, and the transposed matrix', () => {
    const right = figures[variant].grad;
    // h2 for h1, and δ of the other output.
    expectAmong(of(mistakesOf('w5'), 'wrong-index'), right[5]);
    expectAmong(of(mistakesOf('w5'), 'wrong-index'), right[6]);
    // w_ji for w_ij.
    expectAmong(of(mistakesOf('w6'), 'wrong-index'), right[6]);
    expectAmong(of(mistakesOf('w7'), 'wrong-index'), right[5]);
    const [, [[a, b], [c, d]]] = net.weights;
    const transposed = wrong(net, {
      weights: [
        net.weights[0],
        [
          [a, c],
          [b, d],
        ],
      ],
    });
    for (const i of [0, 1, 2, 3]) {
      expectAmong(of(mistakesOf(`w${i + 1}`), 'wrong-index'), transposed[i]);
    }
    // w6 and w8, which lead from h2, for w5 and w7.
    expectAmong(
      of(mistakesOf('w1'), 'wrong-index'),
      wrong(net, {
        weights: [
          net.weights[0],
          [
            [b, a],
            [d, c],
          ],
        ],
      })[0],
    );
  });

  it('has none that is right by chance, and none twice', () => {
    for (let i = 1; i <= 8; i++) {
      const { value } = explanation.gradient(`w${i}`);
      const values = mistakesOf(`w${i}`)
        .filter(({ id }) => id !== 'no-rate')
        .map((one) => one.value);
      for (const [k, one] of values.entries()) {
        expect(Math.abs(one - value)).toBeGreaterThan(1e-9);
        for (const other of values.slice(k + 1)) expect(one).not.toBeCloseTo(other, 13);
      }
    }
  });
});

describe('the mistakes of the worked example', () => {
  it('has the figures of the trap', () => {
    const [{ value, next }] = mistakesIn(explained('sigmoid+halfSSE'), 'w1', { lr: LR });
    expect(value).toBeCloseTo(0.000791429888, 12);
    expect(next).toBeCloseTo(0.299604285, 9);
  });

  it('are said in both languages', () => {
    const { error } = new Network('sigmoid+halfSSE', 'float64').forward();
    const says = (language: typeof ko | undefined) =>
      mistakesIn(explain(error, { notation: 'flat', inputs: { x, t }, language }), 'w1', {
        lr: LR,
      }).map(({ id, says: text }) => `${id}: ${text.toText()}`);
    expect(says(undefined)).toMatchInlineSnapshot(`
      [
        "updated-weights: Updated too early: w5, w7. Every gradient takes the weights before the update.",
        "no-slope: A slope was forgotten: o1·(1 − o1), o2·(1 − o2).",
        "no-slope: A slope was forgotten: h1·(1 − h1).",
        "sign: The sign was lost: output minus target, o1 − t1, o2 − t2.",
        "wrong-index: x2 in the place of x1: follow the indices along the path.",
        "wrong-index: w6 in the place of w7: follow the indices along the path.",
        "wrong-index: w6, w8 in the place of w5, w7: follow the indices along the path.",
        "one-path: Only path 1 of 2 was taken: the gradient is the sum of all.",
        "one-path: Only path 2 of 2 was taken: the gradient is the sum of all.",
        "wrong-index: That is ∂E/∂w3: follow the indices along the path.",
        "rounding: Rounded to 4 decimals on the way: round the result only.",
        "no-rate: The learning rate η = 0.5 was forgotten: it scales every step.",
      ]
    `);
    expect(says(ko)).toMatchInlineSnapshot(`
      [
        "updated-weights: 너무 일찍 갱신했습니다: w5, w7. 기울기는 모두 갱신하기 전의 가중치로 구합니다.",
        "no-slope: 활성화 함수의 미분을 빠뜨렸습니다: o1·(1 − o1), o2·(1 − o2).",
        "no-slope: 활성화 함수의 미분을 빠뜨렸습니다: h1·(1 − h1).",
        "sign: 부호가 바뀌었습니다. 출력에서 목푯값을 뺍니다: o1 − t1, o2 − t2.",
        "wrong-index: x1 자리에 x2를 넣었습니다. 경로를 따라 첨자를 확인하세요.",
        "wrong-index: w7 자리에 w6을 넣었습니다. 경로를 따라 첨자를 확인하세요.",
        "wrong-index: w5, w7 자리에 w6, w8을 넣었습니다. 경로를 따라 첨자를 확인하세요.",
        "one-path: 경로 2개 가운데 1번만 구했습니다. 기울기는 모든 경로의 합입니다.",
        "one-path: 경로 2개 가운데 2번만 구했습니다. 기울기는 모든 경로의 합입니다.",
        "wrong-index: ∂E/∂w3의 값입니다. 경로를 따라 첨자를 확인하세요.",
        "rounding: 계산하는 도중에 소수점 아래 4자리로 반올림했습니다. 마지막 결과만 반올림합니다.",
        "no-rate: 학습률 η = 0.5를 빠뜨렸습니다. 기울기에 곱해야 합니다.",
      ]
    `);
  });

  it('need a learning rate for what is updated', () => {
    const mistakes = mistakesIn(explained('sigmoid+halfSSE'), 'w1');
    expect(mistakes.map(({ id }) => id)).not.toContain('updated-weights');
    expect(mistakes.map(({ id }) => id)).not.toContain('no-rate');
    expect(mistakes.every((one) => !('next' in one))).toBe(true);
    expect(() => mistakesIn(explained('sigmoid+halfSSE'), 'w1', { lr: 0 })).toThrow(
      'mistakes: lr must be a number in (0, ∞), got 0',
    );
  });

  it('have no update where nothing is updated', () => {
    const mistakes = mistakesIn(explained('sigmoid+halfSSE'), 'h1', { lr: LR });
    expect(mistakes.length).toBeGreaterThan(3);
    expect(mistakes.every(({ id, next }) => id !== 'no-rate' && next === undefined)).toBe(true);
  });

  it('are recognised', () => {
    const run = explained('sigmoid+halfSSE');
    expect(diagnose(run, 'w1', '0.000791429888', { lr: LR })?.id).toBe('updated-weights');
    expect(diagnose(run, 'w1', 0.299604285, { lr: LR })?.id).toBe('updated-weights');
    expect(diagnose(run, 'w1', '−0,00080888')?.id).toBe('sign');
    expect(diagnose(run, 'w1', '0.00080888')).toBeNull();
    expect(diagnose(run, 'w1', '0.0008')).toBeNull();
    expect(diagnose(run, 'w1', 0.29959556, { lr: LR })).toBeNull();
    expect(diagnose(run, 'w1', '?')).toBeNull();
    expect(diagnose(run, 'w1', '0.00079', { lr: LR, tolerance: 1e-5 })?.id).toBe('updated-weights');
  });

  it('are the same in float32, up to its rounding', () => {
    const single = mistakesIn(explained('sigmoid+halfSSE', 'float32'), 'w1', { lr: LR });
    const double = mistakesIn(explained('sigmoid+halfSSE'), 'w1', { lr: LR });
    expect(single.map(({ id }) => id)).toEqual(double.map(({ id }) => id));
    single.forEach(({ value }, i) => {
      expect(Math.abs(value / double[i].value - 1)).toBeLessThan(1e-5);
    });
  });
});

describe('the mistakes in a deeper network of a batch', () => {
  const rng = new Rng(5);
  const widths = [3, 4, 3, 2];
  const matrices = widths
    .slice(1)
    .map((units, l) => rng.normal([units, widths[l]], f64).toArray() as number[][]);
  const net: ByHand = {
    weights: matrices,
    x: rng.normal([3, 3], f64).toArray() as number[][],
    t: rng.uniform([3, 2], f64).toArray() as number[][],
    lossSlope: (o, y) => o - y,
    activations: [TANH, SIGMOID, SIGMOID],
  };
  const parameters = matrices.map((matrix) => parameter(tensor(matrix, f64)));
  const [first, second, third] = parameters;
  const hidden = tensor(net.x as number[][], f64)
    .matmul(first.transpose())
    .tanh()
    .matmul(second.transpose())
    .sigmoid();
  const targets = tensor(net.t as number[][], f64);
  const loss = halfSse(hidden.matmul(third.transpose()).sigmoid(), targets, { reduction: 'sum' });

  const places = matrices.flatMap((matrix, l) =>
    matrix.flatMap((unit, k) => unit.map((_, j) => [l, k, j] as const)),
  );
  const all = (maxPaths: number) => {
    const explanation = explain(loss, { maxPaths });
    return places.map(([l, k, j]) => ({ explanation, at: [parameters[l], k, j] as const }));
  };

  it.each([64, 2])('are those of the whole sum, with at most %s paths listed', (maxPaths) => {
    const explained = all(maxPaths);
    const tooEarly = wrong(net, { weights: moved(net, 0.3) });
    const noSlope = [0, 1, 2].map((layer) =>
      wrong(net, { activations: net.activations.map((one, l) => (l === layer ? NONE : one)) }),
    );
    const right = wrong(net, {});
    explained.forEach(({ explanation, at }, i) => {
      const [layer] = places[i];
      const mistakes = mistakesIn(explanation, at, { lr: 0.3 });
      expect(explanation.gradient(at).value).toBeCloseTo(right[i], 12);
      const early = of(mistakes, 'updated-weights');
      if (layer < 2) expectAmong(early, tooEarly[i]);
      expect(early).toHaveLength(layer < 2 ? 1 : 0);
      expectAmong(of(mistakes, 'sign'), -right[i]);
      for (let l = layer; l < 3; l++) expectAmong(of(mistakes, 'no-slope'), noSlope[l][i]);
      expect(of(mistakes, 'no-slope')).toHaveLength(3 - layer);
    });
  });

  it('confuses a unit with the one beside it, in all samples at once', () => {
    const explanation = explain(loss);
    const right = gradientsByHand(net);
    const found = of(mistakesIn(explanation, [second, 1, 2]), 'wrong-index');
    for (const value of [
      right[1][1][1],
      right[1][1][3],
      right[1][0][2],
      right[1][2][2],
      right[1][2][1],
    ])
      expectAmong(found, value);
  });
});

describe('mistakes elsewhere', () => {
  const a = () =>
    parameter(
      tensor(
        [
          [0.3, -0.2],
          [0.5, 0.4],
        ],
        f64,
      ),
    );
  const input = tensor([[1, 2]], f64);

  it('multiplies the slope of a sigmoid once more, where cross-entropy has cancelled it', () => {
    const weights = a();
    const z = input.matmul(weights.transpose());
    const loss = bceWithLogits(z, tensor([[0, 1]], f64), { reduction: 'sum' });
    const mistakes = mistakesIn(explain(loss, { notation: 'flat' }), 'w1');
    const o = 1 / (1 + Math.exp(0.1));
    expectAmong(of(mistakes, 'extra-slope'), o * o * (1 - o));
  });

  it('knows the classes of a softmax', () => {
    const weights = a();
    const loss = crossEntropy(input.matmul(weights.transpose()), tensor([1], { dtype: 'int32' }));
    const explanation = explain(loss, { notation: 'flat' });
    const gradient = explanation.gradient('w1');
    const p = 1 / (1 + Math.exp(1.3 + 0.1));
    expect(gradient.value).toBeCloseTo(p, 14);
    expectAmong(of(mistakesIn(explanation, 'w1'), 'sign'), -p);
  });

  it('has none of what makes no sense', () => {
    const weights = a();
    const ids = (loss: Tensor) =>
      new Set(mistakesIn(explain(loss), [weights, 0, 1], { lr: 0.1 }).map(({ id }) => id));
    // No targets, no activation, no later layer, one path.
    expect(ids(weights.square().sum())).toEqual(new Set(['wrong-index', 'no-rate']));
  });

  it('has none of a gradient that is 0 or not finite, and throws nothing', () => {
    const weights = a();
    const dead = weights.mul(0).relu().sum();
    expect(mistakesIn(explain(dead), [weights, 0, 0], { lr: 0.1 })).toEqual([]);
    const infinite = weights.sub(weights.detach()).sqrt().sum();
    const found = mistakesIn(explain(infinite), [weights, 0, 0], { lr: 0.1 });
    expect(found.every(({ value }) => Number.isFinite(value))).toBe(true);
  });

  it('says nothing of updated weights that are inside of one factor', () => {
    const weights = a();
    const inner = parameter(tensor([2, 3], f64));
    const loss = checkpoint((x: Tensor) => x.mul(inner), input.matmul(weights.transpose())).sum();
    const ids = mistakesIn(explain(loss), [weights, 0, 0], { lr: 0.1 }).map(({ id }) => id);
    expect(ids).not.toContain('updated-weights');
  });
});
