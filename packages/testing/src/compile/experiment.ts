import { type CompileOptions, compile } from '@bp/compile';
import type { Module } from '@bp/module';
import type { Optimizer } from '@bp/optim';
import { type Rng, seed, type Tensor } from '@bp/tensor';

/** A model with its optimizer, and a step that trains it. */
export interface Experiment {
  readonly model: Module;
  readonly optimizer: Optimizer;
  readonly step: (...args: Tensor[]) => unknown;
  /** The arguments of the i-th call. */
  readonly batch: (i: number, rng: Rng) => Tensor[];
}

/** The numbers of a tensor, for a comparison to the last bit. */
export function bitsOf(x: Tensor): number[] {
  const { data } = x;
  const bytes = new Uint8Array(data.slice().buffer);
  return [x.size, ...bytes];
}

/** All that an experiment leaves behind. */
export function stateOf({ model, optimizer }: Experiment): unknown {
  const tensors = Object.entries(model.stateDict()).map(([name, x]) => [name, bitsOf(x)]);
  const gradients = model.parameters().map(({ grad }) => grad && bitsOf(grad));
  const { states } = { states: optimizer.groups.flatMap(({ states: s }) => s) };
  const kept = states.map((state) => Object.values(state.kept).map(bitsOf));
  return { tensors, gradients, kept };
}

/** Makes an experiment twice from one seed, and trains one of them by itself, the other compiled. */
export function twins<E extends Experiment>(make: () => E, options?: CompileOptions) {
  seed(3);
  const eager = make();
  seed(3);
  const other = make();
  const step = compile(other.step, { name: 'step', ...options });
  return { eager, compiled: { ...other, step, plain: other.step } };
}
