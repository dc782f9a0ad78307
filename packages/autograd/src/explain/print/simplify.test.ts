import { constant, f, input, makeFormula, type Node, scalar, substitute } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { differentiate } from '../../rules/differentiate';
import { printFormula } from './formula-text';
import { simplify } from './simplify';

const [x, y, z] = [input(0), input(1), input(2)];
const NAMES = ['x', 'y', 'z'];

const read = (formula: Node, kept?: (n: Node) => boolean): string =>
  printFormula(simplify(formula, kept), ({ op, value }) =>
    op === 'input' ? { text: NAMES[value], latex: NAMES[value] } : undefined,
  ).text;

/** The derivatives of a formula of x and y, whose value is called z. */
function slopes(value: Node): string[] {
  const formula = { ...makeFormula([value]), inputs: 2 };
  return differentiate(formula).map((slope) => {
    const [named] = substitute([slope ?? constant(0)], (n) =>
      n === value ? z : n === input(2) ? constant(1) : null,
    );
    return read(named);
  });
}

describe('a slope', () => {
  const error = f.sub(x, y);
  it.each<[name: string, formula: Node, slopes: string[]]>([
    ['½(x − y)²', f.mul(0.5, f.mul(error, error)), ['x − y', 'y − x']],
    ['½(x − y)², as a power', f.mul(0.5, f.pow(error, 2)), ['x − y', 'y − x']],
    ['(x − y)²', f.pow(error, 2), ['2·(x − y)', '−2·(x − y)']],
    ['σ(x)', f.sigmoid(x), ['z·(1 − z)', '0']],
    ['tanh(x)', f.tanh(x), ['1 − z²', '0']],
    ['e^x', f.exp(x), ['z', '0']],
    ['x·y', f.mul(x, y), ['y', 'x']],
    ['x/y', f.div(x, y), ['1/y', '−z/y']],
    ['√x', f.sqrt(x), ['1/(2·z)', '0']],
    ['erf x', f.erf(x), ['(2/√π)·e^(−x²)', '0']],
    ['|x|', f.abs(x), ['x > 0 ? 1 : x < 0 ? −1 : 0', '0']],
    ['x³', f.pow(x, 3), ['3·x²', '0']],
    ['x/6', f.div(x, 6), ['1/6', '0']],
    ['ln σ(x)', f.log(f.sigmoid(x)), ['1 − σ(x)', '0']],
    ['max(x, y)', f.max(x, y), ['x = y ? ½ : x < y ? 0 : 1', 'x = y ? ½ : y < x ? 0 : 1']],
  ])('is as a textbook has it: of %s', (_, formula, expected) => {
    expect(slopes(formula)).toEqual(expected);
  });
});

describe('a formula', () => {
  it.each<[read: string, formula: Node]>([
    ['x', f.add(f.mul(f.mul(2, 0.5), x), 0)],
    ['0', f.sub(x, x)],
    ['2·x', f.add(x, x)],
    ['x³', f.mul(x, f.mul(x, x))],
    ['x + y', f.sub(x, f.neg(y))],
    ['x·y', f.mul(f.neg(x), f.neg(y))],
    ['−x/y', f.div(x, f.neg(y))],
    ['2·x·y', f.add(f.mul(x, y), f.mul(y, x))],
    ['−y/x + (1 − y)/(1 − x)', f.add(f.neg(f.div(y, x)), f.div(f.sub(1, y), f.sub(1, x)))],
    ['½·(x + y)', f.div(f.add(x, y), 2)],
    ['x/(3·y)', f.mul(f.div(1, 3), f.div(x, y))],
    ['5·x/6', f.add(f.div(x, 2), f.div(x, 3))],
    ['x', f.mul(f.sqrt(x), f.sqrt(x))],
    ['1', f.div(f.sub(x, y), f.sub(x, y))],
    ['x > 0 ? 3 : −6·y', f.mul(-3, f.select(f.gt(x, 0), -1, f.mul(2, y)))],
    ['x', f.select(f.gt(2, 1), x, y)],
    ['x > 0 ? 1 : 0', f.select(f.gt(x, 0), 1, f.select(f.gt(x, 0), 2, 0))],
    ['ln(2)·x', f.mul(f.log(constant(2)), x)],
    ['√2', f.sqrt(constant(2))],
    ['2', f.sqrt(constant(4))],
    ['x − x = 0', f.eq(f.sub(x, x), 0)],
    ['x/0', f.div(x, 0)],
    ['x − y', f.sub(f.mul(3, f.sub(x, y)), f.mul(2, f.sub(x, y)))],
  ])('is read as %s', (expected, formula) => {
    expect(read(formula)).toBe(expected);
  });

  it('is read in the order in which it is written, whatever was made first', () => {
    const [late, early] = [scalar(501), scalar(500)];
    const names = (n: Node) => ({ [late.id]: 'late', [early.id]: 'early' })[n.id];
    const written = (formula: Node): string =>
      printFormula(simplify(formula), (n) => {
        const text = names(n);
        return text === undefined ? undefined : { text, latex: text };
      }).text;
    expect(written(f.add(late, early))).toBe('late + early');
    expect(written(f.add(early, late))).toBe('early + late');
    expect(written(f.mul(early, late))).toBe('early·late');
  });

  it('leaves a node whole that is kept for its name', () => {
    const sum = f.add(f.mul(1, x), f.mul(2, f.mul(0.5, y)));
    const formula = f.sub(f.mul(3, sum), f.mul(2, sum));
    expect(read(formula)).toBe('x + y');
    expect(simplify(formula, (n) => n === sum)).toBe(sum);
  });
});
