import { isParameter } from '@bp/autograd';
import { BpError, isTensor, type Tensor } from '@bp/tensor';

/** What is given as parameters: one, or any list of them. */
export function readParameters(op: string, given: unknown): Tensor[] {
  return checkParameters(op, isTensor(given) ? [given] : readList(op, given));
}

/** Refuses what is not a list; a single tensor is none. */
export function readList(op: string, given: unknown): unknown[] {
  if (typeof given === 'object' && given !== null && Symbol.iterator in given && !isTensor(given)) {
    return [...(given as Iterable<unknown>)];
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
