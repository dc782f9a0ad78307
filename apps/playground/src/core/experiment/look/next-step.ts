import { gradients } from '@bp/autograd';
import { l1, l2 } from '@bp/regularize';
import type { Tensor } from '@bp/tensor';
import { configAt } from '../../config';
import type { Experiment } from '../made/experiment';
import { penaltyOf } from '../made/live-settings';

type Numbers = Float32Array | Float64Array;
type TellUpdate = typeof import('@bp/optim/tell').tellUpdate;

/**
 * What the next step of the optimizer starts from: the gradients of the batch that comes next, with penalties. Made of the
 * run's own record of that batch, so that masks and batch statistics are those it will learn with; nothing changes.
 */
export class NextStep {
  readonly #of: Experiment;
  #gradients: ReadonlyMap<Tensor, Tensor> | null = null;

  constructor(of: Experiment) {
    this.#of = of;
  }

  valuesOf(parameter: Tensor): Numbers {
    return parameter.data as Numbers;
  }

  gradientOf(parameter: Tensor): Numbers {
    return this.gradientTensor(parameter).contiguous().data as Numbers;
  }

  gradientTensor(parameter: Tensor): Tensor {
    this.#gradients ??= this.#backward();
    return this.#gradients.get(parameter) as Tensor;
  }

  /** What the next step adds to a parameter. */
  changeOf(parameter: Tensor, tellUpdate: TellUpdate): Numbers {
    const { optimizer } = this.#of.run;
    const told = tellUpdate(optimizer, parameter, this.gradientTensor(parameter));
    const before = this.valuesOf(parameter);
    const after = limited(told?.after.parameter as Tensor, this.#of.config.regularization.maxNorm);
    return before.map((value, i) => after[i] - value) as Numbers;
  }

  #backward(): ReadonlyMap<Tensor, Tensor> {
    const parameters = this.#of.model.parameters();
    const found = gradients([totalLoss(this.#of)], parameters);
    return new Map(parameters.map((parameter, i) => [parameter, found[i]]));
  }
}

/** Values after a step as max-norm leaves them: the weights into a unit no longer than the limit; 0 is none. */
export function limited(values: Tensor, limit: number): Numbers {
  const data = values.data as Numbers;
  if (limit === 0 || values.rank < 2) return data;
  const width = values.shape[1];
  const length = (row: number) => {
    let sum = 0;
    for (let i = row * width; i < (row + 1) * width; i++) sum += data[i] * data[i];
    return Math.sqrt(sum);
  };
  const factors = Array.from({ length: values.shape[0] }, (_, row) =>
    Math.min(1, limit / length(row)),
  );
  return data.map((w, i) => w * factors[Math.floor(i / width)]) as Numbers;
}

/** The loss of the batch that comes next, with penalties: what the next step descends. */
export function totalLoss(of: Experiment): Tensor {
  const { loss } = of.run.trace('batch');
  const extra = penaltyNow(of);
  return extra === null ? loss : loss.add(extra.cast(loss.dtype));
}

/** λ of both penalties as they are where the run is. */
export function lambdasNow({ config, run }: Experiment): {
  readonly l1: number;
  readonly l2: number;
} {
  return configAt(config, run.position.update).regularization;
}

/** The penalty as the run adds it; null for none. */
function penaltyNow(of: Experiment): Tensor | null {
  const lambda = lambdasNow(of);
  const weights = of.model.parameters().filter(({ rank }) => rank > 1);
  const first = lambda.l1 > 0 ? l1(weights, lambda.l1) : null;
  const second = lambda.l2 > 0 ? l2(weights, penaltyOf(lambda.l2)) : null;
  return first && second ? first.add(second) : (first ?? second);
}
