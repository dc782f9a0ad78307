import type { TypedArray } from './dtype';

/**
 * The numbers behind one or more tensors: slices, transposes and broadcasts of a tensor share its storage.
 *
 * Moving `data` (to another memory) moves every view at once. `version` counts the writes, so that a
 * backward pass notices when a value it needs has been overwritten.
 */
export class Storage {
  data: TypedArray;
  version = 0;

  constructor(data: TypedArray) {
    this.data = data;
  }
}
