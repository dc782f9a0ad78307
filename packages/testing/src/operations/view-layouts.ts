import type { Tensor } from '@bp/tensor';

/** A way in which the same values can lie in memory, as views make it: gradients pass through them. */
export interface Layout {
  readonly name: string;
  /** Rearranges values into storage order. */
  store(x: Tensor): Tensor;
  /** The view of the stored values that has the original shape and order; undoes `store`. */
  see(stored: Tensor): Tensor;
}

const backwards = (x: Tensor): number[] => x.shape.map((_, axis) => x.rank - 1 - axis);

/** Contiguous, and three layouts that only strides can express. */
export const LAYOUTS: readonly Layout[] = [
  { name: 'contiguous', store: (x) => x, see: (x) => x },
  {
    name: 'transposed',
    store: (x) => x.permute(backwards(x)),
    see: (x) => x.permute(backwards(x)),
  },
  { name: 'reversed', store: (x) => x.flip(), see: (x) => x.flip() },
  {
    name: 'every second element',
    store: (x) => x.unsqueeze(-1).expand([...x.shape, 2]),
    see: (stored) => stored.at(...new Array<null>(stored.rank - 1).fill(null), 1),
  },
];
