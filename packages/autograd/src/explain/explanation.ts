import type { Tensor } from '@bp/tensor';
import { type Context, contextOf, type ExplainOptions, readExplainOptions } from './context';
import { graphviz, mermaid } from './diagram';
import { drawingOf } from './drawing';
import { find, type ScalarName } from './find';
import { explainGradient, type GradientExplanation } from './gradient';
import { type CentralDifference, centralDifference } from './graph/central-difference';
import { type Run, readRun } from './graph/run';
import type { Scalar } from './graph/scalar';
import type { ExplanationGraph } from './graph-data';
import { type ExplanationJson, explanationJson, graphOf } from './json';

/** A recorded loss, ready to be asked where any of its gradients comes from. */
export class Explanation {
  private readonly context: Context;
  private readonly difference: (of: Scalar) => CentralDifference;
  private readonly asked = new Set<Scalar>();

  constructor(run: Run, options: ExplainOptions | undefined) {
    this.context = contextOf(run, readExplainOptions(options));
    this.difference = (of) => centralDifference(run, of);
  }

  /**
   * The numbers with a name and their derivatives by each other, as factors of paths. Of a run with more than 2,000 of
   * these, only the paths of the gradients that were asked for, and `truncated`.
   */
  get graph(): ExplanationGraph {
    const { values, edges, truncated } = graphOf(this.context, this.asked);
    return { values, edges, truncated };
  }

  /** Where the gradient of one number comes from. */
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
    return explanationJson(this.context, this.asked, this.difference);
  }

  /**
   * A picture in the DOT language of Graphviz, from the inputs to the loss: numbers with their gradients, local derivatives
   * between them; of a run with more than 300 of these the dense layers.
   */
  toGraphviz(): string {
    return graphviz(drawingOf(this.context));
  }

  /** The same picture as a flowchart of Mermaid. */
  toMermaid(): string {
    return mermaid(drawingOf(this.context));
  }
}

export function explain(loss: Tensor, options?: ExplainOptions): Explanation {
  return new Explanation(readRun(loss), options);
}
