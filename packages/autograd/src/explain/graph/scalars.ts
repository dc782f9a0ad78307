import type { Tensor } from '@bp/tensor';
import type { Storage } from '@bp/tensor/engine';
import { remembered } from '../print/remembered';
import { offsetOf, offsetsOf } from './copies';
import type { Scalar } from './scalar';

/**
 * The numbers of a run. Where a number lies in memory identifies it, so that all views of a tensor, reshaped, sliced or
 * repeated, show the same scalars: those of the tensor that first held that memory.
 */
export class Scalars {
  private readonly owners = new Map<Storage, Tensor>();
  private readonly places = new Map<Tensor, Int32Array>();
  private readonly made = new Map<Tensor, Scalar[]>();

  /** The tensor whose elements the numbers behind `x` are. */
  readonly ownerOf = (x: Tensor): Tensor => remembered(this.owners, x.storage, () => x);

  /** Which element of its owner each element of a tensor is, in row-major order. */
  readonly placesOf = (x: Tensor): Int32Array =>
    remembered(this.places, x, () => {
      const owner = this.ownerOf(x);
      const back = new Int32Array(owner.storage.length);
      offsetsOf(owner).forEach((offset, i) => {
        back[offset] = i;
      });
      return offsetsOf(x).map((offset) => back[offset]);
    });

  /** The number at a row-major position of a tensor, which may be a view. */
  at(x: Tensor, index: number): Scalar {
    const tensor = this.ownerOf(x);
    const place = tensor === x ? index : this.placesOf(x)[index];
    const made = remembered(this.made, tensor, () => []);
    made[place] ??= {
      tensor,
      index: place,
      value: Number(tensor.storage.data[offsetOf(tensor, place)]),
    };
    return made[place];
  }

  /** The number at a place, one index per axis. */
  in(x: Tensor, place: readonly number[]): Scalar {
    return this.at(
      x,
      place.reduce((sum, i, axis) => sum * x.shape[axis] + i, 0),
    );
  }

  /** All numbers of a tensor, in row-major order. */
  all(x: Tensor): Scalar[] {
    return Array.from({ length: x.size }, (_, i) => this.at(x, i));
  }
}
