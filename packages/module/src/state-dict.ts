import { BpError, type PlainTensor, type Tensor, type TensorLike } from '@bp/tensor';
import {
  assignAll,
  compareNames,
  listNames,
  readList,
  readOptions,
  readRecord,
  readSaved,
} from '@bp/tensor/engine';

/** Copies of parameters and buffers by their paths. */
export type StateDict = Record<string, Tensor>;

/** What a state dict is read from, by name: tensors, what became of them on their way, or nested arrays as JSON has them. */
export type StateSource =
  | Readonly<Record<string, TensorLike | PlainTensor>>
  | ReadonlyMap<string, TensorLike | PlainTensor>;

/** Names that did not match; both empty where the dict fits exactly. */
export interface LoadReport {
  readonly missing: string[];
  readonly unexpected: string[];
}

/** Checks a whole dict against a state, and only then writes it. */
export function loadState(
  state: ReadonlyMap<string, Tensor>,
  dict: StateSource,
  options?: { strict?: boolean },
): LoadReport {
  const op = 'loadStateDict';
  const { strict } = readOptions(op, options, { strict: true });
  const given = readRecord(dict);
  if (given === null) {
    throw new BpError('BP_FORMAT', op, 'expected an object of tensors by name, got {got}', {
      got: dict === null ? 'null' : readList(dict) !== null ? 'an array' : typeof dict,
    });
  }
  const report = compareNames([...state.keys()], Object.keys(given));
  const { missing, unexpected } = report;
  if (strict && missing.length + unexpected.length > 0) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'the names do not fit: missing {missing}; unexpected {unexpected}. Was the model built with the same layers? { strict: false } ignores the difference',
      { missing: listNames(missing), unexpected: listNames(unexpected) },
    );
  }
  const writes: [Tensor, Tensor][] = [];
  for (const [name, value] of Object.entries(given)) {
    const target = state.get(name);
    if (target !== undefined) writes.push([target, readSaved(op, name, target, value)]);
  }
  assignAll(writes);
  return report;
}
