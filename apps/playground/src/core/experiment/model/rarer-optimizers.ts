import type { Module } from '@bp/module';
import {
  Adadelta,
  Adagrad,
  Adamax,
  AdamW,
  ASGD,
  NAdam,
  type Optimizer,
  RAdam,
  RMSprop,
  Rprop,
} from '@bp/optim';
import type { ExperimentConfig } from '../../config';

type Settings = ExperimentConfig['optimizer'];
type Make = (parameters: ReturnType<Module['parameters']>, settings: Settings) => Optimizer;

const betasOf = ({ lr, beta1, beta2, weightDecay }: Settings) => ({
  lr,
  betas: [beta1, beta2] as const,
  weightDecay,
});

export const RARER: Partial<Record<Settings['name'], Make>> = {
  adamw: (parameters, settings) => new AdamW(parameters, betasOf(settings)),
  rmsprop: (parameters, { lr, momentum, weightDecay }) =>
    new RMSprop(parameters, { lr, momentum, weightDecay }),
  adagrad: (parameters, { lr, weightDecay }) => new Adagrad(parameters, { lr, weightDecay }),
  adadelta: (parameters, { lr, weightDecay }) => new Adadelta(parameters, { lr, weightDecay }),
  adamax: (parameters, settings) => new Adamax(parameters, betasOf(settings)),
  nadam: (parameters, settings) => new NAdam(parameters, betasOf(settings)),
  radam: (parameters, settings) => new RAdam(parameters, betasOf(settings)),
  asgd: (parameters, { lr, weightDecay }) => new ASGD(parameters, { lr, weightDecay }),
  rprop: (parameters, { lr }) => new Rprop(parameters, { lr }),
};
