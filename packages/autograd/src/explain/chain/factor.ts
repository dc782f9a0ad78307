import type { Context } from './context';
import { type FactorStep, written } from './factors';
import { reasonOf } from './reasons';

/** A factor of the chain rule: the derivative of one number with a name by another. */
export interface Factor {
  /** What is differentiated, by its symbol: `o1`. */
  readonly over: string;
  /** By what: `z3`. */
  readonly by: string;
  readonly value: number;
  /** The operation between the two, such as `sigmoid`. */
  readonly operation: string;
  /** The derivative as a formula, or as a number where it has none. */
  readonly text: string;
  readonly latex: string;
  /** The numbers in the formula, by their symbols. */
  readonly values: Readonly<Record<string, number>>;
  /** The textbook reading it belongs to; null where it stands as it was recorded. */
  readonly reading: string | null;
  /** Why it is this. */
  readonly reason: string;
}

/** A factor as it is given away. */
export function factorOf(step: FactorStep, context: Context): Factor {
  const { from, to, edge, value } = step;
  const { text, latex, leaves } = written(step, context);
  const { symbol } = context;
  return {
    over: symbol(from).text,
    by: symbol(to).text,
    value,
    operation: edge.step.operation.name,
    text,
    latex,
    values: Object.fromEntries(leaves.map((leaf) => [symbol(leaf).text, leaf.value])),
    reading: edge.step.reading,
    reason: reasonOf(step, context).text,
  };
}
