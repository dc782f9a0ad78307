import {
  type Explanation,
  explain,
  type Notation,
  type Pair,
  type ScalarInfo,
} from '@bp/autograd/explain';
import { ko } from '@bp/autograd/explain/ko';
import { describe, expect, it } from 'vitest';
import { RECORDED } from '../record/cases';
import { someOf } from './elements';
import { evaluateLatex } from './evaluate-latex';
import { evaluateText } from './evaluate-text';
import { parsesInKatex } from './katex';

/** Symbols that are one word in both spellings, counted as they are asked for. */
function counting() {
  const symbols = new Map<string, Pair>();
  const notation = ({ path, at }: ScalarInfo): Pair => {
    const key = `${path}[${at}]`;
    const n = symbols.size + 1;
    const known = symbols.get(key) ?? { text: `v${n}v`, latex: `v_{${n}}` };
    symbols.set(key, known);
    return known;
  };
  /** The same values by the symbols of LaTeX. */
  const inLatex = (values: Readonly<Record<string, number>>) =>
    Object.fromEntries(
      Object.entries(values).map(([text, value]) => [text.replace(/v(\d+)v/, 'v_{$1}'), value]),
    );
  return { notation, inLatex };
}

const NOTATIONS = [
  'path',
  'flat',
  'nodes',
  { scheme: 'layered', order: 'from-to' },
] as const satisfies readonly Notation[];

/** What rounding to 15 decimals, and to 8 digits where there is a power of ten, may change. */
const SHOWN = 1e-6;

function expectNear(got: number, want: number, what: string): void {
  if (Number.isNaN(want) || Object.is(got, want)) return;
  expect(Math.abs(got - want), what).toBeLessThanOrEqual(SHOWN * Math.max(Math.abs(want), 1e-12));
}

/** The sides of the equations that tell of paths: ∂…, the formulas, the numbers, the product. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => /^(Path|∂)/.test(line))
    .map((line) => line.replace(/^Path \d+: | over \d+ paths$/g, '').split(' = '));
}

type Gradient = ReturnType<Explanation['gradient']>;

function expectRead(
  { paths, value, toText }: Gradient,
  inLatex: ReturnType<typeof counting>['inLatex'],
): void {
  const all: Record<string, number> = {};
  for (const { factors } of paths) {
    for (const factor of factors) {
      Object.assign(all, factor.values);
      expectNear(evaluateText(factor.text, factor.values), factor.value, factor.text);
      expectNear(evaluateLatex(factor.latex, inLatex(factor.values)), factor.value, factor.latex);
    }
  }
  const text = toText();
  const rows = rowsOf(text);
  expect(rows.length).toBeGreaterThan(0);
  const products = rows.map((sides) => {
    // Σₙ δₙ,₅·xₙ,₃₀₀ has indices, and no numbers of its own: it is summed up beside the large network.
    const [formula, ...others] = sides.filter((side) => !/^[∂Σ]/.test(side));
    const results = [formula, ...others].map((side) => evaluateText(side, all));
    for (const result of results) expectNear(result, results[0], sides.join(' = '));
    return results[0];
  });
  if (paths.length === 0) expectNear(products[0], value, text);
  for (const [i, { product }] of paths.entries()) {
    expectNear(products[i], product, rows[i].join(' = '));
  }
  const sum = /^Sum: (.*)$/m.exec(text)?.[1].split(' = ').slice(1);
  for (const side of sum ?? []) {
    // Sums may cancel: what rounding leaves is as large as it is of the terms.
    const scale = Math.max(...paths.map(({ product }) => Math.abs(product)));
    expect(Math.abs(evaluateText(side, {}) - value)).toBeLessThanOrEqual(
      SHOWN * paths.length * scale,
    );
  }
}

describe.each(Object.entries(RECORDED))('%s', (_, record) => {
  const { loss, leaves } = record();
  const numbers = leaves.flatMap((leaf) => someOf(leaf).map((at) => [leaf, ...at] as const));

  it.each(['textbook', 'recorded'] as const)(
    'is written as what has its values, as %s',
    (steps) => {
      const { notation, inLatex } = counting();
      const explained = explain(loss, { notation, steps, digits: 15, maxPaths: 12 });
      for (const of of numbers) expectRead(explained.gradient(of), inLatex);
    },
  );

  it('is set by KaTeX in every notation and language', () => {
    for (const notation of NOTATIONS) {
      for (const language of [undefined, ko]) {
        const explained = explain(loss, { notation, language, maxPaths: 4 });
        const gradient = explained.gradient(numbers[0]);
        expect(parsesInKatex(gradient.toLatex())).toBe(true);
        expect(parsesInKatex(gradient.update(0.1).toLatex())).toBe(true);
      }
    }
  });
});
