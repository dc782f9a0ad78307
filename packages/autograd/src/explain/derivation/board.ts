import { constant, f, input, makeFormula, type Node, substitute } from '@bp/tensor/engine';
import { differentiate } from '../../rules/differentiate';
import type { Context } from '../chain/context';
import { partial } from '../chain/factors';
import type { Edge } from '../graph/edge';
import type { Scalar } from '../graph/scalar';
import { evaluate } from '../print/evaluate';
import { printFormula } from '../print/formula-text';
import { joinProduct, joinSum } from '../print/join';
import type { Pair } from '../print/pair';
import { resolve } from '../print/resolve';
import { equation } from '../words/text';
import type { DerivationLine } from './line';

/** What stands on one side of an equation: as a formula, with the numbers of the run in it, and what both are written from. */
export interface Expression {
  readonly node: Node;
  readonly formula: Pair;
  readonly numbers: Pair;
}

/** A row of a derivation: what it comes to, and why: in words, or as `derive-…` in the catalogue, of something. */
export type Row = readonly [what: Node | Expression, reason: Pair | string, of?: Pair];

/** A formula as a leaf of others: by its symbol, its value, and how that is shown. */
interface Leaf {
  readonly symbol: Pair;
  readonly value: number;
  readonly shown: Pair;
}

/** Where formulas over the numbers of a run are written down, line by line. */
export class Board {
  readonly lines: DerivationLine[] = [];
  /** What is to be said of the numbers. */
  readonly notes: Pair[] = [];
  private readonly leaves = new Map<Node, Leaf>();
  private readonly nodes = new Map<Scalar, Node>();

  constructor(readonly context: Context) {}

  /** A number of the run; `as`, where it is known by what it is computed from. */
  of(scalar: Scalar, as?: Node): Node {
    const { symbol, shown, roles, stepOf } = this.context;
    let node = this.nodes.get(scalar);
    if (node === undefined || as !== undefined) {
      const value = shown(scalar);
      // A constant without a name is a number.
      const name = roles.isNamed(scalar) || stepOf(scalar) ? symbol(scalar) : value;
      node = this.name(name, scalar.value, value, as);
      this.nodes.set(scalar, node);
    }
    return node;
  }

  /** A leaf of its own name, such as ∂E/∂h1 or δ_o1. */
  name(symbol: Pair, is: number | Node, shown?: Pair, node = input(this.leaves.size)): Node {
    const value = typeof is === 'number' ? is : this.value(is);
    this.leaves.set(node, { symbol, value, shown: shown ?? this.context.shown(value) });
    return node;
  }

  /** ∂a/∂b as a leaf. */
  partial(a: Scalar, b: Scalar, is: number | Node): Node {
    const shown = typeof is === 'number' ? undefined : this.leaves.get(is)?.shown;
    return this.name(partial(a, b, this.context), is, shown);
  }

  /** The derivative along an edge, in the numbers of this board; choices have been made. */
  slope({ slope, leaves, value }: Edge): Node {
    if (slope === null) return this.name(this.context.shown(value), value);
    const { node } = resolve(slope, (n) => leaves.get(n)?.value);
    return this.moved(node, leaves);
  }

  /** A formula over other leaves in those of this board. */
  moved(node: Node, leaves: ReadonlyMap<Node, Scalar>): Node {
    return substitute([node], (n) => {
      const scalar = leaves.get(n);
      return scalar === undefined ? null : this.of(scalar);
    })[0];
  }

  /** The number that a leaf stands for. */
  scalarOf(node: Node): Scalar | undefined {
    for (const [scalar, leaf] of this.nodes) if (leaf === node) return scalar;
    return undefined;
  }

  value(node: Node): number {
    return evaluate(node, (n) => this.leaves.get(n)?.value);
  }

  symbol(node: Node): Pair {
    return printFormula(node, (n) => this.leaves.get(n)?.symbol);
  }

  /** With numbers in the place of symbols, except for those of `kept`. */
  numbers(node: Node, kept?: Node): Pair {
    const leaf = (n: Node) => this.leaves.get(n)?.[n === kept ? 'symbol' : 'shown'];
    return times(printFormula(node, leaf));
  }

  private plain(node: Node): Expression {
    return { node, formula: this.symbol(node), numbers: this.numbers(node) };
  }

  /** Factors side by side, each with its value; with the numbers inside it, where it is among the `open`. */
  product(factors: readonly Node[], ...open: readonly Node[]): Expression {
    if (factors.length === 1) return this.plain(factors[0]);
    const number = (n: Node): Pair =>
      open.includes(n) ? this.numbers(n) : (this.leaves.get(n)?.shown ?? this.shown(n));
    return {
      node: factors.reduce((a, b) => f.mul(a, b)),
      formula: joinProduct(
        factors.map((n) => this.symbol(n)),
        ' · ',
      ),
      numbers: joinProduct(factors.map(number), ' × '),
    };
  }

  /** The value of a formula as it is shown. */
  private shown(node: Node): Pair {
    return this.context.shown(this.value(node));
  }

  sum(terms: readonly Expression[]): Expression {
    return {
      node: total(terms.map(({ node }) => node)),
      formula: joinSum(terms.map(({ formula }) => formula)),
      numbers: joinSum(terms.map(({ numbers }) => numbers)),
    };
  }

  /** d/dx [f(x)], whose value is that of the derivative. */
  derived(of: Node, by: Node, sign: '∂' | 'd' = '∂'): Expression {
    const formula = makeFormula([of]);
    const adjoint = differentiate(formula)[by.value] ?? f.sub(by, by);
    const gradient = input(formula.inputs);
    const node = substitute([adjoint], (n) => (n === gradient ? constant(1) : null))[0];
    const x = this.symbol(by);
    const d = sign === 'd' ? '\\mathrm{d}' : '\\partial ';
    const written = ({ text, latex }: Pair): Pair => ({
      text: `${sign}/${sign}${x.text} [${text}]`,
      latex: `\\frac{${d}}{${d}${x.latex}}\\left[${latex}\\right]`,
    });
    const inside = written(this.numbers(of, by));
    const at = equation(x, this.numbers(by));
    return {
      node,
      formula: written(this.symbol(of)),
      numbers: {
        text: `${inside.text} (${at.text})`,
        latex: `\\left.${inside.latex}\\right|_{${at.latex}}`,
      },
    };
  }

  /** Writes that `of` is each of the rows, one after the other. */
  write(of: Pair, rows: readonly Row[], label = ''): void {
    const { say } = this.context;
    const written = rows.map(([what]) => ('op' in what ? this.plain(what) : what));
    // What was given stands as it was given, in the whole chain.
    const given = written.map(({ node }) => this.leaves.get(node)).find((leaf) => leaf);
    for (const [i, { node, formula, numbers }] of written.entries()) {
      const [, reason, about = of] = rows[i];
      const value = this.value(node);
      this.lines.push({
        label: i === 0 ? label : '',
        of,
        isFirst: i === 0,
        formula,
        numbers,
        value,
        shown: value === given?.value ? given.shown : this.context.shown(value),
        reason: typeof reason === 'string' ? say(`derive-${reason}`, { of: about }) : reason,
      });
    }
  }
}

export function total(nodes: readonly Node[]): Node {
  return nodes.reduce((a, b) => f.add(a, b));
}

/** Between numbers stands a cross. */
function times({ text, latex }: Pair): Pair {
  return { text: text.replaceAll('·', ' × '), latex: latex.replaceAll('\\cdot', '\\times') };
}
