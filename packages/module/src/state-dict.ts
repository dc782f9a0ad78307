import { BpError, isTensor, type Tensor, type TensorLike, tensor } from '@bp/tensor';
import { isFloat, readOptions, sameShape } from '@bp/tensor/engine';

/** Copies of parameters and buffers by their paths. */
export type StateDict = Record<string, Tensor>;

/** What a state dict is read from: tensors, or nested arrays as JSON has them. */
export type StateSource = Readonly<Record<string, TensorLike>>;

/** Names that did not match; both empty where the dict fits exactly. */
export interface LoadReport {
  readonly missing: string[];
  readonly unexpected: string[];
}

/** Copies the values of a state. */
export function saveState(state: ReadonlyMap<string, Tensor>): StateDict {
  return Object.fromEntries([...state].map(([name, value]) => [name, tensor(value)]));
}

/** Checks a whole dict against a state, and only then writes it. */
export function loadState(
  state: ReadonlyMap<string, Tensor>,
  dict: StateSource,
  options?: { strict?: boolean },
): LoadReport {
  const { strict } = readOptions('loadStateDict', options, { strict: true });
  if (typeof dict !== 'object' || dict === null || Array.isArray(dict) || isTensor(dict)) {
    throw new BpError(
      'BP_FORMAT',
      'loadStateDict',
      'expected an object of tensors by name, got {got}',
      {
        got: dict === null ? 'null' : Array.isArray(dict) ? 'an array' : typeof dict,
      },
    );
  }
  const names = Object.keys(dict);
  const missing = [...state.keys()].filter((name) => !Object.hasOwn(dict, name));
  const unexpected = names.filter((name) => !state.has(name));
  if (strict && missing.length + unexpected.length > 0) {
    throw new BpError(
      'BP_FORMAT',
      'loadStateDict',
      'the names do not fit: missing {missing}; unexpected {unexpected}. Was the model built with the same layers? { strict: false } ignores the difference',
      { missing: list(missing), unexpected: list(unexpected) },
    );
  }
  const writes = names
    .filter((name) => state.has(name))
    .map(
      (name) =>
        [
          state.get(name) as Tensor,
          readValue(name, state.get(name) as Tensor, dict[name]),
        ] as const,
    );
  // A value that is kept where another one is written must be read before.
  const overwritten = new Set(writes.map(([{ storage }]) => storage));
  const values = writes.map(([, value]) =>
    overwritten.has(value.storage) ? tensor(value) : value,
  );
  for (const [i, [target]] of writes.entries()) target.assign(values[i]);
  return { missing, unexpected };
}

/** The value for one name, checked so far that assigning it cannot fail. */
function readValue(name: string, target: Tensor, value: TensorLike): Tensor {
  const read = isTensor(value) ? value : readNumbers(name, target, value);
  if (!sameShape(read.shape, target.shape)) {
    throw new BpError('BP_FORMAT', 'loadStateDict', '{name} has shape {want}, got {got}', {
      name,
      want: target.shape,
      got: read.shape,
    });
  }
  const fits = isFloat(target.dtype) ? isFloat(read.dtype) : read.dtype === target.dtype;
  if (!fits) {
    throw new BpError('BP_FORMAT', 'loadStateDict', '{name} holds {want} values, got {got}', {
      name,
      want: target.dtype,
      got: read.dtype,
    });
  }
  return read;
}

/** Nested arrays, as JSON has them; they do not tell their type, so whole numbers are looked for one by one. */
function readNumbers(name: string, { dtype }: Tensor, value: Exclude<TensorLike, Tensor>): Tensor {
  const whole = !isFloat(dtype);
  let read: Tensor;
  try {
    read = tensor(value, { dtype: whole ? 'float64' : dtype });
  } catch (cause) {
    throw new BpError('BP_FORMAT', 'loadStateDict', '{name} is not made of numbers: {cause}', {
      name,
      cause: cause instanceof Error ? cause.message : String(cause),
    });
  }
  if (!whole) return read;
  const odd = read.data.find((x) => x !== (x | 0));
  if (odd !== undefined) {
    throw new BpError('BP_FORMAT', 'loadStateDict', '{name} holds {want} values, got {got}', {
      name,
      want: dtype,
      got: odd,
    });
  }
  return read.cast(dtype);
}

/** How many names a message tells. */
const TOLD = 8;

function list(names: readonly string[]): string {
  if (names.length === 0) return 'none';
  const told = names.slice(0, TOLD).join(', ');
  return names.length <= TOLD ? told : `${told} and ${names.length - TOLD} more`;
}
