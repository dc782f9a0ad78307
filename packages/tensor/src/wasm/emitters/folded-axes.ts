import { sizeOf } from '../../layout/shape';
import type { Operand } from '../emission';
import { type Axis, axesOf, merge } from './walk';

/** The axes of a reduction. */
export interface FoldedAxes {
  /** Those that stay, with the steps of the output and the input. */
  readonly kept: Axis[];
  /** Those that are folded away, in logical order, with the step of the input. */
  readonly folded: Axis[];
  /** How many elements are folded into one. */
  readonly n: number;
}

/** What a reduction over some axes runs through; its output lies in order. */
export function keptAndFolded(
  out: Operand,
  { shape, strides, dtype }: Operand,
  axes: readonly number[],
): FoldedAxes {
  const pick = (wanted: boolean, of: readonly number[]): number[] =>
    of.filter((_, axis) => axes.includes(axis) === wanted);
  const keptShape = pick(false, shape);
  let step = out.size;
  const outStrides = keptShape.map((extent) => {
    step /= extent;
    return step;
  });
  const foldedShape = pick(true, shape);
  return {
    kept: merge(
      axesOf(keptShape, [
        { strides: outStrides, dtype: out.dtype },
        { strides: pick(false, strides), dtype },
      ]),
    ),
    folded: merge(axesOf(foldedShape, [{ strides: pick(true, strides), dtype }])),
    n: sizeOf(foldedShape),
  };
}
