import type { Node } from '@bp/tensor/engine';

/** over / under · factors / divisors; each factor with how often it occurs, in the order of first appearance. */
export interface Term {
  readonly over: number;
  readonly under: number;
  readonly factors: Powers;
  readonly divisors: Powers;
}

export type Powers = ReadonlyMap<Node, number>;

const NONE: Powers = /* @__PURE__ */ new Map();

export const isNotZero = ({ over }: Term): boolean => over !== 0;

export function symbolTerm(n: Node, power = 1): Term {
  return { over: 1, under: 1, factors: new Map([[n, power]]), divisors: NONE };
}

export function numberTerm(over: number, under = 1): Term {
  return { ...fraction(over, under), factors: NONE, divisors: NONE };
}

/** In lowest terms, if it is one of whole numbers or of halves; any other is one number. */
export function fraction(over: number, under: number): Pick<Term, 'over' | 'under'> {
  if (!Number.isSafeInteger(over) || !Number.isSafeInteger(under)) {
    const value = over / under;
    return Number.isSafeInteger(2 * value) ? fraction(2 * value, 2) : { over: value, under: 1 };
  }
  let [a, b] = [Math.abs(over), Math.abs(under)];
  while (b > 0) [a, b] = [b, a % b];
  const divisor = under < 0 ? -a : a;
  return { over: over / divisor, under: under / divisor };
}

export function negative(terms: readonly Term[]): Term[] {
  return terms.map((term) => ({ ...term, over: -term.over }));
}

export function inverse({ over, under, factors, divisors }: Term): Term {
  return { ...fraction(under, over), factors: divisors, divisors: factors };
}

/** The product, in which what stands above and below the line is left out: for reading, x/x is 1 everywhere. */
export function product(a: Term, b: Term): Term {
  const [factors, divisors] = [together(a.factors, b.factors), together(a.divisors, b.divisors)];
  for (const [n, power] of factors) {
    const shared = Math.min(power, divisors.get(n) ?? 0);
    lower(factors, n, shared);
    lower(divisors, n, shared);
  }
  return { ...fraction(a.over * b.over, a.under * b.under), factors, divisors };
}

function together(a: Powers, b: Powers): Map<Node, number> {
  const all = new Map(a);
  for (const [n, power] of b) all.set(n, (all.get(n) ?? 0) + power);
  return all;
}

function lower(powers: Map<Node, number>, n: Node, by: number): void {
  const power = (powers.get(n) ?? 0) - by;
  if (power > 0) powers.set(n, power);
  else powers.delete(n);
}

/** Adds like terms up, where the first of them stands. */
export function collect(terms: readonly Term[]): Term[] {
  const alike = new Map<string, Term>();
  for (const term of terms) {
    const key = `${keyOf(term.factors)}/${keyOf(term.divisors)}`;
    const other = alike.get(key);
    const { over, under } = other ?? { over: 0, under: 1 };
    const sum = fraction(over * term.under + term.over * under, under * term.under);
    alike.set(key, { ...(other ?? term), ...sum });
  }
  return [...alike.values()].filter(isNotZero);
}

/** The same for the same factors in any order. Nothing is ever ordered by it: ids depend on what was made before. */
function keyOf(powers: Powers): string {
  return [...powers]
    .map(([{ id }, power]) => `${id}^${power}`)
    .sort()
    .join();
}
