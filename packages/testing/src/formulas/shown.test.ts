import { gradients, variable } from '@bp/autograd';
import { full, Rng, type Tensor, tensor } from '@bp/tensor';
import {
  apply,
  type FormulaOperation,
  formulaOperation,
  type Node,
  shownFormula,
  topological,
} from '@bp/tensor/engine';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { primary } from './made';
import { makeAll } from './make-all';

vi.mock('../../../tensor/src/operation/formula-operation', async (original) =>
  (await import('./made')).listing(await original()),
);

const BY_CASES = 'a distinction of cases, which textbooks make, too';

/** Why an operation that hides something by the rule below is shown as it is computed. */
const AS_COMPUTED: Readonly<Record<string, string>> = {
  cosineEmbedding: '10⁻¹² under the roots is part of the definition',
  crossEntropy: 'an ignored sample is a case of the definition',
  dropout: BY_CASES,
  hardshrink: BY_CASES,
  hardswish: BY_CASES,
  hardtanh: BY_CASES,
  hinge: BY_CASES,
  hingeEmbedding: BY_CASES,
  huber: BY_CASES,
  leakyRelu: BY_CASES,
  marginRanking: BY_CASES,
  maskedFill: BY_CASES,
  multiLabelMargin: BY_CASES,
  multiMargin: BY_CASES,
  nll: 'an ignored sample is a case of the definition',
  'nll.weight': 'an ignored sample is a case of the definition',
  prelu: BY_CASES,
  relu6: BY_CASES,
  rrelu: BY_CASES,
  sign: BY_CASES,
  smoothL1: BY_CASES,
  softshrink: BY_CASES,
  threshold: BY_CASES,
  tripletMargin: BY_CASES,
  where: BY_CASES,
};

/** Words that keep digits, and the word for a choice, which may be one for the sake of NaN or a limit. */
const HIDING = ['select', 'expm1', 'log1p', 'softplus'];

/** Constants that anybody reads as they are: whole and half numbers up to 10. */
const isPlain = (value: number): boolean => Number.isInteger(2 * value) && Math.abs(value) <= 10;

function hides({ formula: { outputs, adjoints } }: FormulaOperation): boolean {
  const stated = (adjoints ?? []).filter((adjoint): adjoint is Node => adjoint !== null);
  return topological([...outputs, ...stated]).some(
    ({ op, value }) => HIDING.includes(op) || (op === 'constant' && !isPlain(value)),
  );
}

const isShown = ({ shown, shownSlope }: FormulaOperation): boolean =>
  shown !== undefined || shownSlope !== undefined;

/** Where textbook forms are exact: at some edges, and at random points at which nothing overflows or cancels. */
const EDGES = [0, -0, 0.5, 1, -1, 2, -2, 3, -3, 1e-8, -1e-8, Infinity, -Infinity, Number.NaN];
const POINTS = 4000;

function sample(rng: Rng): number[] {
  const values = rng
    .uniform([POINTS], { low: -8, high: 8, dtype: 'float64' })
    .toArray() as number[];
  const small = rng.uniform([POINTS], { dtype: 'float64' }).toArray() as number[];
  const kinds = rng.integers([POINTS], { high: 3 }).toArray() as number[];
  const edges = rng.integers([POINTS], { high: EDGES.length }).toArray() as number[];
  return kinds.map((kind, i) => [values[i], small[i], EDGES[edges[i]]][kind]);
}

/** The values and slopes of an operation, and of what it is shown as, point by point. */
function compare(operation: FormulaOperation): { what: string; computed: Tensor; shown: Tensor }[] {
  const rng = new Rng(operation.name);
  const operands = operation.operands.map(() =>
    variable(tensor(sample(rng), { dtype: 'float64' })),
  );
  // Plain numbers as calls give them, and with the order that limits have.
  const numbers = operation.scalars.map((_, i) => 0.75 + i);
  const { value, slope } = shownFormula(operation);
  const evaluate = (node: Node): Tensor => {
    if (node.op === 'constant') return full([POINTS], node.value, { dtype: 'float64' });
    const { operands: names, scalars } = operation;
    const form = formulaOperation('shown', () => node, { operands: names, scalars });
    return apply(form, operands.slice(0, form.formula.inputs), numbers);
  };
  const slopes = (y: Tensor): readonly Tensor[] =>
    gradients([y], operands, { upstream: [tensor(new Float64Array(POINTS).fill(1))] });
  const [computed, shown] = [apply(operation, operands, numbers), evaluate(value)];
  const [computedSlopes, shownSlopes] = [slopes(computed), slopes(shown)];
  return [
    { what: 'value', computed, shown },
    ...operation.operands.map((name, i) => {
      const told = slope[i];
      const shown = told === undefined ? shownSlopes[i] : evaluate(told);
      return { what: `slope by ${name}`, computed: computedSlopes[i], shown };
    }),
  ];
}

/** The largest difference, relative to numbers above 1, where both are finite, and the values of which they are slopes. */
function difference(
  a: Tensor,
  b: Tensor,
  values: readonly Tensor[],
): { worst: number; compared: number } {
  const [xs, ys, ...others] = [a, b, ...values].map((t) => t.toArray() as number[]);
  let [worst, compared] = [0, 0];
  xs.forEach((x, i) => {
    const y = ys[i];
    if (![x, y, ...others.map((numbers) => numbers[i])].every(Number.isFinite)) return;
    compared++;
    worst = Math.max(worst, Math.abs(x - y) / Math.max(1, Math.abs(x), Math.abs(y)));
  });
  return { worst, compared };
}

/** PyTorch's 1/6 has the digits of float32. */
const boundOf = (name: string, what: string): number =>
  name === 'hardsigmoid' && what !== 'value' ? 1e-8 : 1e-12;

describe('the shown form of a formula', () => {
  beforeAll(makeAll);

  it('is there wherever the computed one hides the mathematics, or there is a reason', () => {
    const silent = primary().filter(
      (operation) =>
        hides(operation) && !isShown(operation) && !Object.hasOwn(AS_COMPUTED, operation.name),
    );
    expect(silent.map(({ name }) => name)).toEqual([]);
  });

  it('has no reason to be missing where it is there or nothing is hidden', () => {
    const needed = primary().filter((operation) => hides(operation) && !isShown(operation));
    const names = needed.map(({ name }) => name);
    expect(Object.keys(AS_COMPUTED).filter((name) => !names.includes(name))).toEqual([]);
  });

  it('hides nothing itself but a distinction of cases', () => {
    const stable = primary()
      .filter(({ shown }) => shown !== undefined)
      .filter((operation) =>
        topological([shownFormula(operation).value]).some(({ op }) =>
          ['expm1', 'log1p', 'softplus'].includes(op),
        ),
      );
    expect(stable.map(({ name }) => name)).toEqual([]);
  });

  it('has the value and the slopes of the computed one', () => {
    const shown = primary().filter(isShown);
    expect(shown.length).toBeGreaterThan(20);
    const wrong = shown.flatMap((operation) => {
      const found = compare(operation);
      const values = [found[0].computed, found[0].shown];
      return found.flatMap(({ what, computed, shown }) => {
        const { worst, compared } = difference(computed, shown, values);
        const fits = worst <= boundOf(operation.name, what) && compared > POINTS / 20;
        return fits ? [] : [`${operation.name}, ${what}: ${worst} at ${compared} points`];
      });
    });
    expect(wrong).toEqual([]);
  });

  it('of the binary cross-entropy is that of every course, with its slope', () => {
    const bce = primary().find(({ name }) => name === 'bce') as FormulaOperation;
    const { value, slope } = shownFormula(bce);
    expect([inWords(value, bce), ...slope.map((node) => node && inWords(node, bce))]).toEqual([
      '-((t·log(p)) + ((1 - t)·log(1 - p)))',
      '(-(t/p)) + ((1 - t)/(1 - p))',
      'log(1 - p) - log(p)',
    ]);
  });
});

const SIGNS: Readonly<Record<string, string>> = { add: ' + ', sub: ' - ', mul: '·', div: '/' };

/** A formula as text, with parentheses around every part that has a sign. */
function inWords(node: Node, operation: FormulaOperation): string {
  const part = (n: Node): string => {
    const text = inWords(n, operation);
    return Object.hasOwn(SIGNS, n.op) || n.op === 'neg' ? `(${text})` : text;
  };
  if (node.op === 'input') return operation.operands[node.value];
  if (node.op === 'scalar') return operation.scalars[node.value];
  if (node.op === 'constant') return String(node.value);
  if (node.op === 'neg') return `-${part(node.args[0])}`;
  if (Object.hasOwn(SIGNS, node.op)) return node.args.map(part).join(SIGNS[node.op]);
  return `${node.op}(${node.args.map((n) => inWords(n, operation)).join(', ')})`;
}
