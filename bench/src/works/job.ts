import type { Work } from './work';

/** How the operands of a product lie: N as they are, T transposed. */
export type Layout = 'NN' | 'TN' | 'NT';

/** What a peer is asked to do again and again. */
export type Job =
  | { readonly kind: 'train'; readonly work: Work }
  /** [m, k]·[k, n], from operands that `layout` says to transpose. */
  | {
      readonly kind: 'matmul';
      readonly layout: Layout;
      readonly m: number;
      readonly k: number;
      readonly n: number;
    }
  /** 2·x + 1 over `size` numbers. */
  | { readonly kind: 'affine'; readonly size: number }
  /** x + y over 8 numbers. */
  | { readonly kind: 'add' }
  /** As many multiplications and additions as the machine can do, `flops` of them a run. */
  | { readonly kind: 'ceiling'; readonly flops: number };

export type JobKind = Job['kind'];
