import type { DType } from '../../layout/dtype';
import { asExpr, at, type FunctionWriter, type I32, i32, type Local, type Place } from '../encoder';
import { atMost } from './bounds';
import { ELEMENTS } from './element';

/** An axis that several operands share, and how far one step along it moves in each, in bytes. */
export interface Axis {
  readonly extent: number;
  readonly steps: readonly number[];
}

/** Strides in elements, and how large these are. */
export interface Strided {
  readonly strides: readonly number[];
  readonly dtype: DType;
}

/** The axes of a shape for operands that lie in it, in order, those of extent 1 left out. */
export function axesOf(shape: readonly number[], operands: readonly Strided[]): Axis[] {
  const axes: Axis[] = [];
  for (let i = 0; i < shape.length; i++) {
    if (shape[i] === 1) continue;
    const steps = operands.map(({ strides, dtype }) => strides[i] * ELEMENTS[dtype].bytes);
    axes.push({ extent: shape[i], steps });
  }
  return axes;
}

/** Neighbouring axes made one where every operand steps through both as through one; the order stays. */
export function merge(axes: readonly Axis[]): Axis[] {
  const merged: Axis[] = [];
  for (const axis of axes) {
    const outer = merged.at(-1);
    if (outer?.steps.every((step, k) => step === axis.extent * axis.steps[k])) {
      merged[merged.length - 1] = { extent: outer.extent * axis.extent, steps: axis.steps };
    } else merged.push(axis);
  }
  return merged;
}

/** The place so many bytes after a base, or before it: an instruction holds no negative distance. */
export function near(base: I32, bytes: number): Place {
  return bytes < 0 ? at(i32.add(base, bytes)) : at(base, bytes);
}

/** Runs `body` for every element of the axes, in logical order, with its place in each operand. */
export function walk(
  fn: FunctionWriter,
  axes: readonly Axis[],
  places: readonly I32[],
  body: (places: readonly I32[]) => void,
): void {
  if (axes.length === 0) body(places);
  else walkPart(fn, axes, places, 0, axes[0].extent, body);
}

/** Like {@link walk}, over the part of the first axis from `from` below `to`. */
export function walkPart(
  fn: FunctionWriter,
  [{ steps }, ...inner]: readonly Axis[],
  places: readonly I32[],
  from: I32,
  to: I32,
  body: (places: readonly I32[]) => void,
): void {
  fn.scope(() => {
    const moving = places.map((place, k) => {
      const first = i32.add(place, i32.mul(from, steps[k]));
      return steps[k] === 0 ? fn.hold(first) : fn.local('i32', asExpr(first));
    });
    fn.for(from, to, 1, () => {
      walk(fn, inner, moving, body);
      for (const [k, step] of steps.entries()) {
        if (step !== 0) fn.increase(moving[k] as Local<'i32'>, step);
      }
    });
  });
}

/**
 * A loop over 0, `step`, 2 · `step`, …, whose last round starts at `extent − step`, perhaps inside the one before it: for
 * work that may be done twice. `extent` must not be below `step`. `round` counts on as if nothing overlapped.
 */
export function overlapping(
  fn: FunctionWriter,
  extent: number,
  step: number,
  body: (i: I32, round: I32) => void,
): void {
  const last = extent - step;
  fn.for(0, extent, step, (i) =>
    body(extent % step === 0 || typeof i === 'number' ? i : fn.hold(atMost(i, last)), i),
  );
}

/** A loop over an extent, `step` at a time, and over the rest, which is less; `body` is told how much it has. */
export function inGroups(
  fn: FunctionWriter,
  extent: number,
  step: number,
  body: (i: I32, count: number) => void,
): void {
  const whole = extent - (extent % step);
  fn.for(0, whole, step, (i) => body(i, step));
  fn.for(whole, extent, step, (i) => body(i, extent - whole));
}
