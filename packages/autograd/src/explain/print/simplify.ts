import { constant, isConstant, type Node, node } from '@bp/tensor/engine';
import { evaluate } from './evaluate';

/** A product: over / under · factors / divisors; every factor with how often it occurs, in the order of first appearance. */
interface Term {
  readonly over: number;
  readonly under: number;
  readonly factors: Powers;
  readonly divisors: Powers;
}

type Powers = ReadonlyMap<Node, number>;

const NONE: Powers = /* @__PURE__ */ new Map();

/**
 * A formula as it is best read, equal in value but for rounding: without + 0 and · 1, like terms and numbers collected, signs
 * in front. What is a quotient, a sum or a choice stays one; nothing is cancelled or multiplied out.
 *
 * @param kept - nodes to take for a symbol, whatever they are computed from
 * @example
 * simplify(f.mul(f.mul(2, 0.5), f.sub(o, t))); // o − t
 */
export function simplify(formula: Node, kept: (n: Node) => boolean = () => false): Node {
  const known = new Map<Node, readonly Term[]>();
  const terms = (n: Node): readonly Term[] => {
    let found = known.get(n);
    if (found === undefined) {
      found = kept(n) ? [symbol(n)] : termsOf(n, terms);
      known.set(n, found);
    }
    return found;
  };
  return sumOf(terms(formula));
}

type Terms = (n: Node) => readonly Term[];

function termsOf(n: Node, terms: Terms): readonly Term[] {
  const { op, args, value } = n;
  const [x, y] = args;
  switch (op) {
    case 'constant':
      // A half is told from 0.5 only by how it is written.
      if (Math.abs(value) === 0.5) return [number(2 * value, 2)];
      return Number.isFinite(value) ? [number(value)].filter(isNotZero) : [symbol(n)];
    case 'input':
    case 'scalar':
      return [symbol(n)];
    case 'add':
      return collect([...terms(x), ...terms(y)], terms);
    case 'sub':
      return collect([...terms(x), ...turned(terms(y))], terms);
    case 'neg':
      return negative(terms(x));
    case 'mul': {
      const [a, b] = [terms(x), terms(y)];
      return a.length && b.length ? opened(product(single(a), single(b)), terms) : [];
    }
    case 'div': {
      const [a, b] = [terms(x), terms(y)];
      if (b.length === 0) return [symbol(node(op, [sumOf(a), constant(0)]))];
      return a.length ? opened(product(single(a), inverse(single(b))), terms) : [];
    }
  }
  const parts = args.map((arg) => sumOf(terms(arg)));
  const [a, b, c] = parts;
  if (
    op === 'pow' &&
    b.op === 'constant' &&
    Number.isInteger(b.value) &&
    b.value > 0 &&
    b.value < 10
  ) {
    let power = single(terms(x));
    for (let i = 1; i < b.value && power !== undefined; i++)
      power = product(power, single(terms(x)));
    return terms(x).length ? opened(power, terms) : [];
  }
  if (op === 'pow' && isConstant(b, 0)) return [number(1)];
  if (op === 'select') {
    if (a.op === 'constant') return terms(args[a.value === 0 ? 2 : 1]);
    if (b === c) return terms(y);
  }
  if (op === 'and' && parts.some((part) => isConstant(part, 0))) return [];
  const simpler = node(op, parts);
  if (parts.every((part) => part.op === 'constant')) {
    // ln 2 says more than 0.6931…
    const folded = evaluate(simpler, () => undefined);
    if (Number.isInteger(folded)) return [number(folded)].filter(isNotZero);
  }
  return [symbol(simpler)];
}

const isNotZero = ({ over }: Term): boolean => over !== 0;

function symbol(n: Node): Term {
  return { over: 1, under: 1, factors: new Map([[n, 1]]), divisors: NONE };
}

function number(over: number, under = 1): Term {
  return { ...fraction(over, under), factors: NONE, divisors: NONE };
}

/** In lowest terms where both are whole numbers; what is none is one number. */
function fraction(over: number, under: number): Pick<Term, 'over' | 'under'> {
  if (!Number.isSafeInteger(over) || !Number.isSafeInteger(under))
    return { over: over / under, under: 1 };
  let [a, b] = [Math.abs(over), Math.abs(under)];
  while (b > 0) [a, b] = [b, a % b];
  const divisor = under < 0 ? -a : a;
  return { over: over / divisor, under: under / divisor };
}

/** A sum is one factor of a product, with its sign in front where all its terms are negative. */
function single(terms: readonly Term[]): Term {
  if (terms.length === 1) return terms[0];
  const sign = terms.every(({ over }) => over < 0) ? -1 : 1;
  return { ...symbol(sumOf(sign < 0 ? negative(terms) : terms)), over: sign };
}

/** What is nothing but a sum is its terms. */
function opened(term: Term, terms: Terms): readonly Term[] {
  const { over, under, factors, divisors } = term;
  const [[n, power] = [null, 0]] = factors;
  const isSum = n?.op === 'add' || n?.op === 'sub';
  if (!isSum || power > 1 || factors.size > 1 || divisors.size > 0) return [term];
  if (under !== 1 || Math.abs(over) !== 1) return [term];
  return over < 0 ? negative(terms(n)) : terms(n);
}

function turned(terms: readonly Term[]): Term[] {
  return terms.map((term) => ({ ...term, over: -term.over }));
}

/** −(a − b) is b − a. */
function negative(terms: readonly Term[]): readonly Term[] {
  const turns = turned(terms);
  return turns.length > 1 && turns[0].over < 0 && turns[turns.length - 1].over > 0
    ? turns.reverse()
    : turns;
}

function inverse({ over, under, factors, divisors }: Term): Term {
  return { ...fraction(under, over), factors: divisors, divisors: factors };
}

function product(a: Term, b: Term): Term {
  return {
    ...fraction(a.over * b.over, a.under * b.under),
    factors: together(a.factors, b.factors),
    divisors: together(a.divisors, b.divisors),
  };
}

function together(a: Powers, b: Powers): Powers {
  const all = new Map(a);
  for (const [n, power] of b) all.set(n, (all.get(n) ?? 0) + power);
  return all;
}

function collect(parts: readonly Term[], terms: Terms): readonly Term[] {
  const alike = new Map<string, Term>();
  for (const term of parts) {
    const key = `${keyOf(term.factors)}/${keyOf(term.divisors)}`;
    const other = alike.get(key);
    const { over, under } = other ?? { over: 0, under: 1 };
    const sum = fraction(over * term.under + term.over * under, under * term.under);
    alike.set(key, { ...(other ?? term), ...sum });
  }
  const left = [...alike.values()].filter(isNotZero);
  // Of 2·(a − b) − (a − b), a sum is left.
  const open = left.flatMap((term) => opened(term, terms));
  return open.length > left.length ? collect(open, terms) : left;
}

/** The same for the same factors in any order. Nothing is ever ordered by it: ids depend on what was made before. */
function keyOf(powers: Powers): string {
  return [...powers]
    .map(([{ id }, power]) => `${id}^${power}`)
    .sort()
    .join();
}

function sumOf(terms: readonly Term[]): Node {
  const [first, ...others] = terms;
  if (first === undefined) return constant(0);
  let sum = termNode(first);
  if (first.over < 0) sum = sum.op === 'constant' ? constant(-sum.value) : node('neg', [sum]);
  for (const term of others) sum = node(term.over < 0 ? 'sub' : 'add', [sum, termNode(term)]);
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
