import { constant, givesTruth, isConstant, type Node, node } from '@bp/tensor/engine';
import { bellCurve } from './bell-curve';
import { evaluate } from './evaluate';
import {
  collect,
  inverse,
  isNotZero,
  negative,
  numberTerm,
  type Powers,
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
 * simplify(f.mul(f.mul(2, 0.5), f.sub(o, t))); // o − t
 */
export function simplify(formula: Node, kept: (n: Node) => boolean = () => false): Node {
  const known = new Map<Node, readonly Term[]>();
  return sumOf(terms(formula));

  function terms(n: Node): readonly Term[] {
    let found = known.get(n);
    if (found === undefined) {
      found = kept(n) ? [symbolTerm(n)] : termsOf(n);
      known.set(n, found);
    }
    return found;
  }

  function termsOf(n: Node): readonly Term[] {
    const { op, args, value } = n;
    const [x, y] = args;
    switch (op) {
      case 'input':
      case 'scalar':
        return [symbolTerm(n)];
      case 'constant':
        return Number.isFinite(value) ? numbers(value) : [symbolTerm(n)];
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
      if (b.value === 0) return numbers(1);
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
      if (Number.isInteger(folded)) return numbers(folded);
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
    const rest = parts.map((term) => ({
      ...term,
      over: (sign * term.over) / over,
      under: term.under / under,
    }));
    return { ...symbolTerm(plainSum(rest)), over: sign * over, under };
  }

  /** What is nothing but a sum is its terms. */
  function opened(term: Term): readonly Term[] {
    const { over, under, factors, divisors } = term;
    const [[n, power] = [null, 0]] = factors;
    const isSum = n?.op === 'add' || n?.op === 'sub';
    if (!isSum || power > 1 || factors.size > 1 || divisors.size > 0) return [term];
    if (under !== 1 || Math.abs(over) !== 1) return [term];
    return over < 0 ? negative(terms(n)) : terms(n);
  }

  /** Two equal roots are what is under them. */
  function withoutRoots(term: Term): Term {
    let result = term;
    for (const powers of ['factors', 'divisors'] as const) {
      for (const [n, power] of term[powers]) {
        if (n.op !== 'sqrt' || power < 2 || kept(n)) continue;
        const pair = single(terms(n.args[0]));
        const pairs = powers === 'factors' ? pair : inverse(pair);
        const root = powers === 'factors' ? inverse(symbolTerm(n, 2)) : symbolTerm(n, 2);
        result = withoutRoots(product(product(result, root), pairs));
      }
    }
    return result;
  }

  /** What is in front of a sum, or before a choice, whose sides take it. */
  function sumOf(parts: readonly Term[]): Node {
    if (parts.length > 1) {
      const { over, under } = shared(parts);
      return over === 1 && under === 1 ? plainSum(parts) : plainSum([single(parts)]);
    }
    const [term] = parts;
    if (term?.factors.size === 1 && term.divisors.size === 0) {
      const [[n, power]] = term.factors;
      const isScaled = term.over !== 1 || term.under !== 1;
      if (n.op === 'select' && power === 1 && isScaled && !kept(n)) {
        const [condition, ...sides] = n.args;
        const scale = numberTerm(term.over, term.under);
        return node(n.op, [
          condition,
          ...sides.map((side) => sumOf(multiplied([scale], terms(side)))),
        ]);
      }
    }
    return plainSum(parts);
  }
}

const isNumber = ({ op }: Node): boolean => op === 'constant';

function numbers(value: number): readonly Term[] {
  return [numberTerm(value)].filter(isNotZero);
}

/** The number that all terms of a sum have in front, but for signs; 1 where they have none, or quotients. */
function shared(terms: readonly Term[]): Pick<Term, 'over' | 'under'> {
  const [{ over, under }] = terms;
  const size = Math.abs(over);
  return terms.every((t) => Math.abs(t.over) === size && t.under === under && t.divisors.size === 0)
    ? { over: size, under }
    : { over: 1, under: 1 };
}

/** Begins with the first term that has no minus, but for quotients: o − t, and −t/o + (1 − t)/(1 − o). */
function plainSum(terms: readonly Term[]): Node {
  if (terms.length === 0) return constant(0);
  const at =
    terms[0].divisors.size > 0
      ? 0
      : Math.max(
          0,
          terms.findIndex(({ over }) => over > 0),
        );
  const first = terms[at];
  let sum = termNode(first);
  if (first.over < 0) sum = sum.op === 'constant' ? constant(-sum.value) : node('neg', [sum]);
  for (const term of terms) {
    if (term !== first) sum = node(term.over < 0 ? 'sub' : 'add', [sum, termNode(term)]);
  }
  return sum;
}

/** The term without its sign. */
function termNode({ over, under, factors, divisors }: Term): Node {
  const size = Math.abs(over);
  if (divisors.size === 0 && under === 2) return productOf(size / 2, factors);
  const above = productOf(size, factors);
  return divisors.size === 0 && under === 1
    ? above
    : node('div', [above, productOf(under, divisors)]);
}

function productOf(size: number, powers: Powers): Node {
  const parts = [...powers].map(([n, power]) =>
    power === 1 ? n : node('pow', [n, constant(power)]),
  );
  if (size !== 1 || parts.length === 0) parts.unshift(constant(size));
  return parts.reduce((a, b) => node('mul', [a, b]));
}
