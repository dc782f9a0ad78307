import type { DType } from '@bp/tensor';
import type { Variant } from './algorithm';
import { type Flush, flushFor } from './flush';
import { type NamedFormula, type Nodes, namedFormula } from './named-formula';

/** A first value: a number, or the name of the option that holds it. */
export type FirstValue = number | string;

/** What an optimizer does to one parameter, as formulas. */
export interface RuleDefinition {
  /** The options that are numbers; formulas know them by these names. */
  readonly numbers: readonly string[];
  /** What is kept for a parameter as a single float64 number, such as `step`, with its first value. */
  readonly counters?: Readonly<Record<string, FirstValue>>;
  /** What is kept for a parameter in its shape and type, with its first value. */
  readonly moments?: Readonly<Record<string, FirstValue>>;
  /**
   * In float64, once per parameter and step, from the numbers and counters: the next counters, and coefficients that the
   * update uses.
   */
  readonly prepare?: ((operands: Nodes) => Nodes) | undefined;
  /**
   * In the type of the parameter, for each element, from `parameter`, `gradient`, the moments, numbers and coefficients:
   * the next `parameter` and moments. Numbers are rounded once, where they meet the parameter.
   */
  readonly update: (operands: Nodes, flush: Flush) => Nodes;
}

/** For variants that keep nothing. */
export const NOTHING: Readonly<Record<string, never>> = {};

/** A definition with its formulas made. */
export interface UpdateRule {
  readonly counters: Readonly<Record<string, FirstValue>>;
  readonly moments: Readonly<Record<string, FirstValue>>;
  /** Null for a rule without counters and coefficients. */
  readonly prepare: NamedFormula | null;
  /** The update in one type; made once for each. */
  readonly updateFor: (dtype: DType) => NamedFormula;
}

/** Makes the formulas of a rule. */
export function updateRule(definition: RuleDefinition): UpdateRule {
  const { numbers, counters = {}, moments = {} } = definition;
  const prepare =
    definition.prepare === undefined
      ? null
      : namedFormula([...numbers, ...Object.keys(counters)], definition.prepare);
  const coefficients = prepare?.outputs.filter((name) => !(name in counters)) ?? [];
  const operands = ['parameter', 'gradient', ...Object.keys(moments), ...numbers, ...coefficients];
  const updates = new Map<DType, NamedFormula>();
  return {
    counters,
    moments,
    prepare,
    updateFor(dtype) {
      let update = updates.get(dtype);
      if (update === undefined) {
        update = namedFormula(operands, (nodes) => definition.update(nodes, flushFor(dtype)));
        updates.set(dtype, update);
      }
      return update;
    },
  };
}

/** Makes each variant of a rule once, so that all optimizers of that variant share its formulas and their kernels. */
export function variants<V extends Variant>(
  define: (variant: V) => RuleDefinition,
): (variant: V) => UpdateRule {
  const made = new Map<string, UpdateRule>();
  return (variant) => {
    const key = JSON.stringify(variant);
    let rule = made.get(key);
    if (rule === undefined) {
      rule = updateRule(define(variant));
      made.set(key, rule);
    }
    return rule;
  };
}
