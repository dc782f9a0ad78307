import type { TypedArray } from '../layout/dtype';
import { shared } from '../process/state';
import { noteMade } from '../watch/capture';

const clock = /* @__PURE__ */ shared('storage.clock', () => ({ storages: 0 }));

/** The number that the next storage will have. */
export function nextStorage(): number {
  return clock.storages;
}

/**
 * The numbers behind one or more tensors: slices, transposes and broadcasts of a tensor share its storage.
 *
 * Moving `data` (to another memory) moves every view at once. `version` counts the writes, so that a
 * backward pass notices when a value it needs has been overwritten.
 */
export class Storage {
  data: TypedArray;
  version = 0;
  /** Storages are numbered as they are made. */
  readonly serial = clock.storages++;

  constructor(data: TypedArray) {
    this.data = data;
    noteMade(this);
  }
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
