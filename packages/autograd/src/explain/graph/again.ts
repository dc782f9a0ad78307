import { type DType, type Tensor, tensor } from '@bp/tensor';
import { apply, type Operation } from '@bp/tensor/engine';
import { withoutRecording } from '../../tape/tape';
import { remembered } from '../print/remembered';
import type { Scalar } from './scalar';
import type { Scalars } from './scalars';
import type { Step } from './step';

/**
 * Does steps again with other numbers.
 *
 * @param given - other numbers for some tensors, in row-major order
 * @param compute - the output of a step from its new inputs; undefined for an input that is as it was
 * @returns what tensors hold then: undefined where it is what they held
 */
export function again(
  steps: readonly Step[],
  scalars: Scalars,
  given: ReadonlyMap<Tensor, Tensor>,
  compute: (step: Step, inputs: readonly (Tensor | undefined)[]) => Tensor,
): (owner: Tensor) => Tensor | undefined {
  const now = new Map(given);
  const valueOf = (x: Tensor): Tensor | undefined => {
    const owner = scalars.ownerOf(x);
    const held = now.get(owner);
    if (held === undefined || owner === x) return held;
    const { data, dtype } = held;
    const seen = Float64Array.from(scalars.placesOf(x), (place) => Number(data[place]));
    return rowMajor(seen, x.shape, dtype);
  };
  withoutRecording(() => {
    for (const step of steps) {
      // Views show what their owner holds; what is given is not computed.
      if (step.operation.kind === 'view' || given.has(scalars.ownerOf(step.output))) continue;
      const inputs = step.inputs.map(valueOf);
      if (inputs.some((x) => x)) now.set(step.output, compute(step, inputs));
    }
  });
  return (owner) => now.get(owner);
}

export function rowMajor(data: Float64Array, shape: readonly number[], dtype: DType): Tensor {
  return tensor(data, { dtype }).reshape(shape);
}

/**
 * Which numbers depend on a given one: NaN is put in its place; what becomes NaN depends on it. Where that cannot be known,
 * as inside somebody's own operation, everything behind it counts.
 */
export function reachedFrom(
  source: Scalar,
  steps: readonly Step[],
  scalars: Scalars,
): (scalar: Scalar) => boolean {
  return remembered(reached, source, () => findReached(source, steps, scalars));
}

/** What was found, by the number that it was found for: that of one run. */
const reached = /* @__PURE__ */ new WeakMap<Scalar, (scalar: Scalar) => boolean>();

function findReached(
  source: Scalar,
  steps: readonly Step[],
  scalars: Scalars,
): (scalar: Scalar) => boolean {
  const marksOf = (x: Tensor, mark: (i: number) => boolean): Tensor => {
    const marks = new Float64Array(x.size).map((_, i) => (mark(i) ? NaN : 0));
    return rowMajor(marks, x.shape, 'float64');
  };
  const first = marksOf(source.tensor, (i) => i === source.index);
  const marks = again(steps, scalars, new Map([[source.tensor, first]]), (step, found) => {
    const { operation, inputs, output, params, live } = step;
    const given = found.map((mark, i) => (live[i] ? mark : undefined));
    if (operation.kind === 'formula') {
      return given.reduce<Tensor>(
        (sum, mark) => (mark ? sum.add(mark) : sum),
        marksOf(output, () => false),
      );
    }
    if (operation.kind === 'composite' && operation.foreign) {
      return marksOf(output, () => given.some((mark) => mark));
    }
    const operands = inputs.map((x, i) => {
      const mark = given[i];
      return mark ? x.add(mark.cast(x.dtype)) : x;
    });
    const { data } = apply(operation as Operation<unknown>, operands, params);
    return marksOf(output, (i) => Number.isNaN(data[i]));
  });
  return ({ tensor: owner, index }) => {
    return Number.isNaN(marks(owner)?.storage.data[index]);
  };
}
