import type { Context } from '../chain/context';
import { partial } from '../chain/factors';
import type { Paths } from '../chain/paths';
import type { Scalar } from '../graph/scalar';
import { shifted, shiftsOf } from './neighbours';
import { edgesOn, sumWith } from './on-paths';
import { slipsOf } from './slips';
import { different, isOther, type Wrong } from './wrong';

/** Above this many paths nobody adds one alone. */
const FEW = 8;

/** A wrong gradient, and what the update makes of it. */
export interface WrongStep extends Wrong {
  readonly next?: number;
}

/** What learners get wrong in a gradient and its update; what is right by chance, or no number, is left out. */
export function wrongSteps(
  target: Scalar,
  paths: Paths,
  context: Context,
  lr: number | undefined,
): WrongStep[] {
  const { run, say } = context;
  const wrong = wrongGradients(target, paths, context, lr);
  if (lr === undefined || !run.isParameter(target.tensor)) return wrong;
  const next = (slope: number, rate = lr): number => target.value - rate * slope;
  const steps: WrongStep[] = wrong.map((one) => ({ ...one, next: next(one.value) }));
  const right = rightOf(target, paths, context);
  if (isOther(lr * right, right)) {
    const name = { text: `η = ${lr}`, latex: `\\eta = ${lr}` };
    const says = say('mistake-no-rate', { name });
    steps.push({ id: 'no-rate', value: right, says, next: next(right, 1) });
  }
  return steps;
}

/** ∂loss/∂of */
export function rightOf(target: Scalar, { sum }: Paths, { gradient }: Context): number {
  return sum ?? gradient(target);
}

/** The wrong gradients of a number, each once. */
export function wrongGradients(
  target: Scalar,
  paths: Paths,
  context: Context,
  lr: number | undefined,
): Wrong[] {
  const { say, gradient, loss } = context;
  const slips = slipsOf(target, edgesOn(paths), context, lr);
  const found = slips.map(({ id, says, of }): Wrong => ({ id, says, value: sumWith(paths, of) }));
  const { length } = paths.list;
  const one = paths.list.map(
    ({ product }, i): Wrong => ({
      id: 'one-path',
      value: product,
      says: say('mistake-one-path', { i: i + 1, count: length }),
    }),
  );
  const beside = shiftsOf(target.tensor, context).flatMap((shift): Wrong[] => {
    const other = shifted(target, shift, context);
    if (other === undefined) return [];
    const says = say('mistake-neighbour', { name: partial(loss, other, context) });
    return [{ id: 'wrong-index', value: gradient(other), says }];
  });
  return different(rightOf(target, paths, context), [
    ...found.slice(0, -1),
    // Nobody adds one of many, or one that is 0.
    ...one.filter(({ value }) => value !== 0 && length <= FEW),
    ...beside,
    // What is rounded comes last.
    ...found.slice(-1),
  ]);
}
