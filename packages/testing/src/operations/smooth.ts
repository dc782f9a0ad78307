import type { GradcheckFunction } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import type { SmoothCase } from './operation';
import type { Points } from './points';

/** Why an operation has no derivative. */
export const GIVES_TRUTH = 'gives truth values';
export const GIVES_POSITIONS = 'gives positions';

/** Smooth cases: the name of each, the function, the inputs. */
export function cases(
  ...list: readonly (readonly [
    name: string,
    fn: GradcheckFunction,
    inputs: readonly Tensor[],
    extra?: Pick<SmoothCase, 'onlyFirst' | 'options'>,
  ])[]
): readonly SmoothCase[] {
  return list.map(([name, fn, inputs, extra]) => ({ name, fn, inputs, ...extra }));
}

/** A function of one tensor at some points. */
export function atPoints(fn: GradcheckFunction, points: Points): readonly SmoothCase[] {
  return Object.entries(points).map(([name, x]) => ({ name, fn, inputs: [x] }));
}
