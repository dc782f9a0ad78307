import { BpError, isTensor, stack, type TensorLike } from '@bp/tensor';
import { asTensor, compareNames, isList, isPlainObject, listNames } from '@bp/tensor/engine';
import { isPromise } from './promise';

/**
 * Examples laid along a new first axis: numbers, arrays and tensors become a tensor, objects and pairs of them an object and a
 * pair of tensors.
 *
 * @throws BpError `BP_SHAPE` for examples of different shapes, `BP_OPTION` for those with different names, and for
 *   promises
 */
export function stackExamples(examples: readonly unknown[]): unknown {
  const [first] = examples;
  if (isPromise(first)) {
    throw new BpError(
      'BP_OPTION',
      'batch',
      'the examples are promises; prefetch(1) before batch waits for them',
    );
  }
  if (isPlainObject(first)) return stackNamed(Object.keys(first), examples);
  if (isTuple(first)) {
    return first.map((_, k) => stackExamples(examples.map((example) => (example as unknown[])[k])));
  }
  // Numbers and nested arrays at once, where they come as such.
  const plain = examples.every((example) => !isTensor(example) && !ArrayBuffer.isView(example));
  return plain ? asTensor('batch', examples as TensorLike) : stack(examples as TensorLike[]);
}

/** Whether a list is made of parts, as those of `zip`, and not one array of numbers. */
function isTuple(value: unknown): value is readonly unknown[] {
  const isPart = (part: unknown) =>
    isTensor(part) || ArrayBuffer.isView(part) || isPlainObject(part);
  return isList(value) && (value.some(isPart) || isRagged(value));
}

/** Whether numbers stand beside lists, as in [[1, 2], 0]. */
function isRagged(value: readonly unknown[]): boolean {
  return value.some(isList) && !value.every(isList);
}

function stackNamed(names: string[], examples: readonly unknown[]): unknown {
  const columns = names.map((name): [string, unknown[]] => [name, []]);
  examples.forEach((example, i) => {
    const got = isPlainObject(example) ? Object.keys(example) : [];
    const { missing, unexpected } = compareNames(names, got);
    if (missing.length > 0 || unexpected.length > 0) {
      throw new BpError(
        'BP_OPTION',
        'batch',
        'all examples need the same names, {wanted}; number {i} of the batch has {got}',
        { wanted: listNames(names), i, got: listNames(got) },
      );
    }
    for (const [name, values] of columns) values.push((example as Record<string, unknown>)[name]);
  });
  return Object.fromEntries(columns.map(([name, values]) => [name, stackExamples(values)]));
}
