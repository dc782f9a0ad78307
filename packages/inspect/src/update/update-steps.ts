import { printFormula, simplify } from '@bp/autograd/engine';
import type { Pair } from '@bp/autograd/explain';
import { f, type Node, node, topological } from '@bp/tensor/engine';
import { evaluate } from './evaluate';
import { nodeSpelling, type Shown } from './node-spelling';
import { equation, timesSigns } from './pairs';
import { type Part, type PartKind, partsOf } from './parts';
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

/** The lines of an update, from the descent on, w⁺ and what is kept for the next step included. */
export function updateSteps(
  graph: UpdateGraph,
  read: Readonly<Record<string, number>>,
  { w, shown }: { readonly w: Pair; readonly shown: Shown },
): UpdateStep[] {
  const { counters, moments, next, change, choices } = graph;
  const parts = partsOf(graph);
  const outputs = [...Object.values(counters), ...Object.values(moments)];
  const values = valuesOf(graph, read, [next, change ?? next, ...outputs, ...choices]);
  const value = (n: Node): number => values.get(n) as number;
  const spelling = nodeSpelling(graph, parts, { w, shown, value });
  const { symbol, number } = spelling;

  /** @param isOpen - whether the node is written as what it is computed from, though it has a symbol */
  const line = (
    n: Node,
    about: Pick<UpdateStep, 'name' | 'symbol' | 'reason'>,
    isOpen = true,
  ): UpdateStep => {
    const isNamed = (x: Node): boolean => !(isOpen && x === n) && symbol(x) !== undefined;
    const reading = simplify(n, isNamed);
    const print = (spell: typeof symbol): Pair =>
      printFormula(reading, (x) => (isNamed(x) ? spell(x) : undefined));
    return {
      ...about,
      formula: reading.op === 'constant' ? about.symbol : equation(about.symbol, print(symbol)),
      numbers: equation(timesSigns(print(number)), shown(value(n))),
      value: value(n),
    };
  };
  const ofPart = (n: Node): UpdateStep => {
    const part = parts.get(n) as Part;
    const reason = `update.${part.kind}` as const;
    return line(n, { name: nameOf(part), symbol: spelling.ofPart(part), reason });
  };
  /** A truth is its own symbol. */
  const truth = (n: Node): UpdateStep => {
    const sides = n.args.map((x) => simplify(x, (part) => symbol(part) !== undefined));
    const reading = node(n.op, sides);
    const formula = printFormula(reading, symbol);
    const numbers = timesSigns(printFormula(reading, number));
    return { name: 'choice', symbol: formula, formula, numbers, value: 1, reason: 'update.choice' };
  };

  const cuts = (roots: readonly Node[]): Node[] => topological(roots).filter((n) => parts.has(n));
  const before = cuts([change ?? next]);
  const aboutNext = { name: 'next', symbol: spelling.next, reason: 'update.next' } as const;
  const aboutChange = { name: 'change', symbol: spelling.change, reason: 'update.change' } as const;
  const [w0, w1, dw] = ['parameter', NEXT, CHANGE].map((name) => leafOf(graph, name));
  const [sum, difference] = [f.add(w0, dw), f.sub(w1, w0)];
  values.set(sum, value(w1)).set(difference, value(dw));
  const moves = change
    ? [line(change, aboutChange, !parts.has(change)), line(sum, aboutNext)]
    : [line(next, aboutNext), line(difference, aboutChange)];
  const others = Object.entries({ ...counters, ...moments })
    .filter(([name, n]) => parts.get(n)?.name !== name)
    .map(([name, n]) => line(n, { name, symbol: spelling.of(name), reason: 'update.kept' }, false));
  return [
    ...before.map(ofPart),
    ...choices.map(truth),
    ...moves,
    ...cuts(outputs)
      .filter((n) => !before.includes(n))
      .map(ofPart),
    ...others,
  ];
}

/** The values of all nodes; those of {@link NEXT} and {@link CHANGE} are computed on the way. */
function valuesOf(
  graph: UpdateGraph,
  read: Readonly<Record<string, number>>,
  roots: readonly Node[],
): Map<Node, number> {
  const { leaves, next, change } = graph;
  const known = Array.from(leaves.values(), (name) => read[name]);
  const after = evaluate([next], known).get(next) as number;
  const moved = change ? (evaluate([change], known).get(change) as number) : after - read.parameter;
  known[leafOf(graph, NEXT).value] = after;
  // Nobody writes −0.
  known[leafOf(graph, CHANGE).value] = moved + 0;
  const values = evaluate([...leaves.keys(), ...roots], known);
  return change ? values.set(change, moved + 0) : values;
}

function leafOf({ leaves }: UpdateGraph, wanted: string): Node {
  return [...leaves].find(([, name]) => name === wanted)?.[0] as Node;
}

/** What a part is called in data. */
function nameOf({ kind, name }: Part): string {
  if (kind === 'descent') return kind;
  return kind === 'corrected' || kind === 'shared' ? `${kind}.${name}` : name;
}
