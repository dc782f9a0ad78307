import { parameter } from '@bp/autograd';
import * as optim from '@bp/optim';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { Lion } from '../optimizers/lion';
import type { Trial } from './trial';

type Make = (parameters: Tensor[]) => { step(): unknown };

/** Every optimizer in its ways, by the name of the export. */
export const OPTIMIZER_WAYS: Readonly<Record<string, readonly Make[]>> = {
  SGD: [
    (p) => new optim.SGD(p, { lr: 0.1 }),
    (p) => new optim.SGD(p, { lr: 0.1, momentum: 0.9, nesterov: true, weightDecay: 0.01 }),
    (p) => new optim.SGD(p, { lr: 0.1, momentum: 0.9, dampening: 0.1, maximize: true }),
  ],
  Adam: [(p) => new optim.Adam(p), (p) => new optim.Adam(p, { weightDecay: 0.1, amsgrad: true })],
  AdamW: [(p) => new optim.AdamW(p), (p) => new optim.AdamW(p, { amsgrad: true, maximize: true })],
  Adamax: [(p) => new optim.Adamax(p), (p) => new optim.Adamax(p, { weightDecay: 0.1 })],
  NAdam: [(p) => new optim.NAdam(p), (p) => new optim.NAdam(p, { weightDecay: 0.1 })],
  RAdam: [(p) => new optim.RAdam(p), (p) => new optim.RAdam(p, { weightDecay: 0.1 })],
  RMSprop: [
    (p) => new optim.RMSprop(p),
    (p) => new optim.RMSprop(p, { momentum: 0.9, centered: true, weightDecay: 0.1 }),
  ],
  Rprop: [(p) => new optim.Rprop(p)],
  Adagrad: [(p) => new optim.Adagrad(p, { lrDecay: 0.01, weightDecay: 0.1 })],
  Adadelta: [(p) => new optim.Adadelta(p), (p) => new optim.Adadelta(p, { weightDecay: 0.1 })],
  ASGD: [(p) => new optim.ASGD(p, { t0: 2 }), (p) => new optim.ASGD(p, { weightDecay: 0.1 })],
  defineOptimizer: [(p) => new Lion(p), (p) => new Lion(p, { lr: 0.1, weightDecay: 0.1 })],
  clipGradNorm: [
    (p) => ({ step: () => optim.clipGradNorm(p, 0.7) }),
    (p) => ({ step: () => optim.clipGradNorm(p, 0.7, { normType: Number.POSITIVE_INFINITY }) }),
    (p) => ({ step: () => optim.clipGradNorm(p, 0.7, { normType: 3 }) }),
  ],
  clipGradValue: [(p) => ({ step: () => optim.clipGradValue(p, 0.05) })],
};

const SHAPES = [[37, 19], [131], []] as const;

/** Updates in each of several steps; gradients are arguments. */
export function optimizerTrials(
  dtype: 'float32' | 'float64',
): Readonly<Record<string, readonly Trial[]>> {
  const rng = new Rng(3);
  const values = SHAPES.map((shape) => rng.normal(shape, { dtype }));
  const gradients = SHAPES.map((shape) => rng.normal(shape, { dtype }));
  return Object.fromEntries(
    Object.entries(OPTIMIZER_WAYS).map(([name, ways]) => [
      name,
      ways.map(
        (make, i): Trial => ({
          name: `way ${i + 1}`,
          make: () => stepOf(make, values),
          inputs: gradients,
        }),
      ),
    ]),
  );
}

function stepOf(make: Make, values: readonly Tensor[]) {
  const parameters = values.map((value) => parameter(value));
  const optimizer = make(parameters);
  // Some gradients lie the other way round; they shrink and turn, so that averages of squares are taken to 0.
  const scale = tensor(0.1, { dtype: values[0].dtype });
  return (...gradients: Tensor[]): Tensor[] => {
    for (const [i, w] of parameters.entries()) {
      const gradient = gradients[i].detach().mul(scale);
      w.grad = i === 0 ? gradient.flip(0) : gradient;
    }
    scale.assign(scale.mul(-1e-9));
    optimizer.step();
    return [
      ...parameters.map((w) => w.detach().clone()),
      ...parameters.map((w) => (w.grad as Tensor).clone()),
    ];
  };
}
