import { Rng, seed } from '@bp/tensor';
import type { Backend } from './backends.mjs';
import type { Named } from './difference';
import type { Network } from './networks';
import { explanationOf } from './plans';

/** The state of a training run after a step. */
export interface Moment {
  readonly loss: number;
  /** The loss, parameters, buffers and what the optimizer keeps. */
  readonly tensors: Named;
  /** The program that the step has become, in words; null where it becomes none. */
  readonly plan: () => string | null;
}

/** Trains a network from a fixed seed, and tells of every step. */
export function* train(make: () => Network, backend: Backend, steps: number): Generator<Moment> {
  backend.use();
  seed(7);
  const network = make();
  const data = new Rng('data');
  const step = backend.prepare(network.step);
  const plan = () => explanationOf(step);
  for (let i = 0; i < steps; i++) {
    const loss = step(...network.batch(data));
    yield { loss: loss.item(), tensors: { loss, ...stateOf(network) }, plan };
  }
}

function stateOf({ model, optimizer }: Network): Named {
  const kept = optimizer.groups.flatMap(({ states }) => states.map((state) => state.kept));
  const named = kept.flatMap((tensors, i) =>
    Object.entries(tensors).map(([name, x]) => [`optimizer.${i}.${name}`, x.clone()] as const),
  );
  return { ...model.stateDict(), ...Object.fromEntries(named) };
}
