import {
  Adadelta,
  Adagrad,
  Adam,
  Adamax,
  AdamW,
  ASGD,
  NAdam,
  type Optimizer,
  RAdam,
  RMSprop,
  Rprop,
  SGD,
} from '@bp/optim';
import type { Tensor } from '@bp/tensor';

import type { RacerName } from './racers';

/** An optimizer of the library with its defaults, and the momentum that its name says. */
export function optimizerOf(name: RacerName, parameters: readonly Tensor[], lr: number): Optimizer {
  const of = [...parameters];
  switch (name) {
    case 'sgd':
      return new SGD(of, { lr });
    case 'momentum':
      return new SGD(of, { lr, momentum: 0.9 });
    case 'nesterov':
      return new SGD(of, { lr, momentum: 0.9, nesterov: true });
    case 'adagrad':
      return new Adagrad(of, { lr });
    case 'rmsprop':
      return new RMSprop(of, { lr });
    case 'adam':
      return new Adam(of, { lr });
    case 'adamw':
      return new AdamW(of, { lr });
    case 'nadam':
      return new NAdam(of, { lr });
    case 'radam':
      return new RAdam(of, { lr });
    case 'adamax':
      return new Adamax(of, { lr });
    case 'adadelta':
      return new Adadelta(of, { lr });
    case 'asgd':
      return new ASGD(of, { lr });
    case 'rprop':
      return new Rprop(of, { lr });
  }
}
