import type { DType } from '@bp/tensor';
import { f, type Node } from '@bp/tensor/engine';

/** Takes a running average that has become too small to matter to 0. */
export interface Flush {
  /** For averages of gradients, of either sign. */
  readonly signed: (average: Node) => Node;
  /** For averages of squares, which are never negative. */
  readonly square: (average: Node) => Node;
}

/**
 * The bounds for a type.
 *
 * A decaying average would end among the denormal numbers and stay there (0.9 · d rounds to d), where arithmetic is tens
 * of times slower. The bounds lie far below what moves a parameter: 10⁻³⁰ and √10⁻³⁶ are nothing beside eps.
 */
export function flushFor(dtype: DType): Flush {
  const [signed, square] = dtype === 'float64' ? [1e-300, 1e-300] : [1e-30, 1e-36];
  return {
    signed: (average) => f.select(f.lt(f.abs(average), signed), 0, average),
    square: (average) => f.select(f.lt(average, square), 0, average),
  };
}
