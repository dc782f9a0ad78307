import { isModule, type Module } from '@bp/module';
import { BpError } from '@bp/tensor';

/** Batches that come one by one, at once or later. */
export type Stream<T> = Iterable<T> | AsyncIterable<T>;

/** Whether data come in batches of their own. */
export function isStream(data: unknown): data is Stream<unknown> {
  if (typeof data !== 'object' || data === null) return false;
  return Symbol.iterator in data || Symbol.asyncIterator in data;
}

/** @throws BpError `BP_OPTION` for what is no module */
export function checkModel(op: string, model: unknown): asserts model is Module {
  if (isModule(model)) return;
  throw new BpError(
    'BP_OPTION',
    op,
    'the model must be a Module, got {got}; class Net extends Module { forward(x) { … } } makes one',
    { got: model === null ? 'null' : typeof model },
  );
}
