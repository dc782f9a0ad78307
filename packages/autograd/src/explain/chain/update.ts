import type { Scalar } from '../graph/scalar';
import { joinProduct } from '../print/join';
import { shownNumber } from '../print/number';
import type { Pair } from '../print/pair';
import { joined } from '../words/text';
import type { Context } from './context';
import { partial } from './factors';

/** One step of plain descent, without its result: w5⁺, w5 − η·∂E/∂w5 and 0.45 − 0.5 × 0.02592286. */
export function updateSides(
  target: Scalar,
  lr: number,
  gradient: number,
  context: Context,
): [name: Pair, formula: Pair, numbers: Pair] {
  const { symbol, shown, loss } = context;
  const w = symbol(target);
  const minus = (a: Pair, b: Pair): Pair => joined([a, b], ' − ', ' - ');
  // A superscript takes no other one.
  const base = w.latex.includes('^') ? `{${w.latex}}` : w.latex;
  const eta = { text: 'η', latex: '\\eta' };
  return [
    { text: `${w.text}⁺`, latex: `${base}^{+}` },
    minus(w, joined([eta, partial(loss, target, context)], '·', ' \\cdot ')),
    minus(shown(target), joinProduct([shownNumber(lr, 8, true), shown(gradient)], ' × ')),
  ];
}
