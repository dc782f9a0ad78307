import { type DType, isFloat, tagOf } from '../layout/dtype';
import { sameShape } from '../layout/shape';
import { tensor } from '../ops/creation';
import { isPlainTensor, oddOne, refuseKind } from '../ops/plain-tensor';
import { BpError } from '../process/errors';
import { isTensor, type Tensor, type TensorLike } from '../value/tensor';
import { allOrNothing } from '../watch/all-or-nothing';

/** Copies of tensors by name. */
export function copyValues(values: ReadonlyMap<string, Tensor>): Record<string, Tensor> {
  return Object.fromEntries([...values].map(([name, value]) => [name, tensor(value)]));
}

/** Whether a value has others by name; a list and a tensor do not. */
export function isRecord(value: unknown): value is Record<string, unknown> {
  try {
    return typeof value === 'object' && value !== null && !Array.isArray(value) && !isTensor(value);
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}

/** The values by name of an object or of a Map, of whichever realm; null for what has none. */
export function readRecord(value: unknown): Record<string, unknown> | null {
  if (tagOf(value) === 'Map') return Object.fromEntries(value as Map<string, unknown>);
  return isRecord(value) ? value : null;
}

/** The names that something saved lacks, and those that it has too many. */
export function compareNames(
  want: readonly string[],
  got: readonly string[],
): { missing: string[]; unexpected: string[] } {
  const [wanted, given] = [new Set(want), new Set(got)];
  return {
    missing: want.filter((name) => !given.has(name)),
    unexpected: got.filter((name) => !wanted.has(name)),
  };
}

/** How many names a message tells. */
const TOLD = 8;

/** Names for a message. */
export function listNames(names: readonly string[]): string {
  const told = names.slice(0, TOLD).join(', ') || 'none';
  return names.length <= TOLD ? told : `${told} and ${names.length - TOLD} more`;
}

/**
 * A saved value, checked so far that assigning it cannot fail.
 *
 * @param value - a tensor, what it has become on its way, or nested arrays as JSON has them
 * @param target - what the value is for; its shape must be the same, and its type of the same kind
 * @throws BpError `BP_FORMAT` for a value that does not fit
 */
export function readSaved(op: string, name: string, target: Tensor, value: unknown): Tensor {
  const { shape, dtype } = target;
  const real = isFloat(dtype);
  const typed = isTensor(value) || isPlainTensor(value);
  let read: Tensor;
  try {
    // Nested arrays do not tell their type, so whole numbers are looked for one by one.
    if (isTensor(value)) read = value;
    else read = tensor(value as TensorLike, typed ? {} : { dtype: real ? dtype : 'float64' });
  } catch (cause) {
    throw new BpError('BP_FORMAT', op, '{name} is not made of numbers: {cause}', {
      name,
      cause: cause instanceof Error ? cause.message : String(cause),
    });
  }
  if (!sameShape(read.shape, shape)) {
    throw new BpError('BP_FORMAT', op, '{name} has shape {want}, got {got}', {
      name,
      want: shape,
      got: read.shape,
    });
  }
  let odd: DType | number | undefined;
  if (real || typed) odd = fits(read.dtype, dtype) ? undefined : read.dtype;
  else odd = oddOne(read, dtype);
  if (odd !== undefined) refuseKind(op, name, dtype, odd);
  return real ? read : read.cast(dtype);
}

/** Real numbers may be rounded on their way, whole numbers must be just those. */
function fits(dtype: DType, target: DType): boolean {
  return dtype === target || (isFloat(target) && isFloat(dtype));
}

/** Writes values that have been checked; where one cannot be written after all, none is. */
export function assignAll(writes: readonly (readonly [target: Tensor, value: TensorLike])[]): void {
  // A value that is kept where another one is written must be read before.
  const overwritten = new Set(writes.map(([{ storage }]) => storage));
  const values = writes.map(([, value]) =>
    isTensor(value) && overwritten.has(value.storage) ? tensor(value) : value,
  );
  allOrNothing(() => {
    for (const [i, [target]] of writes.entries()) target.assign(values[i]);
  });
}
