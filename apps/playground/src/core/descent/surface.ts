import type { Tensor } from '@bp/tensor';

export type Point = readonly [number, number];
export type Range = readonly [low: number, high: number];

/** Samples behind a surface that is a mean over them: of each the temperature and the sales. */
export interface Samples {
  readonly t: Float64Array;
  readonly y: Float64Array;
}

/** A function of two parameters that is to be minimised. */
export interface Surface {
  /** What the two parameters are called. */
  readonly names: readonly [string, string];
  readonly view: { readonly x: Range; readonly y: Range };
  readonly start: Point;
  /** The points at which it is lowest; empty where nobody knows them. */
  readonly minima: readonly Point[];
  /** Its value there; losses are shown above it. */
  readonly lowest: number;
  /**
   * E at many points at once, element by element.
   *
   * @param batch - samples to take the mean over, each [n]; all of them by default
   */
  loss(x: Tensor, y: Tensor, batch?: { readonly t: Tensor; readonly y: Tensor }): Tensor;
  readonly samples?: Samples;
}
