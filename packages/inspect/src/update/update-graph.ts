import type { NamedFormula, Nodes, ToldUpdate } from '@bp/optim/tell';
import { input, type Node, substitute } from '@bp/tensor/engine';
import { changeOf } from './change-of';
import { evaluate } from './evaluate';
import { resolved } from './resolved';

/** What no option can be called. */
export const NEXT = 'w⁺';
export const CHANGE = 'Δw';

/** One step of an update for one number, as a graph whose leaves are named: what is read, and what comes of it. */
export interface UpdateGraph {
  /** What each leaf is: the names of what is read, {@link NEXT} and {@link CHANGE}. */
  readonly leaves: ReadonlyMap<Node, string>;
  readonly counters: Nodes;
  readonly coefficients: Nodes;
  readonly moments: Nodes;
  /** w⁺ as the optimizer computes it. */
  readonly next: Node;
  /** w⁺ − w, where its form shows that; null where it does not. */
  readonly change: Node | null;
  /** Averages that are divided by what they are short of at first, by the name of the average. */
  readonly corrected: ReadonlyMap<Node, string>;
  /** Truths on which it depended what the formulas are. */
  readonly choices: readonly Node[];
}

/**
 * Both formulas of an update as one: coefficients by what they are computed from, choices by what is chosen.
 *
 * @param read - the values that the step reads, by name
 */
export function updateGraph(
  { prepare, update, before }: ToldUpdate,
  read: Readonly<Record<string, number>>,
): UpdateGraph {
  const names = [...Object.keys(before), NEXT, CHANGE];
  const leaf = (name: string): Node => input(names.indexOf(name));
  const prepared = bound(prepare, leaf);
  const updated = bound(update, (name) => prepared[name] ?? leaf(name));
  const { parameter, ...moments } = updated;
  const counted = Object.keys(prepared).filter((name) => name in before);
  const values = evaluate(
    [...Object.values(prepared), ...Object.values(updated)],
    names.map((name) => read[name]),
  );
  const isCounter = ({ value }: Node): boolean => counted.includes(names[value]);
  const isOption = ({ value }: Node): boolean =>
    !isCounter(input(value)) &&
    !['gradient', 'parameter'].includes(names[value]) &&
    !(names[value] in moments);
  const { image, corrected, choices } = resolved(
    [...Object.values(prepared), ...Object.values(updated)],
    { moments, isOption, isCounter, value: (n) => values.get(n) as number },
  );

  const next = image(parameter);
  // What is kept may be made of the new parameter, such as an average of parameters.
  const seen = (n: Node): Node =>
    substitute([image(n)], (part) =>
      part === next && next.args.length > 0 ? leaf(NEXT) : null,
    )[0];
  const all = (nodes: Nodes, wanted: (name: string) => boolean): Nodes =>
    Object.fromEntries(
      Object.entries(nodes).flatMap(([name, n]) => (wanted(name) ? [[name, seen(n)]] : [])),
    );
  return {
    leaves: new Map(names.map((name) => [leaf(name), name])),
    counters: all(prepared, (name) => counted.includes(name)),
    coefficients: all(prepared, (name) => !counted.includes(name)),
    moments: all(moments, () => true),
    next,
    change: changeOf(next, leaf('parameter')),
    corrected,
    choices,
  };
}

/** The results of a formula by name, made of other operands. */
function bound({ formula, inputs, outputs }: NamedFormula, operand: (name: string) => Node): Nodes {
  const nodes = substitute(formula.outputs, (n) =>
    n.op === 'input' ? operand(inputs[n.value]) : null,
  );
  return Object.fromEntries(outputs.map((name, i) => [name, nodes[i]]));
}
