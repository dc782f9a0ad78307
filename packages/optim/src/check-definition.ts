import { BpError } from '@bp/tensor';
import { isCallable, isList, isPlainObject, isRecord } from '@bp/tensor/engine';
import { checkNames } from './check-names';
import type { RuleDefinition } from './update-rule';
import type { Variant } from './variant';

/** What a definition is checked for. */
interface Definition {
  readonly name: string;
  readonly options: object;
  readonly rule: (variant: never) => RuleDefinition;
}

/**
 * Refuses a definition from which no optimizer can be made.
 *
 * @throws BpError `BP_OPTION`
 */
export function checkDefinition(definition: Definition): void {
  const { name, options: definitions, rule } = isRecord(definition) ? definition : ({} as never);
  if (typeof name !== 'string' || !isPlainObject(definitions) || !isCallable(rule)) {
    throw new BpError(
      'BP_OPTION',
      'defineOptimizer',
      'expected { name, options, rule }, got {name}, {definitions} and {rule}',
      { name, definitions, rule },
    );
  }
  const numbers: string[] = [];
  for (const [key, option] of Object.entries(definitions)) {
    if (typeof option === 'boolean') continue;
    if (!isNumber(option) && !isPlainObject(option)) {
      throw new BpError(
        'BP_OPTION',
        name,
        'option {key} must be defined as [default, range], a pair of those, or a flag, got {definition}',
        { key, definition: option },
      );
    }
    numbers.push(...numbersOf(key, option));
    checkDistinct(name, numbers);
  }
}

/** A rule that refuses, when a variant of it is first made, names that do not fit together. */
export function checkedRule({
  name,
  options,
  rule,
}: Definition): (variant: Variant) => RuleDefinition {
  return (variant) => {
    const { counters = {}, moments = {}, prepare = () => ({}), update } = rule(variant as never);
    const [counted, moving] = [Object.keys(counters), ['parameter', ...Object.keys(moments)]];
    return {
      counters,
      moments,
      prepare(operands) {
        const prepared = prepare(operands);
        const outputs = Object.keys(prepared);
        const coefficients = outputs.filter((key) => !counted.includes(key));
        const numbers = Object.entries(options).flatMap(([key, x]) => numbersOf(key, x));
        checkDistinct(name, ['gradient', ...moving, ...numbers, ...coefficients, ...counted]);
        checkNames('BP_OPTION', `${name}.prepare`, [...counted, ...coefficients], outputs);
        return prepared;
      },
      update(operands, flush) {
        const updated = update(operands, flush);
        checkNames('BP_OPTION', `${name}.update`, moving, Object.keys(updated));
        return updated;
      },
    };
  };
}

function isNumber(definition: unknown): boolean {
  return (
    isList(definition) &&
    typeof (definition[1] as { holds?: unknown } | undefined)?.holds === 'function'
  );
}

/** What the numbers of an option are called in formulas. */
function numbersOf(key: string, definition: unknown): string[] {
  if (isNumber(definition)) return [key];
  return typeof definition === 'boolean' ? [] : Object.keys(definition as object);
}

/** Refuses a definition in which one name stands for two things. */
function checkDistinct(op: string, names: readonly string[]): void {
  const twice = names.find((name, i) => names.indexOf(name) < i);
  if (twice === undefined) return;
  throw new BpError(
    'BP_OPTION',
    op,
    'the name {name} stands for two things in its definition; rename one of them',
    { name: twice },
  );
}
