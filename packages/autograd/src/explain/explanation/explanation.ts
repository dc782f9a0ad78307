import { BpError } from '@bp/tensor';
import { isCallable } from '@bp/tensor/engine';
import { type Context, contextOf, type ReadOptions } from '../chain/context';
import { find, type ScalarName } from '../chain/find';
import { explainGradient, type GradientExplanation } from '../chain/gradient';
import { stepsAround } from '../chain/steps-around';
import type { ExplanationGraph } from '../data/graph-data';
import { type ExplanationJson, explanationJson, graphOf } from '../data/json';
import { type CentralDifference, centralDifference } from '../graph/central-difference';
import type { Run } from '../graph/run';
import type { Scalar } from '../graph/scalar';
import { type DeltaExplanation, explainDelta } from '../network/delta';
import { explainLayer, type LayerExplanation } from '../network/layer-data';
import { readTop, type SummaryOptions, summarize } from '../network/summary';
import type { ExplainLanguage } from '../words/explain-language';
import { say } from '../words/say';
import type { Text } from '../words/text';

/** A loss that was read, ready to be asked where any of its gradients comes from. Nothing that happens later changes it. */
export class Explanation {
  private readonly context: Context;
  private readonly difference: (of: Scalar) => CentralDifference;
  private made: readonly LayerExplanation[] | undefined;
  private readonly asked = new Set<Scalar>();

  /** Made by `explain`. */
  constructor(run: Run, options: ReadOptions, difference: (of: Scalar) => CentralDifference) {
    this.context = contextOf(run, options);
    // What only a textbook has on the way is moved there.
    this.difference = (of) => {
      const steps = stepsAround(of, this.context);
      return steps === run.steps ? difference(of) : centralDifference({ ...run, steps }, of);
    };
  }

  /** The dense layers in the order in which they were computed: z, h, φ′, δ and ∂W of each. */
  get layers(): readonly LayerExplanation[] {
    this.made ??= this.context.layers.map((layer) => explainLayer(layer, this.context));
    return this.made;
  }

  /**
   * The numbers with a name and their derivatives by each other, as factors of paths. Of a run with more than 2,000 of
   * these, only the paths of the gradients that were asked for, and `truncated`.
   */
  get graph(): ExplanationGraph {
    const { values, edges, truncated } = graphOf(this.context, this.asked);
    return { values, edges, truncated };
  }

  /**
   * Where the gradient of one number comes from: the chain rule along every path from the loss, and their sum.
   *
   * @param of - a symbol of the notation (`'w5'`), a path (`'fc1.weight[0,1]'`), or `[tensor, ...index]`
   * @throws BpError `BP_OPTION` where no number of the run is called so
   */
  gradient(of: ScalarName): GradientExplanation {
    const target = find(of, this.context);
    this.asked.add(target);
    return explainGradient(target, this.context, this.difference);
  }

  /**
   * All of it as data, which `explanation.schema.json` of this package describes: the graph, the layers, and the gradient
   * of each parameter number, where there are at most `maxPaths`, and of those that were asked for. Numbers are not
   * rounded; NaN and ±∞ are strings. The same run gives the same data, in any process.
   */
  toJSON(): ExplanationJson {
    return explanationJson(this.context, this.layers, this.asked, this.difference);
  }

  /**
   * The delta rule at one unit of a dense layer: δ = error · φ′.
   *
   * @param of - its sum or what it gives, `'z3'` or `'o1'`
   * @throws BpError `BP_OPTION` for what is no unit
   */
  delta(of: ScalarName): DeltaExplanation {
    return explainDelta(find(of, this.context), this.context);
  }

  /**
   * The loss, a line for each layer, and the largest gradients.
   *
   * @throws BpError `BP_OPTION` unless `top` is a whole number ≥ 0
   */
  summary(options?: SummaryOptions): Text {
    return summarize(this.layers, readTop(options), this.context);
  }

  /**
   * What an explanation holds, for the functions that tell more of it.
   *
   * @internal
   * @param english - what these say besides
   * @throws BpError `BP_OPTION` for what is no explanation
   */
  static contextIn(
    op: string,
    explanation: Explanation,
    english?: ExplainLanguage['sentences'],
  ): Context {
    const context = explanation?.context;
    if (isCallable(context?.symbol)) {
      return {
        ...context,
        say: (key, params = {}) => say(context.language, { key, params }, english),
      };
    }
    throw new BpError('BP_OPTION', op, 'expected what explain has given, got {explanation}', {
      explanation,
    });
  }
}
