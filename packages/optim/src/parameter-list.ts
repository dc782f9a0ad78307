import { isParameter } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { readIterable } from '@bp/tensor/engine';

/** What is given as parameters: one, any list of them, or a module. */
export function readParameters(op: string, given: unknown): Tensor[] {
  return checkParameters(op, isTensor(given) ? [given] : readList(op, given));
}

/** What has parameters, such as a module. */
export interface HasParameters {
  parameters(): Iterable<Tensor>;
}

/** The items of a list, with the parameters of modules in their places; a single tensor is no list. */
export function readList(op: string, given: unknown): unknown[] {
  if (hasParameters(given)) return [...given.parameters()];
  const items = isTensor(given) ? null : readIterable(given);
  if (items !== null) {
    return items.flatMap((item) => (hasParameters(item) ? [...item.parameters()] : [item]));
  }
  throw new BpError(
    'BP_OPTION',
    op,
    'expected a list of parameters such as model.parameters(), got {got}',
    { got: isTensor(given) ? 'a single tensor' : given === null ? 'null' : typeof given },
  );
}

/** Refuses items that are not parameters. */
export function checkParameters(op: string, items: readonly unknown[]): Tensor[] {
  return items.map((item, i) => {
    if (isParameter(item)) return item;
    throw new BpError(
      'BP_OPTION',
      op,
      'item {i} is not a parameter but {got}; make it one with parameter(x)',
      { i, got: isTensor(item) ? `a tensor of shape [${item.shape.join(', ')}]` : typeof item },
    );
  });
}

function hasParameters(given: unknown): given is HasParameters {
  try {
    return typeof (given as Partial<HasParameters> | null)?.parameters === 'function';
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}
