import { isList } from '../checks/list';
import { isPlainObject } from '../checks/plain-object';
import { checkDtype, holds, tagOf } from '../layout/dtype';
import { checkShape, sizeOf } from '../layout/shape';
import { wrap } from '../operation/convert';
import { tensor } from '../ops/creation';
import { isPlainTensor } from '../ops/plain-tensor';
import type { PlainTensor } from '../value/like';
import { isPinned } from '../value/storage';
import { isTensor, type Tensor } from '../value/tensor';
import { noteHostRead } from '../watch/watch';

/** What {@link toTransferable} makes: a message, and the buffers that go with it. */
export interface Transferable {
  readonly value: unknown;
  readonly transfer: ArrayBuffer[];
}

/**
 * Tensors as a message that another thread receives without a copy: the buffers are handed over, and the tensors that were
 * sent may not be used any more.
 *
 * Numbers that others need stay here, and a copy goes: those of views that do not fill their buffer, of compiled steps, of
 * threads, and of arrays that came in by `fromNdarray`. What makes a tensor a parameter stays, too.
 *
 * @param value - a tensor, or arrays, plain objects and Maps with tensors in them, such as a state dict; other values go as
 *   they are
 * @returns the arguments of `postMessage`: `{ value, transfer }`
 * @throws BpError `BP_DEVICE` for a tensor whose buffer was transferred before
 * @example
 * const x = tensor([1, 2]);
 * const { value, transfer } = toTransferable(x);
 * const received = structuredClone(value, { transfer }); // as postMessage(value, transfer) does
 * fromTransferable(received).toArray(); // [1, 2]
 */
export function toTransferable(value: unknown): Transferable {
  noteHostRead('toTransferable');
  const transfer = new Set<ArrayBuffer>();
  const pack = (x: Tensor): PlainTensor => {
    const { dtype, shape, storage } = x;
    let { data } = x;
    const { buffer } = data;
    const whole = buffer.byteLength === data.byteLength && tagOf(buffer) === 'ArrayBuffer';
    if (!whole || isPinned(storage) || transfer.has(buffer as ArrayBuffer)) data = data.slice();
    transfer.add(data.buffer as ArrayBuffer);
    return { dtype, shape, data };
  };
  const message = within(value, isTensor, pack);
  return { value: message, transfer: [...transfer] };
}

/**
 * The tensors of a message that {@link toTransferable} made, over the buffers that have arrived: nothing is copied.
 *
 * @typeParam T - what was sent: a tensor, or something with tensors in it
 * @param value - the message
 * @returns the same with tensors, of which none is a parameter
 * @throws BpError `BP_SHAPE` or `BP_DTYPE` for tensors that were damaged
 * @example
 * fromTransferable({ dtype: 'float32', shape: [2], data: Float32Array.of(1, 2) }).toArray(); // [1, 2]
 */
export function fromTransferable<T = Tensor>(value: unknown): T {
  return within(value, isPlainTensor, (plain) => {
    const { dtype, shape, data } = plain;
    const ready =
      ArrayBuffer.isView(data) &&
      holds(data, checkDtype('fromTransferable', dtype)) &&
      sizeOf(checkShape('fromTransferable', shape)) === data.length;
    return ready ? wrap(data, dtype, [...shape]) : tensor(plain);
  }) as T;
}

/** A copy of what holds values of one kind, in which each is changed; it may also hold itself. */
function within<T>(
  root: unknown,
  isWanted: (value: unknown) => value is T,
  change: (wanted: T) => unknown,
): unknown {
  const copies = new Map<unknown, unknown>();
  const copyOf = (value: unknown): unknown => {
    if (!copies.has(value)) copies.set(value, isWanted(value) ? change(value) : emptied(value));
    return copies.get(value);
  };
  copyOf(root);
  // Those that are found on the way come behind. No recursion: it may be deep.
  for (const [value, copy] of copies) {
    if (copy !== value && tagOf(copy) === 'Map') {
      const map = copy as Map<unknown, unknown>;
      for (const [key, item] of value as typeof map) map.set(key, copyOf(item));
    } else if (copy !== value && !isWanted(value)) {
      for (const [key, item] of Object.entries(value as object)) {
        (copy as Record<string, unknown>)[key] = copyOf(item);
      }
    }
  }
  return copies.get(root);
}

/** A container of the same kind with nothing in it; anything else as it is. */
function emptied(value: unknown): unknown {
  if (isList(value)) return [];
  if (tagOf(value) === 'Map') return new Map();
  return isPlainObject(value) ? {} : value;
}
