import { type Pair, printFormula, simplify } from '@bp/autograd/explain';
import type { ToldUpdate } from '@bp/optim/tell';
import { f, type Node, topological } from '@bp/tensor/engine';
import { evaluate } from './evaluate';
import { type Part, partsOf } from './parts';
import { asBefore, asCorrected, numbered, symbolsFor } from './symbols';
import type { UpdateGraph } from './update-graph';

/** What a line says; a catalogue has the sentence. */
export type UpdateReason =
  | 'sample'
  | 'mean'
  | 'sum'
  | 'otherGradient'
  | 'gradient'
  | 'descent'
  | 'counter'
  | 'coefficient'
  | 'moment'
  | 'corrected'
  | 'shared'
  | 'change'
  | 'changeFromNext'
  | 'next'
  | 'kept';

/** One line of how a number changes. */
export interface UpdateStep {
  /** What is computed: `gradient`, `change`, `next`, or the name that the optimizer's definition has for it. */
  readonly name: string;
  readonly symbol: Pair;
  /** In symbols: `m = β₁·mₜ₋₁ + (1 − β₁)·g`. */
  readonly formula: Pair;
  /** The same in numbers, with what comes out: `0.9 × 0 + (1 − 0.9) × 0.02592286 = 0.00259229`. */
  readonly numbers: Pair;
  readonly value: number;
  readonly reason: UpdateReason;
}

/** How numbers are shown. */
export type Shown = (x: number) => Pair;

/** The lines of an update, w⁺ and what is kept for the next step included, and the values of change and next. */
export function updateSteps(
  told: ToldUpdate,
  graph: UpdateGraph,
  read: Readonly<Record<string, number>>,
  { symbol: w, shown }: { readonly symbol: Pair; readonly shown: Shown },
): UpdateStep[] {
  const { leaves, counters, moments, next, change } = graph;
  const parts = partsOf(graph);
  const symbolOf = symbolsFor([...Object.keys(told.before), ...Object.keys(graph.coefficients)], w);
  const named: Readonly<Record<string, Pair>> = {
    next: { text: `${w.text}⁺`, latex: `${w.latex}^{+}` },
    change: { text: `Δ${w.text}`, latex: `\\Delta ${w.latex}` },
  };
  const leaf = (wanted: string): Node => [...leaves].find(([, x]) => x === wanted)?.[0] as Node;
  const [nextLeaf, changeLeaf] = [leaf('next'), leaf('change')];
  const known: number[] = [...leaves.values()].map((x) => read[x]);
  const after = evaluate([next], known).get(next) as number;
  known[nextLeaf.value] = after;
  known[changeLeaf.value] = change ? (evaluate([change], known).get(change) as number) : after - read.parameter;
  const outputs = [...Object.values(counters), ...Object.values(moments)];
  const values = evaluate([next, change ?? next, ...outputs], known);
  values.set(nextLeaf, after).set(changeLeaf, known[changeLeaf.value]);

  const isKept = (x: string): boolean => x in counters || x in moments;
  const symbol = (n: Node): Pair | undefined => {
    const part = parts.get(n);
    if (part) return symbolOfPart(part, symbolOf);
    const read = leaves.get(n);
    if (read === undefined) return undefined;
    return named[read] ?? (isKept(read) ? asBefore(read, symbolOf(read)) : symbolOf(read));
  };
  const number = (n: Node): Pair | undefined =>
    symbol(n) && inParentheses(shown(values.get(n) as number));

  const line = (n: Node, name: string, as: Pair, reason: UpdateReason, root: Node | null = n): UpdateStep => {
    const reading = simplify(n, (x) => x !== root && symbol(x) !== undefined);
    const inSymbols = printFormula(reading, (x) => (x === root ? undefined : symbol(x)));
    const inNumbers = printFormula(reading, (x) => (x === root ? undefined : number(x)));
    const value = values.get(n) ?? (evaluate([n], known).get(n) as number);
    return {
      name,
      symbol: as,
      formula: equation(as, inSymbols),
      numbers: equation(timesSigns(inNumbers), shown(value)),
      value,
      reason,
    };
  };

  const lineOf = (n: Node): UpdateStep => {
    const part = parts.get(n) as Part;
    return line(n, part.name, symbolOfPart(part, symbolOf), part.kind);
  };
  const cuts = (roots: readonly Node[]): Node[] => topological(roots).filter((n) => parts.has(n));
  const before = cuts([change ?? next]);
  const steps = before.map(lineOf);
  if (change) {
    const root = parts.has(change) ? null : change;
    steps.push(line(change, 'change', named.change, 'change', root));
    const sum = f.add(leaf('parameter'), changeLeaf);
    values.set(sum, after);
    steps.push(line(sum, 'next', named.next, 'next'));
  } else {
    steps.push(line(next, 'next', named.next, 'next'));
    steps.push(line(f.sub(nextLeaf, leaf('parameter')), 'change', named.change, 'changeFromNext'));
  }
  for (const n of cuts(outputs)) if (!before.includes(n)) steps.push(lineOf(n));
  for (const [key, n] of Object.entries({ ...counters, ...moments })) {
    if (parts.get(n)?.name !== key) steps.push(line(n, key, symbolOf(key), 'kept', null));
  }
  return steps;
}

function symbolOfPart({ kind, name }: Part, symbolOf: (name: string) => Pair): Pair {
  if (kind === 'descent') return { text: 'g′', latex: "g'" };
  if (kind === 'shared') return numbered('k', Number(name));
  return kind === 'corrected' ? asCorrected(symbolOf(name)) : symbolOf(name);
}

/** `left = right`, once where both are the same. */
export function equation(left: Pair, right: Pair): Pair {
  if (left.text === right.text) return left;
  return { text: `${left.text} = ${right.text}`, latex: `${left.latex} = ${right.latex}` };
}

/** Negative numbers stand in parentheses, powers of ten as well. */
export function inParentheses(pair: Pair): Pair {
  const { text, latex } = pair;
  return {
    text: text.startsWith('−') ? `(${text})` : text,
    latex: /^-|\\times/.test(latex) ? `\\left(${latex}\\right)` : latex,
  };
}

/** Between numbers, a product has a sign that cannot be taken for a decimal point. */
function timesSigns({ text, latex }: Pair): Pair {
  return {
    text: text.replaceAll('·', ' × ').replace(/^\((−[^()]*)\)(?= )/, '$1'),
    latex: latex.replaceAll('\\cdot', '\\times'),
  };
}
