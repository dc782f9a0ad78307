import { type CompileOptions, compile } from '@bp/compile';
import { crossEntropy } from '@bp/losses';
import type { Module } from '@bp/module';
import type { Optimizer } from '@bp/optim';
import { Rng, seed, type Tensor } from '@bp/tensor';
import { shared } from '@bp/tensor/engine';
import { expect } from 'vitest';

/** A model with its optimizer, and a step that trains it. */
export interface Experiment {
  readonly model: Module & { forward(x: Tensor): Tensor };
  readonly optimizer: Optimizer;
  readonly step: (...args: Tensor[]) => unknown;
  /** The arguments of the i-th call. */
  readonly batch: (i: number, rng: Rng) => Tensor[];
}

/** What an experiment is made of. */
export interface Parts extends Pick<Experiment, 'model' | 'batch'> {
  readonly optimizer: (parameters: Tensor[]) => Optimizer;
  /** Of what the model gives, and the targets. */
  readonly loss: (y: Tensor, target: Tensor) => Tensor;
  /** Whether gradients add up over the steps; false by default. */
  readonly keepGradients?: boolean;
}

/** An experiment whose step moves the parameters against the gradients of a loss, and returns that. */
export function trainer({ model, optimizer: make, loss, keepGradients, batch }: Parts): Experiment {
  const optimizer = make(model.parameters());
  return {
    model,
    optimizer,
    step(x, target) {
      const value = loss(model.forward(x), target);
      value.backward();
      optimizer.step();
      if (!keepGradients) optimizer.zeroGrad();
      return value;
    },
    batch,
  };
}

/** Tells so many kinds of inputs apart, which have this shape. */
export function classifier(
  shape: readonly number[],
  kinds: number,
  parts: Omit<Parts, 'batch' | 'loss'>,
): Experiment {
  return trainer({
    ...parts,
    loss: crossEntropy,
    batch: (_, rng) => [rng.normal(shape), rng.integers([shape[0]], { high: kinds })],
  });
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
  const states = optimizer.groups.flatMap((group) => group.states);
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

/**
 * Expects that both twins come to the same bits on the same data.
 *
 * @param between - may change either before each call
 * @returns the one that was compiled
 */
export function trainBoth(
  make: () => Experiment,
  calls: number,
  between: (experiment: Experiment, i: number) => void = () => {},
) {
  const { eager, compiled } = twins(make);
  const losses = [eager, compiled].map((experiment) => {
    seed(11);
    const data = new Rng(5);
    return Array.from({ length: calls }, (_, i) => {
      between(experiment, i);
      return bitsOf(experiment.step(...experiment.batch(i, data)) as Tensor);
    });
  });
  expect(losses[1]).toEqual(losses[0]);
  expect(stateOf(compiled)).toEqual(stateOf(eager));
  return compiled;
}

/** Takes the memory of every program, as happens where an engine has none left; returns how many memories there were. */
export function evictAll(): number {
  const { holders } = shared('compile.memories', () => ({
    holders: [] as WeakRef<{ memory: object | null; evict(): void }>[],
  }));
  const full = holders.flatMap((ref) => ref.deref() ?? []).filter(({ memory }) => memory !== null);
  for (const holder of full) holder.evict();
  return full.length;
}
