import { type Context, contextOf, type ExplainOptions, readExplainOptions } from './context';
import { find, type ScalarName } from './find';
import { explainGradient, type GradientExplanation } from './gradient';
import { type CentralDifference, centralDifference } from './graph/central-difference';
import { type Run, readRun } from './graph/run';
import type { Scalar } from './graph/scalar';
import type { Tensor } from '@bp/tensor';

/** A recorded loss, ready to be asked where any of its gradients comes from. */
export class Explanation {
  private readonly context: Context;
  private readonly difference: (of: Scalar) => CentralDifference;

  constructor(run: Run, options: ExplainOptions | undefined) {
    this.context = contextOf(run, readExplainOptions(options));
    this.difference = (of) => centralDifference(run, of);
  }

  /** Where the gradient of one number comes from. */
  gradient(of: ScalarName): GradientExplanation {
    return explainGradient(find(of, this.context), this.context, this.difference);
  }
}

export function explain(loss: Tensor, options?: ExplainOptions): Explanation {
  return new Explanation(readRun(loss), options);
}
