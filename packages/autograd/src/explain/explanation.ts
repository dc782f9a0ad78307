import type { Tensor } from '@bp/tensor';
import { type Context, contextOf, type ExplainOptions, readExplainOptions } from './context';
import { find, type ScalarName } from './find';
import { explainGradient, type GradientExplanation } from './gradient';
import { type CentralDifference, centralDifference } from './graph/central-difference';
import { type Run, readRun } from './graph/run';
import type { Scalar } from './graph/scalar';
import { type Exercise, type ExerciseOptions, exerciseOf } from './learning/exercise';
import { runAround, type WhatIf, whatIf } from './learning/what-if';

/** A recorded loss, ready to be asked where any of its gradients comes from. */
export class Explanation {
  private readonly context: Context;
  private readonly difference: (of: Scalar) => CentralDifference;

  constructor(run: Run, options: ExplainOptions | undefined) {
    this.context = contextOf(run, readExplainOptions(options));
    this.difference = (of) => centralDifference(runAround(of, this.context), of);
  }

  /** Where the gradient of one number comes from. */
  gradient(of: ScalarName): GradientExplanation {
    return explainGradient(find(of, this.context), this.context, this.difference);
  }

  /**
   * What the loss would be if one number were another, and how far from that the gradient's straight line leads. A computed
   * number may be set, too: what follows from it changes, not what it came from.
   *
   * @throws BpError `BP_OPTION` for a name of nothing, for what is no finite number, and where a checkpoint or an operation
   *   of one's own would have to run again
   */
  whatIf(of: ScalarName, value: number): WhatIf {
    return whatIf(find(of, this.context), value, this.context);
  }

  /**
   * Hides a number of a gradient, asks for it, and judges answers.
   *
   * @param hide - a factor by its formula (`'h1'`), its derivative (`'∂z3/∂w5'`) or its position; or `'product'` of the first
   *   path, `'sum'` of all, `'delta'` of the weighted sum, `'update'` with `lr`. By default the first factor that is computed
   * @throws BpError `BP_OPTION` for what cannot be hidden, and where no finite gradient flows
   */
  exercise(of: ScalarName, hide?: string | number, options?: ExerciseOptions): Exercise {
    return exerciseOf(find(of, this.context), hide, options, this.context);
  }
}

export function explain(loss: Tensor, options?: ExplainOptions): Explanation {
  return new Explanation(readRun(loss), options);
}
