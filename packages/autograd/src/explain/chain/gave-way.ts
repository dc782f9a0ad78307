import type { Pair } from '../print/pair';
import type { Context } from './context';

/**
 * Why a textbook form is not shown: where its output rounds to 0 or 1, its factors are infinite and 0, whose product says
 * nothing, while the stable form keeps its value.
 */
export function gaveWayLines(context: Context): Pair[] {
  const { gaveWay, run, symbol, shown, say } = context;
  return gaveWay.map(({ reading, step }) => {
    const z = step.inputs[0];
    // The number farthest out is the one that rounds.
    const at = run.scalars
      .all(z)
      .reduce((far, one) => (Math.abs(one.value) > Math.abs(far.value) ? one : far));
    const [edge] = context.edges(run.scalars.at(step.output, at.index % step.output.size));
    const name = symbol(at);
    const isSigmoid = reading === 'sigmoid-cross-entropy';
    return say('gave-way', {
      z: name,
      at: shown(at),
      function: isSigmoid
        ? { text: `σ(${name.text})`, latex: `\\sigma\\left(${name.latex}\\right)` }
        : 'softmax',
      rounded: at.value > 0 ? 1 : 0,
      product: { text: '∞ × 0', latex: '\\infty \\times 0' },
      value: shown(edge.value),
    });
  });
}
