import type { Tensor } from '@bp/tensor';
import { apply, isFloat, type Operation } from '@bp/tensor/engine';
import { again } from './again';
import type { Run } from './run';
import type { Scalar } from './scalar';
import type { Scalars } from './scalars';
import type { Step } from './step';

/** The slope of the loss without any calculus, or why there is none. */
export type CentralDifference =
  | { readonly value: number; readonly reason?: undefined }
  | { readonly value: null; readonly reason: 'recorded' | 'random' | 'kink' | 'infinite' };

/**
 * (E(w + h) − E(w − h)) / 2h, from the recorded steps done again in float64 with one number moved.
 *
 * @see C. Runge, "Zur Theorie der Gleichungen", 1885; h ≈ ε^⅓ balances truncation and rounding
 */
export function centralDifference(
  { steps, scalars, loss }: Run,
  source: Scalar,
): CentralDifference {
  if (steps.some(({ operation }) => operation.kind === 'composite' && operation.foreign))
    return { value: null, reason: 'recorded' };
  const leaves = doubled(steps, scalars);
  const at = (by: number): number => {
    const moved = (leaves.get(source.tensor) ?? source.tensor.cast('float64')).clone();
    moved.storage.data[source.index] += by;
    const given = new Map(leaves).set(source.tensor, moved);
    const value = again(steps, scalars, given, compute)(scalars.ownerOf(loss));
    return value === undefined ? Number(loss.data[0]) : value.data[0];
  };
  return slopeBetween(at, 6e-6 * Math.max(1, Math.abs(source.value)));
}

/**
 * The slope between two points beside one.
 *
 * @param at - the loss where the number is moved by so much
 */
export function slopeBetween(at: (by: number) => number, h: number): CentralDifference {
  const [up, here, down] = [at(h), at(0), at(-h)];
  const value = (up - down) / (2 * h);
  if (!Number.isFinite(value)) return { value: null, reason: 'infinite' };
  // On a smooth curve the slopes to both sides differ by h times its second derivative.
  const bend = (up - 2 * here + down) / (2 * h);
  // What rounding leaves of small differences: the step for float32 is a large one.
  const noise = h > 1e-4 ? 1e-4 : 1e-9;
  const limit = Math.max(1e-3, 20 * h) * Math.abs(value) + noise * (1 + Math.abs(here));
  // So half as far away they differ half as much.
  const bendOfHalf = (): number => (at(h / 2) - 2 * here + at(-h / 2)) / h;
  const kink = Math.abs(bend) > limit && Math.abs(bend - 2 * bendOfHalf()) > limit;
  return kink ? { value: null, reason: 'kink' } : { value };
}

/** What the steps start from, in float64 where it is real. */
function doubled(steps: readonly Step[], scalars: Scalars): Map<Tensor, Tensor> {
  const made = new Map<Tensor, Tensor>();
  const computed = new Set(
    steps
      .filter(({ operation }) => operation.kind !== 'view')
      .map(({ output }) => scalars.ownerOf(output)),
  );
  for (const { inputs } of steps) {
    for (const x of inputs) {
      const owner = scalars.ownerOf(x);
      if (!computed.has(owner) && x.dtype === 'float32') made.set(owner, owner.cast('float64'));
    }
  }
  return made;
}

function compute(
  { operation, inputs, params, live }: Step,
  moved: readonly (Tensor | undefined)[],
): Tensor {
  // What was detached stays as it was, also where it shows a number that moves.
  const operands = inputs.map((x, i) => {
    if (live[i] && moved[i] !== undefined) return moved[i];
    return x.dtype === 'float32' ? x.cast('float64') : x;
  });
  // Rounding to float32 on the way would hide what moves.
  if (operation.name === 'cast' && isFloat(params as 'float32')) return operands[0].cast('float64');
  return apply(operation as Operation<unknown>, operands, params);
}
