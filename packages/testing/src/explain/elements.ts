import type { Tensor } from '@bp/tensor';

/** Where an element lies, by its row-major position. */
export function positionOf({ shape }: Tensor, index: number): number[] {
  const at: number[] = [];
  for (let axis = shape.length - 1; axis >= 0; axis--) {
    at.unshift(index % shape[axis]);
    index = Math.floor(index / shape[axis]);
  }
  return at;
}

/** The first, a middle and the last element of a tensor. */
export function someOf(x: Tensor): number[][] {
  const indices = new Set([0, x.size >> 1, x.size - 1]);
  return [...indices].filter((i) => i >= 0 && i < x.size).map((i) => positionOf(x, i));
}
