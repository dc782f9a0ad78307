import { parameter } from '@bp/autograd';
import { exercise as exerciseOn, explain, mistakes, whatIf } from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { halfSse } from '@bp/losses';
import { Rng, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { figures, Network, VARIANTS } from '../course/network';
import { parsesInKatex } from './katex';

const f64 = { dtype: 'float64' } as const;
const { x, t } = figures.inputs;
const LR = 0.5;
const KINDS = [undefined, 'product', 'sum', 'delta', 'update', 0, 1, 2] as const;

const explained = (variant: (typeof VARIANTS)[number], options = {}) =>
  explain(new Network(variant, 'float64').forward().error, {
    notation: 'flat',
    inputs: { x, t },
    ...options,
  });

/** The numbers in a text; not those in names. */
function numbersIn(text: string): number[] {
  const found = text.match(/(?<![\p{L}\d_.⁽⟨[,])−?\d+(?:\.\d+)?(?:e−?\d+)?/gu) ?? [];
  return found.map((one) => Number(one.replaceAll('−', '-')));
}

/** With its eight decimals, or five digits. */
const shows = (text: string, value: number): boolean =>
  numbersIn(text).some(
    (one) =>
      Math.abs(Math.abs(one) - Math.abs(value)) <=
      (Math.abs(value) < 1e-4 ? 1e-4 * Math.abs(value) : 6e-9),
  );

describe.each(VARIANTS)('an exercise in %s', (variant) => {
  const { forward, delta, grad, updated } = figures[variant];

  it('asks for a factor', () => {
    const { answer, hidden } = exerciseOn(explained(variant), 'w5', 'h1');
    expect(answer).toBeCloseTo(forward.h1, 14);
    expect(hidden).toMatchObject({ kind: 'factor', text: '∂z3/∂w5' });
    expect(exerciseOn(explained(variant), 'w5', '∂z3/∂w5').answer).toBe(answer);
    expect(exerciseOn(explained(variant), 'w5', 2).answer).toBe(answer);
  });

  it('asks for δ, the sum of the paths and the update', () => {
    const explanation = explained(variant);
    expect(exerciseOn(explanation, 'w6', 'delta').answer).toBeCloseTo(delta.o1, 14);
    expect(exerciseOn(explanation, 'w3', 'delta').answer).toBeCloseTo(delta.h2, 14);
    for (const [i, gradient] of grad.entries()) {
      const name = `w${i + 1}`;
      expect(exerciseOn(explanation, name, 'sum').answer).toBeCloseTo(gradient, 14);
      const update = exerciseOn(explanation, name, 'update', { lr: LR });
      expect(update.answer).toBeCloseTo(updated[i], 14);
      expect(update.judge(updated[i].toFixed(8)).verdict).toBe('right');
    }
  });

  it('never shows the answer, in any notation and language', () => {
    const layered = { scheme: 'layered', order: 'from-to' };
    const layers = explained(variant).layers.map(({ path }) => path);
    for (const notation of ['flat', 'path', 'nodes', layered]) {
      for (const language of [undefined, ko]) {
        const explanation = explained(variant, { notation, language });
        for (const weight of ['[0,0]', '[0,1]']) {
          for (const layer of layers) {
            for (const hide of KINDS) {
              const exercise = exerciseOn(explanation, `${layer}.weight${weight}`, hide, {
                lr: LR,
              });
              const { text, latex } = exercise.toJSON().prompt;
              expect(text).toContain('□');
              expect(latex).toContain('\\square');
              expect(parsesInKatex(latex)).toBe(true);
              expect(shows(text, exercise.answer), `${hide}: ${exercise.answer} in ${text}`).toBe(
                false,
              );
            }
          }
        }
      }
    }
  });

  it('does not show the formula of what is hidden', () => {
    const explanation = explained(variant);
    for (const { factors } of explanation.gradient('w1').paths) {
      for (const { text, over, by } of factors) {
        const prompt = exerciseOn(explanation, 'w1', `∂${over}/∂${by}`).prompt.toText();
        // Outside of the names of derivatives.
        expect(prompt.replace(/∂\S+/g, '').split(/[\s,=]+/)).not.toContain(text);
      }
    }
  });
});

describe('an exercise of the worked example', () => {
  const explanation = explained('sigmoid+halfSSE');

  it('says what it asks, in both languages', () => {
    const korean = explained('sigmoid+halfSSE', { language: ko });
    expect(exerciseOn(explanation, 'w5').prompt.toText()).toMatchInlineSnapshot(`
      "What is ∂E/∂o1 in the chain rule of ∂E/∂w5?
      ∂E/∂o1 · ∂o1/∂z3 · ∂z3/∂w5 = □ × 0.23802157 × 0.51998934
      Given: o1 = 0.60944600, t1 = 0.4"
    `);
    expect(exerciseOn(explanation, 'w5', 'h1').prompt.toText()).toMatchInlineSnapshot(`
      "What is ∂z3/∂w5 in the chain rule of ∂E/∂w5?
      ∂E/∂o1 · ∂o1/∂z3 · ∂z3/∂w5 = 0.20944600 × 0.23802157 × □
      Given: z1 = 0.08000000"
    `);
    expect(exerciseOn(korean, 'w1', 'sum').prompt.toText()).toMatchInlineSnapshot(`
      "∂E/∂w1의 값을 구하세요.
      ∂E/∂w1 = 0.00055995 + 0.00024893 = □"
    `);
    expect(exerciseOn(korean, 'w1', 'update', { lr: LR }).prompt.toText()).toMatchInlineSnapshot(`
      "갱신한 뒤 w1의 값을 구하세요.
      w1⁺ = w1 − η·∂E/∂w1 = 0.3 − 0.5 × 0.00080888 = □"
    `);
  });

  it('judges answers, and knows the mistake', () => {
    const sum = exerciseOn(explanation, 'w1', 'sum', { lr: LR });
    expect(sum.judge('0,00080888').verdict).toBe('right');
    expect(sum.judge('0.00081')).toMatchObject({ verdict: 'right-to', digits: 5 });
    expect(sum.judge('0.00079143')).toMatchObject({ verdict: 'wrong', mistake: 'updated-weights' });
    expect(sum.judge('−0.00080888').mistake).toBe('sign');
    expect(sum.judge('0.00055995').mistake).toBe('one-path');
    expect(sum.judge('0.0008', { tolerance: 1e-4 }).verdict).toBe('right');
    const update = exerciseOn(explanation, 'w1', 'update', { lr: LR });
    expect(update.judge('0.299604285').mistake).toBe('updated-weights');
    expect(update.judge('0.29919112')).toMatchObject({ verdict: 'wrong' });
    expect(exerciseOn(explanation, 'w5', 'h1').judge('0.52747230').mistake).toBe('wrong-index');
    expect(exerciseOn(explanation, 'w5', 0).judge('-0.209446').mistake).toBe('sign');
    expect(exerciseOn(explanation, 'w5', 1).judge(1).mistake).toBe('no-slope');
  });

  it('offers plausible choices, the right one among them, in an order that the seed decides', () => {
    const choices = (seed?: number) =>
      exerciseOn(explanation, 'w1', 'sum', { lr: LR, seed }).choices ?? [];
    expect(choices()).toEqual(choices(0));
    expect(choices()).toHaveLength(4);
    const right = choices().filter(
      ({ value }) => exerciseOn(explanation, 'w1', 'sum').judge(value).verdict === 'right',
    );
    expect(right.map(({ text }) => text)).toEqual(['0.00080888']);
    const orders = new Set(
      [1, 2, 3, 4, 5, 6].map((seed) =>
        choices(seed)
          .map(({ text }) => text)
          .join(),
      ),
    );
    expect(orders.size).toBeGreaterThan(1);
    for (const seed of [1, 2]) {
      expect(
        choices(seed)
          .map(({ value }) => value)
          .sort(),
      ).toEqual(
        choices()
          .map(({ value }) => value)
          .sort(),
      );
    }
  });

  it('is data', () => {
    const { choices, mistakes, ...data } = JSON.parse(
      JSON.stringify(exerciseOn(explanation, 'w5', 'product')),
    );
    expect(data).toMatchObject({
      of: 'w5',
      hidden: { kind: 'product' },
      answer: figures['sigmoid+halfSSE'].grad[4],
      digits: 4,
    });
    expect(data.prompt.text).toBe(exerciseOn(explanation, 'w5', 'product').prompt.toText());
    expect(choices).toHaveLength(4);
    expect(mistakes.map(({ id }: { id: string }) => id)).toContain('no-slope');
  });

  it('says everything in LaTeX, too', () => {
    for (const language of [undefined, ko]) {
      const spoken = explained('sigmoid+BCE', { language });
      const gradient = spoken.gradient('w1');
      for (const { says } of mistakes(spoken, 'w1', { lr: LR }))
        expect(parsesInKatex(says.toLatex())).toBe(true);
      expect(parsesInKatex(gradient.update(LR).toLatex())).toBe(true);
      expect(parsesInKatex(whatIf(spoken, 'w1', 1e-7).toLatex())).toBe(true);
      const { judge, choices } = exerciseOn(spoken, 'w1', 'sum', { lr: LR });
      for (const { text, latex } of choices ?? []) {
        expect(parsesInKatex(latex)).toBe(true);
        expect(parsesInKatex(judge(text).says.toLatex())).toBe(true);
      }
      expect(parsesInKatex(judge('?').says.toLatex())).toBe(true);
    }
  });

  it('shows what a lonely path is made of, where it is the whole sum', () => {
    const weight = parameter([[1, 2]], { dtype: 'float64' });
    const first = parameter([[1], [-1]], { dtype: 'float64' });
    const hidden = tensor([[3], [4]], { dtype: 'float64' })
      .matmul(first.transpose())
      .relu();
    const loss = halfSse(
      hidden.matmul(weight.transpose()),
      tensor([[1], [1]], { dtype: 'float64' }),
      { reduction: 'sum' },
    );
    const { prompt, answer } = exerciseOn(
      explain(loss, { notation: 'flat' }),
      [first, 1, 0],
      'sum',
    );
    expect(answer).toBe(0);
    expect(prompt.toText()).toContain('□');
    const other = exerciseOn(explain(loss, { notation: 'flat' }), [first, 0, 0], 'sum');
    // (3 − 1)·3 + (4 − 1)·4
    expect(other.answer).toBe(18);
    expect(other.prompt.toText()).toContain('6 + 12 = □');
  });

  it('refuses what cannot be hidden', () => {
    expect(() => exerciseOn(explanation, 'w5', 'h7')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: exercise: no factor of ∂E/∂w5 is h7; hide one of ∂E/∂o1, ∂o1/∂z3, ∂z3/∂w5, product, sum, delta]`,
    );
    expect(() =>
      exerciseOn(explanation, 'h1', 'update', { lr: 1 }),
    ).toThrowErrorMatchingInlineSnapshot(
      `[BpError: exercise: no factor of ∂E/∂h1 is update; hide one of ∂E/∂o1, ∂o1/∂z3, ∂z3/∂h1, ∂E/∂o2, ∂o2/∂z4, ∂z4/∂h1, product, sum, delta]`,
    );
    expect(() => exerciseOn(explanation, 'w5', 'update')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: exercise: an update needs a learning rate; give { lr }]`,
    );
    expect(() => exerciseOn(explanation, 'x1')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: exercise: there is nothing to find out: ∂E/∂x1 is 0]`,
    );
    expect(() => exerciseOn(explanation, 'E')).toThrow('there is nothing to find out');
    expect(() => exerciseOn(explanation, 'w5', 'sum', { lr: -1 })).toThrow('lr must be');
  });
});

describe('exercises in any network', () => {
  const rng = new Rng(3);
  const normal = (...shape: number[]) => rng.normal(shape, f64);
  const weights = [normal(4, 3), normal(3, 4), normal(2, 3)].map((one) => parameter(one));
  const bias = parameter(normal(4));
  const forward = (samples: number) => {
    const [a, b, c] = weights;
    const hidden = normal(samples, 3).matmul(a.transpose()).add(bias).relu();
    const out = hidden.matmul(b.transpose()).tanh().matmul(c.transpose());
    return halfSse(out, normal(samples, 2), { reduction: 'sum' });
  };

  it.each([1, 3])('do not show the answer, with %s samples', (samples) => {
    const loss = forward(samples);
    for (const maxPaths of [64, 4]) {
      const explanation = explain(loss, { notation: 'flat', maxPaths });
      const numbers = weights.flatMap((weight) =>
        [0, 1].flatMap((i) => [0, 1, 2].map((j) => [weight, i, j] as const)),
      );
      for (const of of [...numbers, [bias, 1] as const, [bias, 3] as const]) {
        for (const hide of [undefined, 'product', 'sum', 'delta', 'update'] as const) {
          if (hide === 'product' && maxPaths === 4) continue;
          const still = hide === 'update' && explanation.gradient(of).value === 0;
          if (still) continue;
          const exercise = exerciseOn(explanation, of, hide, { lr: 0.1 });
          const text = exercise.prompt.toText();
          if (exercise.answer !== 0)
            expect(shows(text, exercise.answer), `${exercise.answer}: ${text}`).toBe(false);
          expect(exercise.judge(exercise.answer).verdict).toBe('right');
          for (const { id, value } of exercise.toJSON().mistakes) {
            // What was rounded on the way may well be right to four digits.
            if (id !== 'rounding') expect(exercise.judge(value).verdict).not.toBe('right');
          }
        }
      }
    }
  });

  it('are about the sum where the paths are too many', () => {
    const exercise = exerciseOn(explain(forward(3), { notation: 'flat', maxPaths: 2 }), [
      weights[0],
      0,
      0,
    ]);
    expect(exercise.hidden.kind).toBe('sum');
  });
});
