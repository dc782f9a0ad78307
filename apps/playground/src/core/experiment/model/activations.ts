import { Identity, type Layer, ReLU, Sigmoid, Tanh } from '@bp/layers';
import type { Activation } from '../../config';

const COMMON: Partial<Record<Activation, () => Layer>> = {
  tanh: () => new Tanh(),
  relu: () => new ReLU(),
  sigmoid: () => new Sigmoid(),
  linear: () => new Identity(),
};

/** What makes each of these activations. */
export type MakeActivation = (name: Activation) => Layer;

/** Loads what is needed for some activations. */
export async function activationsFor(names: readonly Activation[]): Promise<MakeActivation> {
  const rarer = names.every((name) => name in COMMON)
    ? {}
    : (await import('./rarer-activations')).RARER;
  return (name) => ({ ...rarer, ...COMMON })[name]?.() as Layer;
}
