import { type DType, dtypeOf, type TypedArray } from '../layout/dtype';
import { BpError } from '../process/errors';
import { shared } from '../process/state';
import { noteMade } from '../watch/watch';

const clock = /* @__PURE__ */ shared('storage.clock', () => ({ storages: 0 }));

/** The number that the next storage will have. */
export function nextStorage(): number {
  return clock.storages;
}

/**
 * The numbers behind one or more tensors: slices, transposes and broadcasts of a tensor share its storage.
 *
 * Moving them to another memory moves every view at once. `version` counts the writes, so that a backward pass notices when a
 * value it needs has been overwritten.
 */
export class Storage {
  declare readonly dtype: DType;
  /** How many elements there are, at hand or not. */
  declare readonly length: number;
  version = 0;
  /** Storages are numbered as they are made. */
  readonly serial = clock.storages++;
  // No # name: engines define those slowly, and a step makes a hundred storages.
  private held: TypedArray;

  constructor(data: TypedArray, dtype: DType = dtypeOf(data)) {
    this.dtype = dtype;
    this.length = data.length;
    this.held = data;
    noteMade(this);
  }

  /** Whether the numbers can be read now, from memory that this thread has. */
  get atHand(): boolean {
    return this.held.length === this.length;
  }

  /**
   * The numbers themselves: whoever writes to them also raises `version`.
   *
   * @throws BpError `BP_DEVICE` where they are not at hand
   */
  get data(): TypedArray {
    if (this.held.length !== this.length) refuse(this);
    return this.held;
  }

  /** Lets the numbers lie in another array, which already holds them or soon will. */
  moveTo(data: TypedArray): void {
    this.held = data;
  }

  /** Lets go of the numbers, which nobody may read any more. */
  release(): void {
    this.held = NOTHING;
  }
}

/** No numbers, where some stood. */
export const NOTHING: TypedArray = /* @__PURE__ */ new Float32Array(0);

function refuse({ length, dtype }: Storage): never {
  throw new BpError(
    'BP_DEVICE',
    'tensor',
    'the {length} numbers ({dtype}) of this tensor are gone: their buffer was transferred to another thread; clone() before you transfer it',
    { length, dtype },
  );
}

const pinned = /* @__PURE__ */ shared('storage.pinned', () => new WeakMap<TypedArray, Storage>());

/** The one storage over an array that belongs to somebody else, who writes to it: its numbers must stay where they are. */
export function storageOver(data: TypedArray): Storage {
  let storage = pinned.get(data);
  if (storage === undefined) {
    storage = new Storage(data);
    pinned.set(data, storage);
  }
  return storage;
}

/** Whether a storage must keep its array. */
export function isPinned(storage: Storage): boolean {
  return pinned.get(storage.data) === storage;
}
