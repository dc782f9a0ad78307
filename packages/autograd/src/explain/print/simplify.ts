import { constant, givesTruth, isConstant, type Node, node } from '@bp/tensor/engine';
import { bellCurve } from './bell-curve';
import { evaluate } from './evaluate';
import { remembered } from './remembered';
import {
  collect,
  inverse,
  isQuotient,
  lone,
  negative,
  numberTerm,
  product,
  symbolTerm,
  type Term,
} from './term';

/**
 * A formula as it is best read: without + 0 and · 1, like terms and numbers collected, signs in front, equal factors above
 * and below a line left out. Nothing is multiplied out; what is not brought together stays in the order in which it is written.
 *
 * It has the value of the formula but for rounding, wherever that is finite.
 *
 * @param kept - which nodes are symbols, whatever they are computed from
 * @example
 * import { f, input } from '@bp/tensor/engine';
 * const error = f.sub(input(0), input(1));
 * simplify(f.mul(0.5, f.add(error, error))) === error; // true
 */
export function simplify(formula: Node, kept: (n: Node) => boolean = () => false): Node {
  const known = new Map<Node, readonly Term[]>();
  return sumOf(terms(formula));

  function terms(n: Node): readonly Term[] {
    return remembered(known, n, () => (kept(n) ? [symbolTerm(n)] : termsOf(n)));
  }

  function termsOf(n: Node): readonly Term[] {
    const { op, args, value } = n;
    const [x, y] = args;
    switch (op) {
      case 'input':
      case 'scalar':
        return [symbolTerm(n)];
      case 'constant':
        return Number.isFinite(value) ? collect([numberTerm(value)]) : [symbolTerm(n)];
      case 'add':
        return added([...terms(x), ...terms(y)]);
      case 'sub':
        return added([...terms(x), ...negative(terms(y))]);
      case 'neg':
        return negative(terms(x));
      case 'mul': {
        const curve = bellCurve(n);
        return curve === undefined ? multiplied(terms(x), terms(y)) : terms(curve);
      }
      case 'div':
        return terms(y).length > 0
          ? multiplied(terms(x), [inverse(single(terms(y)))])
          : [symbolTerm(node(op, [sumOf(terms(x)), constant(0)]))];
    }
    return functionOf(n);
  }

  function functionOf({ op, args }: Node): readonly Term[] {
    const parts = args.map((arg) => sumOf(terms(arg)));
    const [a, b, c] = parts;
    if (op === 'pow' && isNumber(b)) {
      if (b.value === 0) return [numberTerm(1)];
      if (Number.isInteger(b.value) && b.value > 0 && b.value < 10) {
        let power = terms(args[0]);
        for (let i = 1; i < b.value; i++) power = multiplied(power, terms(args[0]));
        return power;
      }
    }
    if (op === 'select') {
      if (isNumber(a)) return terms(args[a.value === 0 ? 2 : 1]);
      if (b === c) return terms(args[1]);
      // The same question again has the same answer.
      if (c.op === op && c.args[0] === a) return [symbolTerm(node(op, [a, b, c.args[2]]))];
    }
    if (op === 'and' && parts.some((part) => isConstant(part, 0))) return [];
    if (parts.every(isNumber)) {
      // x − x = 0 asks whether x is finite, and is not 1.
      if (givesTruth(op) && !args.every(isNumber)) return [symbolTerm(node(op, args))];
      // ln 2 says more than 0.6931…
      const folded = evaluate(node(op, parts), () => undefined);
      if (Number.isInteger(folded)) return collect([numberTerm(folded)]);
    }
    return [symbolTerm(node(op, parts))];
  }

  function added(parts: readonly Term[]): readonly Term[] {
    const left = collect(parts);
    // Of 2·(a − b) − (a − b), a sum is left.
    const open = left.flatMap(opened);
    return open.length > left.length ? added(open) : left;
  }

  function multiplied(a: readonly Term[], b: readonly Term[]): readonly Term[] {
    if (a.length === 0 || b.length === 0) return [];
    return opened(withoutRoots(product(single(a), single(b))));
  }

  /** A sum is one factor of a product, with what all its terms share in front. */
  function single(parts: readonly Term[]): Term {
    if (parts.length === 1) return parts[0];
    const sign = parts.every(({ over }) => over < 0) ? -1 : 1;
    const { over, under } = shared(parts);
    const scale = numberTerm(under, sign * over);
    const sum = plainSum(parts.map((term) => product(scale, term)));
    return { ...symbolTerm(sum), over: sign * over, under };
  }

  /** What is nothing but a sum is its terms. */
  function opened(term: Term): readonly Term[] {
    const n = lone(term);
    if (term.under > 1 || Math.abs(term.over) !== 1 || (n?.op !== 'add' && n?.op !== 'sub'))
      return [term];
    return term.over < 0 ? negative(terms(n)) : terms(n);
  }

  /** Two equal roots are what is under them. */
  function withoutRoots(term: Term): Term {
    for (const [n, power] of term.powers) {
      if (n.op !== 'sqrt' || Math.abs(power) < 2 || kept(n)) continue;
      const inside = single(terms(n.args[0]));
      const pair = product(symbolTerm(n, -2), inside);
      return withoutRoots(product(term, power > 0 ? pair : inverse(pair)));
    }
    return term;
  }

  /** What is in front of a sum, or before a choice, whose sides take it. */
  function sumOf(parts: readonly Term[]): Node {
    if (parts.length > 1) {
      const { over, under } = shared(parts);
      return plainSum(over === under ? parts : [single(parts)]);
    }
    const [term] = parts;
    const n = term && lone(term);
    if (n?.op === 'select' && term.over !== term.under && !kept(n)) {
      const [condition, ...sides] = n.args;
      const scale = [numberTerm(term.over, term.under)];
      return node(n.op, [condition, ...sides.map((side) => sumOf(multiplied(scale, terms(side))))]);
    }
    return plainSum(parts);
  }
}

const isNumber = ({ op }: Node): boolean => op === 'constant';

/** The number that all terms of a sum have in front, but for signs; 1 where they have none, or quotients. */
function shared(terms: readonly Term[]): Pick<Term, 'over' | 'under'> {
  const [{ over, under }] = terms;
  const size = Math.abs(over);
  return terms.every((t) => Math.abs(t.over) === size && t.under === under && !isQuotient(t))
    ? { over: size, under }
    : { over: 1, under: 1 };
}

/** Begins with the first term that has no minus, but for quotients: o − t, and −t/o + (1 − t)/(1 − o). */
function plainSum(terms: readonly Term[]): Node {
  if (terms.length === 0) return constant(0);
  const positive = isQuotient(terms[0]) ? undefined : terms.find(({ over }) => over > 0);
  const first = positive ?? terms[0];
  let sum = termNode(first);
  if (first.over < 0) sum = isNumber(sum) ? constant(-sum.value) : node('neg', [sum]);
  for (const term of terms) {
    if (term !== first) sum = node(term.over < 0 ? 'sub' : 'add', [sum, termNode(term)]);
  }
  return sum;
}

/** The term without its sign. */
function termNode(term: Term): Node {
  const size = Math.abs(term.over);
  const { under } = term;
  const quotient = isQuotient(term);
  if (!quotient && under === 2) return productOf(size / 2, term, 1);
  const above = productOf(size, term, 1);
  return quotient || under > 1 ? node('div', [above, productOf(under, term, -1)]) : above;
}

/** The factors above the line, or those below. */
function productOf(size: number, { powers }: Term, side: 1 | -1): Node {
  const parts = [...powers].flatMap(([n, power]) => {
    const times = side * power;
    return times < 0 ? [] : times > 1 ? node('pow', [n, constant(times)]) : n;
  });
  if (size !== 1 || parts.length === 0) parts.unshift(constant(size));
  return parts.reduce((a, b) => node('mul', [a, b]));
}
