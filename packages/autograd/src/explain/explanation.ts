import type { Tensor } from '@bp/tensor';
import { type Context, contextOf, type ExplainOptions, readExplainOptions } from './context';
import {
  type Derivation,
  type DerivationId,
  type DerivationOptions,
  derive,
} from './derivation/derivation';
import { find, type ScalarName } from './find';
import { explainGradient, type GradientExplanation } from './gradient';
import { type CentralDifference, centralDifference } from './graph/central-difference';
import { type Run, readRun } from './graph/run';
import type { Scalar } from './graph/scalar';

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

  /**
   * Derives a formula of the course with the numbers of this run, line by line with reasons.
   *
   * @throws BpError `BP_OPTION` where the run has no place for it, with what it has a place for
   * @example
   * explain(loss, { notation: 'flat' }).derivation('output-layer', { of: 'w5' }).toText();
   */
  derivation(id: DerivationId, options?: DerivationOptions): Derivation {
    return derive(id, options, this.context);
  }
}

export function explain(loss: Tensor, options?: ExplainOptions): Explanation {
  return new Explanation(readRun(loss), options);
}
