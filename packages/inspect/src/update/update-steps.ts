import { printFormula, simplify } from '@bp/autograd/engine';
import type { Pair } from '@bp/autograd/explain';
import type { ToldUpdate } from '@bp/optim/tell';
import { f, type Node, node, topological } from '@bp/tensor/engine';
import { evaluate } from './evaluate';
import { type Part, type PartKind, partsOf } from './parts';
import { asBefore, asCorrected, numbered, symbolsFor } from './symbols';
import { CHANGE, NEXT, type UpdateGraph } from './update-graph';

/** The key of the sentence that belongs to a line. */
export type UpdateReason = `update.${
  | PartKind
  | 'sample'
  | 'mean'
  | 'sum'
  | 'gradient'
  | 'other-gradient'
  | 'choice'
  | 'change'
  | 'next'
  | 'kept'}`;

/** One line of how a number changes. */
export interface UpdateStep {
  /** What is computed: the name that the optimizer's definition has for it, or `gradient`, `change`, `next`, `corrected.expAvg`, … */
  readonly name: string;
  readonly symbol: Pair;
  /** In symbols: `m = β₁·mₜ₋₁ + (1 − β₁)·g`. */
  readonly formula: Pair;
  /** The same in numbers, with what comes out: `0.9 × 0 + (1 − 0.9) × 0.02592286 = 0.00259229`. */
  readonly numbers: Pair;
  readonly value: number;
  readonly reason: UpdateReason;
}

/** How numbers are shown. @param given - whether it was not computed; of the parameter: in its type */
export type Shown = (x: number, given?: 'option' | 'parameter') => Pair;

/** The lines of an update, w⁺ and what is kept for the next step included, and the values of change and next. */
export function updateSteps(
  told: ToldUpdate,
  graph: UpdateGraph,
  read: Readonly<Record<string, number>>,
  { symbol: w, shown }: { readonly symbol: Pair; readonly shown: Shown },
): UpdateStep[] {
  const { leaves, counters, moments, next, change, choices } = graph;
  const parts = partsOf(graph);
  const symbolOf = symbolsFor([...Object.keys(told.before), ...Object.keys(graph.coefficients)], w);
  const named: Readonly<Record<string, Pair>> = {
    [NEXT]: { text: `${w.text}⁺`, latex: `${w.latex}^{+}` },
    [CHANGE]: { text: `Δ${w.text}`, latex: `\\Delta ${w.latex}` },
  };
  const leaf = (wanted: string): Node => [...leaves].find(([, x]) => x === wanted)?.[0] as Node;
  const [nextLeaf, changeLeaf] = [leaf(NEXT), leaf(CHANGE)];
  const known: number[] = [...leaves.values()].map((x) => read[x]);
  const after = evaluate([next], known).get(next) as number;
  known[nextLeaf.value] = after;
  const moved = change ? (evaluate([change], known).get(change) as number) : after - read.parameter;
  // Nobody writes −0.
  known[changeLeaf.value] = moved + 0;
  const outputs = [...Object.values(counters), ...Object.values(moments)];
  const values = evaluate([next, change ?? next, ...outputs, ...choices], known);
  values.set(nextLeaf, after).set(changeLeaf, known[changeLeaf.value]);

  const isKept = (x: string): boolean => x in counters || x in moments;
  const symbol = (n: Node): Pair | undefined => {
    const part = parts.get(n);
    if (part) return symbolOfPart(part, symbolOf);
    const read = leaves.get(n);
    if (read === undefined) return undefined;
    return named[read] ?? (isKept(read) ? asBefore(read, symbolOf(read)) : symbolOf(read));
  };
  const number = (n: Node): Pair | undefined => {
    if (!symbol(n)) return undefined;
    const x = leaves.get(n);
    const given =
      x === undefined || x in named || parts.has(n)
        ? undefined
        : ofOption(x)
          ? 'option'
          : 'parameter';
    return inParentheses(shown(values.get(n) as number, given));
  };
  const ofOption = (x: string): boolean => !(x in moments || x === 'gradient' || x === 'parameter');

  const line = (
    n: Node,
    name: string,
    as: Pair,
    reason: UpdateReason,
    root: Node | null = n,
  ): UpdateStep => {
    const reading = simplify(n, (x) => x !== root && symbol(x) !== undefined);
    const inSymbols = printFormula(reading, (x) => (x === root ? undefined : symbol(x)));
    const inNumbers = printFormula(reading, (x) => (x === root ? undefined : number(x)));
    const value = values.get(n) ?? (evaluate([n], known).get(n) as number);
    return {
      name,
      symbol: as,
      formula: reading.op === 'constant' ? as : equation(as, inSymbols),
      numbers: equation(timesSigns(inNumbers), shown(value)),
      value,
      reason,
    };
  };

  /** A truth is its own symbol. */
  const truth = (n: Node): UpdateStep => {
    const reading = node(
      n.op,
      n.args.map((arg) => (symbol(arg) ? arg : simplify(arg, (x) => symbol(x) !== undefined))),
    );
    const formula = printFormula(reading, symbol);
    const numbers = timesSigns(printFormula(reading, number));
    return { name: 'choice', symbol: formula, formula, numbers, value: 1, reason: 'update.choice' };
  };
  const lineOf = (n: Node): UpdateStep => {
    const part = parts.get(n) as Part;
    return line(n, nameOf(part), symbolOfPart(part, symbolOf), `update.${part.kind}`);
  };
  const cuts = (roots: readonly Node[]): Node[] => topological(roots).filter((n) => parts.has(n));
  const before = cuts([change ?? next]);
  const steps = [...before.map(lineOf), ...choices.map(truth)];
  if (change) {
    values.set(change, known[changeLeaf.value]);
    const root = parts.has(change) ? null : change;
    steps.push(line(change, 'change', named[CHANGE], 'update.change', root));
    const sum = f.add(leaf('parameter'), changeLeaf);
    values.set(sum, after);
    steps.push(line(sum, 'next', named[NEXT], 'update.next'));
  } else {
    steps.push(line(next, 'next', named[NEXT], 'update.next'));
    steps.push(line(f.sub(nextLeaf, leaf('parameter')), 'change', named[CHANGE], 'update.change'));
  }
  for (const n of cuts(outputs)) if (!before.includes(n)) steps.push(lineOf(n));
  for (const [key, n] of Object.entries({ ...counters, ...moments })) {
    if (parts.get(n)?.name !== key) steps.push(line(n, key, symbolOf(key), 'update.kept', null));
  }
  return steps;
}

function nameOf({ kind, name }: Part): string {
  if (kind === 'descent') return kind;
  return kind === 'corrected' || kind === 'shared' ? `${kind}.${name}` : name;
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
    text: text
      .replaceAll('·', ' × ')
      .replace(/^\((−[^()]*)\)(?=[ /])/, '$1')
      .replace(/\|\((−[^()]*)\)\|/g, '|$1|'),
    latex: latex.replaceAll('\\cdot', '\\times').replace(/^\\left\((-[^()]*)\\right\)(?= )/, '$1'),
  };
}
