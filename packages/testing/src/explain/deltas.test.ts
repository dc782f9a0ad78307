import { gradients, parameter } from '@bp/autograd';
import { derivation, explain } from '@bp/autograd/explain';
import { bceWithLogits, crossEntropy, halfSse, mae, mse } from '@bp/losses';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { evaluateText } from './evaluate-text';

const dtype = 'float64';
const draw = (shape: number[], seed: number): Tensor => new Rng(seed).normal(shape, { dtype });

/** The numbers of the last line, δ_o1 = 0.2 × 0.3 = 0.06: the product, worked out again. */
function workedOut(text: string): number {
  const sides = (text.split('\n').at(-1) as string).split(' = ');
  return evaluateText(sides[sides.length - 2], {});
}

describe('δ of a softmax', () => {
  const [v, w, x] = [parameter(draw([3, 2], 1)), parameter(draw([3, 3], 2)), draw([1, 2], 3)];

  it('at an output is p − y, made of the slopes of the loss and no δ of its own', () => {
    const z = x.matmul(v.T).sigmoid().matmul(w.T);
    const explained = explain(crossEntropy(z, [1]), { notation: 'flat' });
    const p = [...z.softmax(1).data].map(Number);
    p.forEach((each, k) => {
      const delta = explained.delta(`o${k + 1}`);
      expect(delta.value).toBeCloseTo(each - (k === 1 ? 1 : 0), 12);
      expect(delta.slope).toBeNull();
      expect(delta.terms).toEqual([]);
      expect(delta.toText().match(/δ_\w+/g)).toEqual([`δ_o${k + 1}`, `δ_o${k + 1}`]);
      expect(workedOut(delta.toText())).toBeCloseTo(delta.value, 7);
    });
  });

  it('in a hidden layer adds what reaches each of its units', () => {
    const z = x.matmul(v.T);
    const loss = halfSse(z.softmax(1).matmul(w.T), draw([1, 3], 4));
    const [recorded] = gradients([loss], [z]);
    const explained = explain(loss, { notation: 'flat' });
    for (const id of ['delta-rule', 'hidden-layer'] as const) {
      expect(derivation(explained, id).toText()).not.toMatch(/δ_(h\d) = [^:]*δ_h/);
    }
    expect(derivation(explained, 'delta-rule', { of: 'w1' }).toText()).toMatch(
      /= ∂E\/∂h1·h1·\(1 − h1\) .*: chain rule/i,
    );
    [...recorded.data].forEach((value, k) => {
      const delta = explained.delta(`h${k + 1}`);
      expect(delta.value).toBeCloseTo(Number(value), 12);
      expect(delta.toText()).toContain('∂E/∂h1·');
      expect(workedOut(delta.toText())).toBeCloseTo(delta.value, 6);
    });
  });
});

it.each([1, 2])('δ before a step that is no layer goes through it to %i outputs', (outputs) => {
  const [v, w] = [parameter(draw([3, 2], 1)), parameter(draw([outputs, 3], 2))];
  const h = draw([1, 2], 3).matmul(v.T).sigmoid();
  const loss = halfSse(h.mul(2).matmul(w.T), draw([1, outputs], 4));
  const explained = explain(loss, { notation: 'flat' });
  for (const unit of [1, 2, 3]) {
    const { value, toText } = explained.delta(`h${unit}`);
    expect(toText()).not.toContain('of an output');
    expect(toText()).toContain(`∂mul[0,${unit - 1}]`);
    expect(workedOut(toText())).toBeCloseTo(value, 6);
  }
});

it('δ of sums that are added before they are activated is no rule of weights', () => {
  const [wx, wh, wo] = [draw([2, 2], 1), draw([2, 2], 2), draw([1, 2], 3)].map((w) => parameter(w));
  const h = wx
    .matmul(draw([2], 4))
    .add(wh.matmul(draw([2], 5)))
    .tanh();
  const { lines } = derivation(
    explain(halfSse(wo.matmul(h), [1]), { notation: 'flat' }),
    'delta-rule',
  );
  const ofSum = lines.filter(({ of }) => of.text === 'δ_z1');
  expect(ofSum.length).toBeGreaterThan(0);
  expect(ofSum.map(({ reason }) => reason.text).join()).not.toContain('hidden unit');
});

describe('a target', () => {
  const [w, x, t] = [parameter(draw([2, 2], 1)), draw([1, 2], 2), tensor([[1, 0]], { dtype })];

  it.each(['weight', 'posWeight'])('is not the %s of its loss', (key) => {
    const loss = bceWithLogits(x.matmul(w.T), t, { [key]: [[2, 3]] });
    for (const steps of ['textbook', 'recorded'] as const) {
      const { graph } = explain(loss, { notation: 'flat', steps });
      const named = graph.values.filter(({ role }) => role === 'target');
      expect(named.map(({ text, value }) => [text, value])).toEqual([
        ['t1', 1],
        ['t2', 0],
      ]);
    }
  });

  it('is one alone, where outputs are compared with two', () => {
    const z = x.matmul(w.T);
    const loss = mse(z, t).add(mae(z, draw([1, 2], 4)));
    const texts = explain(loss, { notation: 'flat' }).graph.values.map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
    expect(texts).toContain('t1');
  });
});
