import { gradients, parameter, variable } from '@bp/autograd';
import {
  type Derivation,
  type DerivationId,
  derivation as derive,
  type ExplainOptions,
  explain,
} from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { bceWithLogits, crossEntropy, halfSse, mae, mse } from '@bp/losses';
import { type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { figures, Network, VARIANTS, type Variant } from '../course/network';
import { evaluateLatex } from './evaluate-latex';
import { evaluateText } from './evaluate-text';
import { parsesInKatex } from './katex';

const FLOAT = { dtype: 'float64' } as const;
const { x, t } = figures.inputs;
const IDS: readonly DerivationId[] = [
  'sigmoid',
  'output-layer',
  'hidden-layer',
  'delta-rule',
  'matrix',
  'sigmoid-cross-entropy',
  'softmax-cross-entropy',
  'logistic-regression',
  'chain-rule',
];

const example = (variant: Variant, options: ExplainOptions = {}) =>
  explain(new Network(variant, 'float64').forward().error, {
    inputs: { x, t },
    notation: 'flat',
    ...options,
  });

const message = (body: () => unknown): string => {
  try {
    body();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
};

/** Everything that can be derived of a run, as its refusal of anything else lists it. */
function derivable(explanation: ReturnType<typeof explain>): Derivation[] {
  const refusal = message(() => derive(explanation, 'nothing' as never));
  const ids = refusal.slice(refusal.lastIndexOf(': ') + 2).split(', ');
  return IDS.filter((id) => ids.includes(id)).map((id) => derive(explanation, id));
}

function expectNear(value: unknown, expected: unknown, relative = 1e-12): void {
  const [a, b] = [value, expected].map((one) => [one].flat(2) as number[]);
  expect(a.length).toBe(b.length);
  for (const [i, one] of a.entries()) {
    expect(Math.abs(one - b[i]), `${one} should be ${b[i]}`).toBeLessThanOrEqual(
      relative * Math.abs(b[i]) + 1e-18,
    );
  }
}

/** All lines about one derivative are equal, wherever they stand. */
function expectEqualLines({ lines }: Derivation, relative = 1e-12): void {
  const known = new Map<string, (typeof lines)[number]['value']>();
  for (const { of, value } of lines) {
    if (known.has(of.text)) expectNear(value, known.get(of.text), relative);
    else known.set(of.text, value);
  }
}

describe.each(VARIANTS)('the derivations of %s', (variant) => {
  const { grad, delta } = figures[variant];

  it('end in the gradient of every weight', () => {
    for (let i = 0; i < 8; i++) {
      const of = `w${i + 1}`;
      const layer = derive(example(variant), i < 4 ? 'hidden-layer' : 'output-layer', { of });
      for (const derivation of [layer, derive(example(variant), 'delta-rule', { of })]) {
        expectNear(derivation.value, grad[i]);
        expectEqualLines(derivation);
        expect(derivation.toText()).toContain(`∂E/∂${of} = δ_`);
        expect(derivation.toText()).toContain(grad[i].toFixed(8));
      }
      expectNear(derive(example(variant), 'chain-rule', { of }).value, grad[i]);
    }
  });

  it('pass the deltas', () => {
    const { lines } = derive(example(variant), 'delta-rule');
    for (const unit of ['o1', 'o2', 'h1'] as const) {
      const own = lines.filter(({ of }) => of.text === `δ_${unit}`);
      expect(own.length).toBeGreaterThan(1);
      for (const { value } of own) expectNear(value, delta[unit]);
    }
    expectNear(lines.at(-1)?.value, grad[0]);
  });

  it('have matrices', () => {
    const derivation = derive(example(variant), 'matrix');
    const [d2, w2, d1, w1] = derivation.lines.map(({ value }) => value);
    expectNear(d2, [delta.o1, delta.o2]);
    expectNear(d1, [delta.h1, delta.h2]);
    expectNear(w1, grad.slice(0, 4));
    expectNear(w2, grad.slice(4));
    const rows = [grad.slice(4, 6), grad.slice(6)].map(
      (row) => `[${row.map((one) => one.toFixed(8)).join(', ')}]`,
    );
    expect(derivation.toText()).toContain('∂E/∂W⁽²⁾ = δ⁽²⁾ᵀh = ');
    expect(derivation.toText()).toContain(`= [${rows.join(', ')}]: `);
    expect(derivation.toLatex()).toContain('\\begin{pmatrix} 0.');
  });

  it('say the same in Korean', () => {
    const inEnglish = derivable(example(variant));
    const inKorean = derivable(example(variant, { language: ko }));
    expect(inKorean.map(({ id }) => id)).toEqual(inEnglish.map(({ id }) => id));
    inKorean.forEach(({ lines }, i) => {
      expect(lines.map(({ value }) => value)).toEqual(inEnglish[i].lines.map(({ value }) => value));
      expect(lines.map(({ formula }) => formula)).toEqual(
        inEnglish[i].lines.map(({ formula }) => formula),
      );
      for (const { reason } of lines) expect(reason.text).toMatch(/[가-힣]/);
      for (const { reason } of inEnglish[i].lines) expect(reason.text).not.toMatch(/[가-힣]/);
    });
  });
});

it('find o − t for a cross-entropy of sigmoids', () => {
  const { grad, forward } = figures['sigmoid+BCE'];
  const derivation = derive(example('sigmoid+BCE'), 'sigmoid-cross-entropy', { of: 'w5' });
  expectEqualLines(derivation);
  expectNear(derivation.value, grad[4]);
  const text = derivation.toText();
  expect(text).toContain('(−(t1/o1 − (1 − t1)/(1 − o1))) · o1·(1 − o1)');
  expect(text).toContain('−(t1·(1 − o1) − o1·(1 − t1))/(o1·(1 − o1))');
  expect(text).toContain('= o1 − t1 = 0.60944600 − 0.4 = 0.20944600');
  expect(text).toContain('∂E/∂w5 = δ_o1 · h1 = 0.20944600 × 0.51998934 = 0.10890969');
  expect(derivation.notes).toEqual([]);
  const second = derive(example('sigmoid+BCE'), 'sigmoid-cross-entropy', { of: 'w8' });
  expectNear(second.value, grad[7]);
  expectNear(second.lines.find(({ of }) => of.text === '∂E_o2/∂z4')?.value, forward.o2 - t[1]);
});

describe('the notes', () => {
  const notes = example('sigmoid+halfSSE', { notation: 'nodes', language: ko });

  it('prove the derivative of the sigmoid in eight lines', () => {
    const { lines } = derive(example('sigmoid+halfSSE'), 'sigmoid', { of: 'o1' });
    expect(lines.map(({ formula }) => formula.text)).toEqual([
      'd/dz3 [1/(1 + e^(−z3))]',
      'd/dz3 [(1 + e^(−z3))^(−1)]',
      '(−(1 + e^(−z3))^(−2))·(−e^(−z3))',
      'e^(−z3)/(1 + e^(−z3))²',
      '(1 + e^(−z3) − 1)/(1 + e^(−z3))²',
      '1/(1 + e^(−z3)) − 1/(1 + e^(−z3))²',
      '(1/(1 + e^(−z3)))·(1 − 1/(1 + e^(−z3)))',
      'o1·(1 − o1)',
    ]);
    for (const { value } of lines) expectNear(value, 0.2380215719902625);
  });

  it('differentiate by an output weight without their slips', () => {
    const { lines } = derive(notes, 'output-layer', { of: 'w31' });
    const of = (text: string) => lines.filter((line) => line.of.text === text);
    expect(of('∂오차/∂w31')[0].formula.text).toBe('∂오차/∂y_o1 · ∂y_o1/∂가중합3 · ∂가중합3/∂w31');
    expect(of('∂오차/∂y_o1').map(({ formula }) => formula.text)).toEqual([
      '∂오차_o1/∂y_o1',
      '∂/∂y_o1 [½·(y_t1 − y_o1)²]',
      '(y_t1 − y_o1) · (−1)',
      'y_o1 − y_t1',
    ]);
    // The third factor is ∂가중합3/∂w31, where the notes repeat the second.
    expect(of('∂가중합3/∂w31').at(-1)?.formula.text).toBe('y_h1');
    expect(of('∂y_o1/∂가중합3').at(-1)?.formula.text).toBe('y_o1·(1 − y_o1)');
  });

  it('differentiate by a hidden weight, with a delta of each hidden unit', () => {
    const text = derive(notes, 'hidden-layer', { of: 'w11' }).toText();
    const order = [
      '∂오차/∂w11 = ∂오차/∂y_h1 · ∂y_h1/∂가중합1 · ∂가중합1/∂w11',
      '(1) ∂오차/∂y_h1 = ∂오차_o1/∂y_h1 + ∂오차_o2/∂y_h1',
      '(a) ∂오차_o1/∂y_h1 = ∂오차_o1/∂가중합3 · ∂가중합3/∂y_h1',
      '(a)-1 ∂오차_o1/∂가중합3 = ',
      '(a)-2 ∂가중합3/∂y_h1 = ',
      '= δ_y_o1 · w31',
      '(b) ∂오차_o2/∂y_h1 = ',
      '= δ_y_o2 · w41',
      '(1) ∂오차/∂y_h1 = δ_y_o1 · w31 + δ_y_o2 · w41',
      '(2) ∂y_h1/∂가중합1',
      '(3) ∂가중합1/∂w11',
      '∂오차/∂w11 = (δ_y_o1·w31 + δ_y_o2·w41) · y_h1·(1 − y_h1) · x1',
      'δ_y_h1 = ',
      '∂오차/∂w11 = δ_y_h1 · x1 = 0.00808875 × 0.1 = 0.00080888',
    ];
    let at = 0;
    for (const piece of order) {
      const found = text.indexOf(piece, at);
      expect(found, piece).toBeGreaterThanOrEqual(at);
      at = found;
    }
    expect(derive(notes, 'hidden-layer', { of: 'w22' }).toText()).toContain('δ_y_h2 = ');
  });

  it('derive (x + y)²', () => {
    const [a, b] = [variable(3, FLOAT), variable(4, FLOAT)];
    const sum = a.add(b);
    const z = sum.square();
    const derivation = derive(explain(z, { inputs: { x: a, y: b, t: sum, z } }), 'chain-rule');
    const lines = derivation.lines.filter(({ of }) => of.text === '∂z/∂x');
    expect(lines.map(({ formula }) => formula.text)).toEqual([
      '∂z/∂t · ∂t/∂x',
      '2·t · 1',
      '2·(x + y)',
    ]);
    expect(lines.map(({ numbers }) => numbers.text)).toEqual(['14 × 1', '14 × 1', '2 × (3 + 4)']);
    expect(derivation.value).toBe(14);
  });

  it('derive a₃(a₂(a₁(x)))', () => {
    const at = variable(0.7, FLOAT);
    const h1 = at.square();
    const h2 = h1.sin();
    const y = h2.exp();
    const { lines, value } = derive(explain(y, { inputs: { x: at, h1, h2, y } }), 'chain-rule', {
      of: 'x',
    });
    expect(lines[0].formula.text).toBe('∂y/∂h2 · ∂h2/∂h1 · ∂h1/∂x');
    expect(lines.find(({ of }) => of.text === '∂h2/∂h1')?.value).toBeCloseTo(Math.cos(0.49), 14);
    expectNear(value, Math.exp(Math.sin(0.49)) * Math.cos(0.49) * 1.4);
    for (const line of lines.filter(({ of }) => of.text === '∂y/∂x')) expectNear(line.value, value);
  });

  it('derive along both paths of O(p, z)', () => {
    const w = variable(0.5, FLOAT);
    const [y, at] = [w.sin(), w.square()];
    const [p, z] = [y.exp(), at.cos()];
    const o = p.mul(z);
    const inputs = { w, y, x: at, p, z, O: o };
    const { lines, value } = derive(explain(o, { inputs }), 'chain-rule', { of: 'w' });
    expect(lines[0].formula.text).toBe('∂O/∂p · ∂p/∂y · ∂y/∂w + ∂O/∂z · ∂z/∂x · ∂x/∂w');
    const [s, q] = [Math.exp(Math.sin(0.5)), Math.cos(0.25)];
    expectNear(value, s * Math.cos(0.5) * q - s * Math.sin(0.25) * 2 * 0.5);
  });

  it('derive a logistic regression', () => {
    const w = parameter([[0.3], [-0.25]], FLOAT);
    const b = parameter([0.5], FLOAT);
    const input = tensor([[2, 3]], FLOAT);
    const loss = bceWithLogits(input.matmul(w).add(b), tensor([[1]], FLOAT));
    const derivation = derive(explain(loss, { notation: 'flat' }), 'logistic-regression');
    const y = 1 / (1 + Math.exp(-(0.6 - 0.75 + 0.5)));
    const of = (text: string) => derivation.lines.filter((line) => line.of.text === text);
    expect(of('∂E/∂z1').map(({ formula }) => formula.text)).toEqual([
      '∂E/∂o1 · ∂o1/∂z1',
      '∂E/∂o1 · o1·(1 − o1)',
    ]);
    expect(of('∂E/∂w2').at(-1)?.formula.text).toBe('∂E/∂o1 · o1·(1 − o1) · x2');
    for (const { value } of of('∂E/∂z1')) expectNear(value, y - 1);
    for (const { value } of of('∂E/∂w1')) expectNear(value, 2 * (y - 1));
    for (const { value } of of('∂E/∂w2')) expectNear(value, 3 * (y - 1));
    for (const { value } of of('∂E/∂b1')) expectNear(value, y - 1);
  });

  it('derive p − y for every class of a softmax', () => {
    const scores = [0.3, -1.2, 0.8];
    const z = parameter([scores], FLOAT);
    const one = tensor([[1]], FLOAT);
    const loss = crossEntropy(one.matmul(z), tensor([2], { dtype: 'int32' }));
    const derivation = derive(explain(loss, { notation: 'flat' }), 'softmax-cross-entropy');
    const total = scores.reduce((sum, score) => sum + Math.exp(score), 0);
    for (const [j, score] of scores.entries()) {
      const lines = derivation.lines.filter(({ of }) => of.text.endsWith(`/∂z${j + 1}`));
      const isTrue = j === 2;
      const p = Math.exp(score) / total;
      for (const { value } of lines) expectNear(value, p - (isTrue ? 1 : 0));
      expect(lines.slice(1).map(({ formula }) => formula.text)).toEqual([
        isTrue ? '(−1/o3) · o3·(1 − o3)' : `(−1/o3) · (−o3·o${j + 1})`,
        isTrue ? '−(1 − o3)' : `o${j + 1}`,
        isTrue ? 'o3 − 1' : `o${j + 1} − 0`,
      ]);
    }
  });
});

describe('where the textbook gives way', () => {
  const logits = (weight: number, target: number, language?: typeof ko) => {
    const w = parameter([[weight]], FLOAT);
    const loss = bceWithLogits(tensor([[1]], FLOAT).matmul(w), tensor([[target]], FLOAT));
    return explain(loss, { notation: 'flat', language });
  };

  it('says so at z = 40, and still has o − t', () => {
    for (const id of ['sigmoid-cross-entropy', 'logistic-regression'] as const) {
      const derivation = derive(logits(40, 0.6), id);
      expectNear(derivation.value, 0.4);
      expect(derivation.lines.some(({ value }) => Number.isNaN(value))).toBe(true);
      expect(derivation.notes).toHaveLength(1);
      expect(derivation.toText()).toContain('= σ(z1) − t1 = 1 − 0.6 = 0.40000000');
      expect(derivation.toText()).toMatch(/At z1 = 40 σ\(z1\) rounds to 1.*∞ × 0.*0\.40000000\.$/);
      expect(JSON.stringify(derivation)).toContain('"value":"NaN"');
      expect(derive(logits(40, 0.6, ko), id).notes[0].text).toContain('안정한 꼴');
      expect(parsesInKatex(derivation.toLatex())).toBe(true);
    }
    expect(derive(logits(4, 0.6), 'sigmoid-cross-entropy').notes).toEqual([]);
  });

  it('does the same for a softmax whose true class has the probability 0', () => {
    const w = parameter([[0, 800]], FLOAT);
    const loss = crossEntropy(tensor([[1]], FLOAT).matmul(w), tensor([0], { dtype: 'int32' }));
    const derivation = derive(explain(loss, { notation: 'flat' }), 'softmax-cross-entropy');
    expectNear(derivation.value, -1);
    expect(derivation.notes).toHaveLength(1);
    expect(parsesInKatex(derivation.toLatex())).toBe(true);
  });
});

describe('a derivation', () => {
  it('is refused where the run has no place for it, and says for what it has', () => {
    const e = example('sigmoid+halfSSE');
    expect(message(() => derive(e, 'softmax-cross-entropy'))).toBe(
      'explain: there is no softmax-cross-entropy to derive here; what can be derived: sigmoid, output-layer, hidden-layer, delta-rule, matrix, chain-rule',
    );
    expect(message(() => derive(e, 'output-layer', { of: 'w1' }))).toContain(
      'there is no output-layer to derive here',
    );
    expect(message(() => derive(e, 'nonsense' as never))).toContain('nonsense');
    expect(message(() => derive(e, 'toString' as never))).toContain('toString');
    expect(message(() => derive(e, 'matrix', { from: 'w1' } as never))).toContain('from');
    expect(message(() => derive(e, 'matrix', { of: 'w99' }))).toContain('w99');
  });

  it('is known by all notations, and its LaTeX is read by KaTeX', () => {
    const notations = [
      'path',
      'flat',
      'nodes',
      { scheme: 'layered', order: 'from-to' },
      { scheme: 'layered', order: 'to-from' },
    ] as const;
    for (const variant of VARIANTS) {
      for (const notation of notations) {
        for (const language of [undefined, ko]) {
          for (const derivation of derivable(example(variant, { notation, language }))) {
            expect(parsesInKatex(derivation.toLatex())).toBe(true);
          }
        }
      }
    }
  });

  it('has the value that its numbers have, in text and in LaTeX', () => {
    let compared = 0;
    for (const variant of VARIANTS) {
      for (const { lines } of derivable(example(variant, { digits: 15 }))) {
        for (const { numbers, value } of lines) {
          if (typeof value !== 'number' || /[∂d]\//.test(numbers.text)) continue;
          compared++;
          expectNear(evaluateText(numbers.text, {}), value, 1e-10);
          expectNear(evaluateLatex(numbers.latex, {}), value, 1e-10);
        }
      }
    }
    expect(compared).toBeGreaterThan(100);
  });
});

describe('random networks', () => {
  let seed = 1;
  const random = (): number => {
    seed = (seed * 48271) % 2147483647;
    return (seed / 2147483647) * 2 - 1;
  };
  const matrix = (rows: number, columns: number): number[][] =>
    Array.from({ length: rows }, () => Array.from({ length: columns }, random));
  const whole = (from: number, to: number): number =>
    from + Math.floor(((random() + 1) / 2) * (to - from + 1));
  const pick = <T>(all: readonly T[]): T => all[whole(0, all.length - 1)];
  const zeroToOne = (x: number): number => (x + 1) / 2;

  it.each(Array.from({ length: 30 }, (_, i) => i))(
    'have equal lines that end in the gradient: %i',
    (trial) => {
      const widths = [
        whole(1, 3),
        ...(trial % 4 === 0 ? [] : [whole(1, 4)]),
        ...(trial % 5 === 0 ? [3] : []),
        whole(1, 3),
      ];
      const samples = pick([1, 1, 3]);
      const weights: Tensor[] = [];
      let h: Tensor = tensor(matrix(samples, widths[0]), FLOAT);
      const input = h;
      for (let l = 1; l < widths.length; l++) {
        const isTurned = random() > 0;
        const w = parameter(
          isTurned ? matrix(widths[l], widths[l - 1]) : matrix(widths[l - 1], widths[l]),
          FLOAT,
        );
        weights.push(w);
        h = h.matmul(isTurned ? w.transpose() : w);
        if (random() > 0) h = h.add(parameter(matrix(1, widths[l])[0], FLOAT));
        if (l < widths.length - 1)
          h = pick([
            (z: Tensor) => z.sigmoid(),
            (z: Tensor) => z.tanh(),
            (z: Tensor) => z.relu(),
            (z: Tensor) => z,
          ])(h);
      }
      const targets = tensor(
        matrix(samples, widths.at(-1) as number).map((row) => row.map(zeroToOne)),
        FLOAT,
      );
      const classes = tensor(
        Array.from({ length: samples }, () => whole(0, (widths.at(-1) as number) - 1)),
        { dtype: 'int32' },
      );
      const reduction = pick(['sum', 'mean'] as const);
      const loss = pick([
        () => halfSse(h.sigmoid(), targets, { reduction }),
        () => halfSse(h, targets, { reduction }),
        () => mse(h.tanh(), targets, { reduction }),
        () => mae(h.sigmoid(), targets, { reduction }),
        () => bceWithLogits(h, targets, { reduction }),
        () => crossEntropy(h, classes, { reduction }),
        () => halfSse(h.softmax(-1), targets, { reduction }),
      ])();
      const explanation = explain(loss, { inputs: { x: input, t: targets }, notation: 'flat' });
      const recorded = gradients([loss], weights);
      let derived = 0;
      for (const derivation of derivable(explanation)) {
        expectEqualLines(derivation, 1e-11);
        expect(parsesInKatex(derivation.toLatex())).toBe(true);
      }
      weights.forEach((w, l) => {
        const at = [whole(0, w.shape[0] - 1), whole(0, w.shape[1] - 1)] as const;
        const is = recorded[l].data[at[0] * w.shape[1] + at[1]];
        const isLast = l === weights.length - 1;
        for (const id of [
          isLast ? 'output-layer' : 'hidden-layer',
          'delta-rule',
          'chain-rule',
        ] as const) {
          const derivation = derive(explanation, id, { of: [w, ...at] });
          expectNear(derivation.value, is, 1e-10);
          expectEqualLines(derivation, 1e-11);
          derived++;
        }
        const { value } = derive(explanation, 'matrix', { of: [w, ...at] });
        const flat = [...[value].flat(2)].sort((a, b) => a - b);
        const expected = [...recorded[l].data].map(Number).sort((a, b) => a - b);
        expectNear(flat, expected, 1e-10);
      });
      expect(derived).toBeGreaterThan(0);
    },
  );
});
