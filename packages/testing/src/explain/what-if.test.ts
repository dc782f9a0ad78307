import { checkpoint, customOp, parameter } from '@bp/autograd';
import { explain, whatIf } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { bceWithLogits, halfSse } from '@bp/losses';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { figures, Network, VARIANTS } from '../course/network';

const f64 = { dtype: 'float64' } as const;
const { w, x, t } = figures.inputs;
type Variant = (typeof VARIANTS)[number];

const explained = (variant: Variant, dtype: 'float32' | 'float64' = 'float64', language = {}) =>
  explain(new Network(variant, dtype).forward().error, {
    notation: 'flat',
    inputs: { x, t },
    ...language,
  });

/** The worked example with some of its numbers replaced, in plain numbers. */
function lossByHand(variant: Variant, set: Readonly<Record<string, number>>): number {
  const sigmoid = (z: number) => 1 / (1 + Math.exp(-z));
  const has = (name: string, value: number) => set[name] ?? value;
  const weight = w.map((value, i) => has(`w${i + 1}`, value));
  const input = x.map((value, i) => has(`x${i + 1}`, value));
  const h = [0, 1].map((k) => {
    const z = has(`z${k + 1}`, weight[2 * k] * input[0] + weight[2 * k + 1] * input[1]);
    return has(`h${k + 1}`, sigmoid(z));
  });
  const error = [0, 1].map((k) => {
    const z = has(`z${k + 3}`, weight[4 + 2 * k] * h[0] + weight[5 + 2 * k] * h[1]);
    const o = has(`o${k + 1}`, variant === 'identity+halfSSE' ? z : sigmoid(z));
    const target = has(`t${k + 1}`, t[k]);
    return variant === 'sigmoid+BCE'
      ? -(target * Math.log(o) + (1 - target) * Math.log(1 - o))
      : (o - target) ** 2 / 2;
  });
  return error[0] + error[1];
}

describe.each(VARIANTS)('what if, in %s', (variant) => {
  const explanation = explained(variant);
  const before = lossByHand(variant, {});

  it.each(['w1', 'w4', 'w5', 'w8', 'z1', 'h1', 'h2', 'z3', 'o1', 'x1', 't2'])(
    '%s were another',
    (name) => {
      for (const value of [0.31, 0.9, 0.05]) {
        const loss = lossByHand(variant, { [name]: value });
        const found = whatIf(explanation, name, value);
        expect(found.loss).toBeCloseTo(loss, 13);
        expect(found.change).toBeCloseTo(loss - before, 13);
        expect(found.error).toBe(found.loss - found.predicted);
        expect(found).toMatchObject({ of: name, value });
      }
    },
  );

  it('predicts by the gradient', () => {
    for (const [i, gradient] of figures[variant].grad.entries()) {
      const { predicted } = whatIf(explanation, `w${i + 1}`, w[i] + 0.25);
      expect(predicted).toBeCloseTo(before + 0.25 * gradient, 13);
    }
    // That of a constant is not recorded.
    const [h, value] = [1e-6, 0.6];
    const slope =
      (lossByHand(variant, { x1: 0.1 + h }) - lossByHand(variant, { x1: 0.1 - h })) / (2 * h);
    expect(whatIf(explanation, 'x1', value).predicted).toBeCloseTo(before + 0.5 * slope, 8);
  });

  it('is off by less, the shorter the step: by its square', () => {
    const far = whatIf(explanation, 'w5', w[4] + 0.02).error;
    const near = whatIf(explanation, 'w5', w[4] + 0.01).error;
    expect(far / near).toBeCloseTo(4, 1);
  });

  it('is the same in float32, computed in float64', () => {
    const single = explained(variant, 'float32');
    for (const name of ['w1', 'h1', 'o2', 'x2']) {
      expect(whatIf(single, name, 0.7).loss).toBeCloseTo(lossByHand(variant, { [name]: 0.7 }), 6);
    }
    // A change that float32 would not show.
    expect(whatIf(single, 'w1', 0.3 + 1e-7).change).toBeCloseTo(1e-7 * figures[variant].grad[0], 9);
    expect(whatIf(single, 'w1', 0.3 + 1e-6).change).not.toBe(0);
  });
});

describe('what if', () => {
  it('says it in both languages', () => {
    expect(whatIf(explained('sigmoid+halfSSE'), 'w5', 0.5).toText()).toMatchInlineSnapshot(`
      "With w5 = 0.5 the loss would be E = 0.02528333, a change of 0.00131143.
      The gradient predicts a straight line, E + ∂E/∂w5·Δw5 = 0.02526804, which is off by 1.5287e-5.
      The loss is curved: its slope changes on the way."
    `);
    expect(
      whatIf(explained('sigmoid+halfSSE', 'float64', { language: ko }), 'w5', 0.5).toText(),
    ).toMatchInlineSnapshot(`
      "w5 = 0.5일 때 손실은 E = 0.02528333이 되어 0.00131143만큼 달라집니다.
      기울기가 예측한 직선은 E + ∂E/∂w5·Δw5 = 0.02526804이며, 실제와 1.5287e-5만큼 다릅니다.
      손실이 곡선이어서 가는 동안 기울기가 바뀝니다."
    `);
  });

  it('tells a curve from a straight line', () => {
    const p = parameter(tensor([2], f64));
    const said = (loss: Tensor, value: number) =>
      whatIf(explain(loss, { inputs: { p } }), [p, 0], value).toText();
    expect(said(p.square().sum(), 3)).toContain('curved');
    expect(said(p.log().sum(), 3)).toContain('off by −0.09453489');
    expect(said(p.mul(3).sum(), 3)).toContain('straight line here');
    expect(said(p.square().sum(), 2)).not.toContain('The loss is');
    expect(said(p.log().sum(), 0)).toContain('not finite');
    expect(whatIf(explain(p.log().sum()), [p, 0], -1).loss).toBeNaN();
  });

  it('sets what only a textbook has on the way', () => {
    const z = parameter(tensor([0.4], f64));
    const explanation = explain(bceWithLogits(z, tensor([1], f64)).mul(2), { notation: 'path' });
    expect(whatIf(explanation, [z, 0], 40).loss).toBeCloseTo(0, 14);
    expect(whatIf(explanation, [z, 0], -800).loss).toBeCloseTo(1600, 9);
  });

  it('moves what only a textbook has on the way when it checks a gradient', () => {
    const z = parameter(tensor([[0.4, -1]], f64));
    const weight = parameter(tensor([[1, 2]], f64));
    const out = z.matmul(weight.transpose());
    const loss = bceWithLogits(out, tensor([[1]], f64), { reduction: 'sum' });
    const { value, check } = explain(loss, { notation: 'flat' }).gradient('o1');
    // −1/o at o = σ(−1.6)
    expect(value).toBeCloseTo(-(1 + Math.exp(1.6)), 12);
    expect(check.central).toBeCloseTo(value, 6);
  });

  it('follows what is used twice, and a view of it', () => {
    const p = parameter(tensor([1, 2], f64));
    const loss = p
      .mul(p.flip([0]))
      .add(p.reshape([2]).square())
      .sum();
    // 2ab + a² + b²
    expect(whatIf(explain(loss), [p, 0], 5).loss).toBeCloseTo(49, 12);
  });

  it('sets one unit of one sample', () => {
    const weight = parameter(tensor([[1, 2]], f64));
    const samples = tensor(
      [
        [1, 1],
        [2, 0],
      ],
      f64,
    );
    const out = samples.matmul(weight.transpose());
    const loss = halfSse(out, tensor([[0], [0]], f64), { reduction: 'sum' });
    expect(whatIf(explain(loss, { notation: 'flat' }), [out, 1, 0], 10).loss).toBeCloseTo(54.5, 12);
  });

  it('refuses what is no finite number, and a name of nothing', () => {
    const explanation = explained('sigmoid+halfSSE');
    for (const value of [Number.NaN, Infinity, '0.5' as unknown as number]) {
      expect(() => whatIf(explanation, 'w5', value)).toThrow(
        expect.objectContaining({ code: 'BP_OPTION' }),
      );
    }
    expect(() => whatIf(explanation, 'w9', 1)).toThrow('no number of this run is called w9');
  });

  it('refuses to run again what cannot, and that alone', () => {
    const p = parameter(tensor([1, 2], f64));
    const q = parameter(tensor([3, 4], f64));
    const double = customOp({
      name: 'double',
      forward: (a) => a.mul(2),
      backward: ({ grad }) => [grad.mul(2)],
    });
    for (const inside of [double(p), checkpoint((a: Tensor) => a.mul(2), p)]) {
      const explanation = explain(inside.mul(q).sum());
      expect(() => whatIf(explanation, [p, 0], 1)).toThrow(
        /^whatIf: what follows from .* cannot run/,
      );
      expect(whatIf(explanation, [q, 0], 1).loss).toBe(18);
      expect(whatIf(explanation, [inside, 0], 1).loss).toBe(19);
    }
  });
});
