import type { DType } from '@bp/tensor';
import { type Flush, flushFor } from './flush';
import { type NamedFormula, type Nodes, namedFormula } from './named-formula';
import type { Variant } from './variant';

/** A first value: a number, or the name of the option that holds it. */
export type FirstValue = number | string;

/** What an optimizer does to one parameter, as formulas. */
export interface RuleDefinition {
  /** What is kept for a parameter as a single float64 number, such as `step`, with its first value. */
  readonly counters?: Readonly<Record<string, FirstValue>> | undefined;
  /** What is kept for a parameter in its shape and type, with its first value. */
  readonly moments?: Readonly<Record<string, FirstValue>> | undefined;
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

/** A definition with its formulas made. */
export interface UpdateRule {
  readonly counters: Readonly<Record<string, FirstValue>>;
  readonly moments: Readonly<Record<string, FirstValue>>;
  /** Returns nothing for a rule without counters and coefficients. */
  readonly prepare: NamedFormula;
  /** The update in one type; made once for each. */
  readonly updateFor: (dtype: DType) => NamedFormula;
}

/**
 * Makes the formulas of a rule.
 *
 * @param numbers - the options that are numbers, by the names that formulas know them by
 */
function updateRule(numbers: readonly string[], definition: RuleDefinition): UpdateRule {
  const { counters = {}, moments = {}, prepare = () => ({}) } = definition;
  const counted = Object.keys(counters);
  const prepared = namedFormula([...numbers, ...counted], prepare);
  const coefficients = prepared.outputs.filter((name) => !counted.includes(name));
  const operands = ['gradient', 'parameter', ...Object.keys(moments), ...numbers, ...coefficients];
  return {
    counters,
    moments,
    prepare: prepared,
    updateFor: remembered((dtype: DType) =>
      namedFormula(operands, (nodes) => definition.update(nodes, flushFor(dtype))),
    ),
  };
}

/** Makes each variant of a rule once, so that all optimizers of that variant share its formulas and their kernels. */
export function variants(
  numbers: readonly string[],
  define: (variant: Variant) => RuleDefinition,
): (variant: Variant) => UpdateRule {
  return remembered((variant) => updateRule(numbers, define(variant)));
}

/** A function that makes each of its values once. */
export function remembered<K, V>(make: (key: K) => V): (key: K) => V {
  const made = new Map<string, V>();
  return (key) => {
    const text = JSON.stringify(key);
    const value = made.get(text) ?? make(key);
    made.set(text, value);
    return value;
  };
}
