import type { Node } from '@bp/tensor/engine';

/** over / under · powers: how often each factor occurs, below 0 for divisors, in the order of first appearance. */
export interface Term {
  readonly over: number;
  readonly under: number;
  readonly powers: ReadonlyMap<Node, number>;
}

export function symbolTerm(n: Node, power = 1): Term {
  return { over: 1, under: 1, powers: new Map([[n, power]]) };
}

export function numberTerm(over: number, under = 1): Term {
  return { ...fraction(over, under), powers: new Map() };
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

export function inverse({ over, under, powers }: Term): Term {
  return {
    ...fraction(under, over),
    powers: new Map([...powers].map(([n, power]) => [n, -power])),
  };
}

/** The product, in which what stands above and below the line is left out: for reading, x/x is 1 everywhere. */
export function product(a: Term, b: Term): Term {
  const powers = new Map(a.powers);
  for (const [n, power] of b.powers) {
    const sum = (powers.get(n) ?? 0) + power;
    if (sum === 0) powers.delete(n);
    else powers.set(n, sum);
  }
  return { ...fraction(a.over * b.over, a.under * b.under), powers };
}

/** Adds like terms up, where the first of them stands. */
export function collect(terms: readonly Term[]): Term[] {
  const alike = new Map<string, Term>();
  for (const term of terms) {
    // The same for the same factors in any order. Nothing is ordered by it: ids depend on what was made before.
    const key = [...term.powers]
      .map(([{ id }, power]) => `${id}^${power}`)
      .sort()
      .join();
    const { over, under, powers } = alike.get(key) ?? { ...term, over: 0 };
    const sum = fraction(over * term.under + term.over * under, under * term.under);
    alike.set(key, { ...sum, powers });
  }
  return [...alike.values()].filter(({ over }) => over !== 0);
}

/** Whether something stands below the line, but numbers. */
export function isQuotient({ powers }: Term): boolean {
  return [...powers.values()].some((power) => power < 0);
}

/** What a term is but for a number, if that is one factor. */
export function lone({ powers }: Term): Node | undefined {
  const [[n, power] = []] = powers;
  return powers.size === 1 && power === 1 ? n : undefined;
}
