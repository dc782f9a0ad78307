import { BpError, type Tensor } from '@bp/tensor';
import { isPlainObject, readOptions } from '@bp/tensor/engine';
import type { Complete } from './option-definition';
import { checkParameters, type HasParameters, readList, readParameters } from './parameter-list';

/** Parameters with options of their own; what is not said is taken from the optimizer's options. */
export type ParameterGroupOptions<T> = T & {
  readonly params: Tensor | Iterable<Tensor> | HasParameters;
};

/** What an optimizer is made for: parameters, modules that have some, or groups of them. */
export type OptimizedParameters<T> =
  | HasParameters
  | Iterable<Tensor | HasParameters>
  | Iterable<ParameterGroupOptions<T>>;

/** A group as it was given: its parameters and its completed options. */
export interface GivenGroup<T> {
  readonly parameters: readonly Tensor[];
  readonly options: Complete<T>;
}

/**
 * The groups an optimizer was given, checked.
 *
 * @throws BpError `BP_OPTION` when there is nothing to optimize, something is not a parameter or given twice, or a group
 *   has an unknown option
 */
export function readGroups<T extends object>(
  op: string,
  given: OptimizedParameters<T>,
  options: Complete<T>,
): GivenGroup<T>[] {
  const items = readList(op, given);
  const groups = items.some(isGroup)
    ? items.map((item) => readGroup(op, item, options))
    : [{ parameters: checkParameters(op, items), options }];
  const parameters = groups.flatMap((group) => group.parameters);
  if (parameters.length === 0) {
    throw new BpError(
      'BP_OPTION',
      op,
      'there is no parameter to optimize; does the model have any?',
    );
  }
  refuseTwice(op, parameters);
  return groups;
}

function isGroup(item: unknown): item is { params: unknown } {
  return isPlainObject(item) && 'params' in item;
}

function readGroup<T extends object>(
  op: string,
  item: unknown,
  options: Complete<T>,
): GivenGroup<T> {
  if (!isGroup(item)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'either all items are parameters or all are groups such as { params, lr }, got both',
    );
  }
  const { params, ...own } = item;
  return {
    parameters: readParameters(op, params),
    options: readOptions<Complete<T>>(op, own as never, options, null),
  };
}

function refuseTwice(op: string, parameters: readonly Tensor[]): void {
  const seen = new Set<Tensor>();
  for (const [i, parameter] of parameters.entries()) {
    if (seen.has(parameter)) {
      throw new BpError(
        'BP_OPTION',
        op,
        'parameter {i}, of shape {shape}, is given twice; each may be in one group once',
        { i, shape: parameter.shape },
      );
    }
    seen.add(parameter);
  }
}
