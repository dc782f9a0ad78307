import type { DType } from '@bp/tensor';
import { checkDistinct } from './check-distinct';
import { checkNames } from './check-names';
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
 * @param optimizer - the name of its class, for messages
 * @param numbers - the options that are numbers, by the names that formulas know them by
 * @throws BpError `BP_OPTION` where one name stands for two things, and where `prepare` does not return every counter or
 *   `update` the parameter and every moment
 */
function updateRule(
  optimizer: string,
  numbers: readonly string[],
  definition: RuleDefinition,
): UpdateRule {
  const { counters = {}, moments = {}, prepare = () => ({}) } = definition;
  const [counted, moving] = [Object.keys(counters), ['parameter', ...Object.keys(moments)]];
  const prepared = namedFormula([...numbers, ...counted], prepare);
  const coefficients = prepared.outputs.filter((name) => !counted.includes(name));
  const operands = ['gradient', ...moving, ...numbers, ...coefficients];
  checkDistinct(optimizer, [...operands, ...counted]);
  checkNames('BP_OPTION', `${optimizer}.prepare`, [...counted, ...coefficients], prepared.outputs);
  return {
    counters,
    moments,
    prepare: prepared,
    updateFor: remembered((dtype: DType) => {
      const update = namedFormula(operands, (nodes) => definition.update(nodes, flushFor(dtype)));
      checkNames('BP_OPTION', `${optimizer}.update`, moving, update.outputs);
      return update;
    }),
  };
}

/** Makes each variant of a rule once, so that all optimizers of that variant share its formulas and their kernels. */
export function variants(
  optimizer: string,
  numbers: readonly string[],
  define: (variant: Variant) => RuleDefinition,
): (variant: Variant) => UpdateRule {
  return remembered((variant) => updateRule(optimizer, numbers, define(variant)));
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
