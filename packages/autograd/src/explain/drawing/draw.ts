import { Explanation } from '../explanation/explanation';
import { graphviz, mermaid } from './diagram';
import { drawingOf } from './drawing';

/**
 * A picture in the DOT language of Graphviz, from the inputs to the loss: numbers with their gradients, local derivatives
 * between them, dashed lines from constants; of a run with more than 300 of these the dense layers.
 *
 * @throws BpError `BP_OPTION` for what is no explanation
 * @example
 * const w = parameter(2);
 * toGraphviz(explain(w.mul(3).square(), { inputs: { w } })).startsWith('digraph'); // true
 */
export function toGraphviz(explanation: Explanation): string {
  return graphviz(drawingOf(Explanation.contextIn('toGraphviz', explanation), explanation.layers));
}

/**
 * The same picture as {@link toGraphviz} as a flowchart of Mermaid.
 *
 * @throws BpError `BP_OPTION` for what is no explanation
 * @example
 * const w = parameter(2);
 * toMermaid(explain(w.mul(3).square(), { inputs: { w } })).startsWith('flowchart'); // true
 */
export function toMermaid(explanation: Explanation): string {
  return mermaid(drawingOf(Explanation.contextIn('toMermaid', explanation), explanation.layers));
}
