import type { Module } from '@bp/module';
import { Adam, type Optimizer, SGD } from '@bp/optim';
import type { ExperimentConfig } from '../../config';

type Settings = ExperimentConfig['optimizer'];
type Make = (parameters: ReturnType<Module['parameters']>, settings: Settings) => Optimizer;

const COMMON: Partial<Record<Settings['name'], Make>> = {
  sgd: (parameters, { lr, momentum, nesterov, weightDecay }) =>
    new SGD(parameters, { lr, momentum, nesterov, weightDecay }),
  adam: (parameters, { lr, beta1, beta2, weightDecay }) =>
    new Adam(parameters, { lr, betas: [beta1, beta2], weightDecay }),
};

/** What moves the weights; those that are seldom chosen are loaded. */
export async function optimizerFor({
  optimizer,
}: ExperimentConfig): Promise<(model: Module) => Optimizer> {
  const make = COMMON[optimizer.name] ?? (await import('./rarer-optimizers')).RARER[optimizer.name];
  return (model) => (make as Make)(model.parameters(), optimizer);
}
