import { BpError, type Tensor } from '@bp/tensor';
import { checkNumber } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import { partial } from '../chain/factors';
import { find, type ScalarName } from '../chain/find';
import { stepsAround } from '../chain/steps-around';
import { Explanation } from '../explanation/explanation';
import { centralDifference } from '../graph/central-difference';
import { lossWhen } from '../graph/loss-when';
import type { Run } from '../graph/run';
import type { Scalar } from '../graph/scalar';
import type { Step } from '../graph/step';
import { shownNumber } from '../print/number';
import { equation, joined, type Text, textOf } from '../words/text';
import { english } from './english';

/** The loss if one number were another. */
export interface WhatIf extends Text {
  readonly of: string;
  readonly value: number;
  /** What the loss would be, in float64. */
  readonly loss: number;
  /** By how much it would change. */
  readonly change: number;
  /** What the straight line along the gradient predicts: E + ∂E/∂w · (value − w). */
  readonly predicted: number;
  /** loss − predicted: what the curve of the loss adds. */
  readonly error: number;
}

/** What follows from a number, be it that no gradient flows to it: the loss follows from a constant, too. */
function runAround(target: Scalar, context: Context): Pick<Run, 'steps' | 'scalars' | 'loss'> {
  const { scalars, loss } = context.run;
  const uses = (x: Tensor): boolean => scalars.ownerOf(x) === target.tensor;
  const steps = stepsAround(target, context);
  const isConstant = !steps.some(({ inputs, live }) => inputs.some((x, i) => live[i] && uses(x)));
  const followed = (step: Step): Step => ({
    ...step,
    live: step.live.map((live, i) => live || uses(step.inputs[i])),
  });
  return { steps: isConstant ? steps.map(followed) : steps, scalars, loss };
}

/**
 * What the loss would be if one number were another, and how far from that the straight line along the gradient leads. A
 * computed number may be set, too: what follows from it changes, not what it came from.
 *
 * @param of - a symbol, a path, or `[tensor, ...index]`
 * @throws BpError `BP_OPTION` for a name of nothing, for what is no finite number, and where a checkpoint or an operation of
 *   one's own would have to run again
 * @example
 * const w = parameter(2);
 * whatIf(explain(w.square(), { inputs: { w } }), 'w', 3).loss; // 9
 */
export function whatIf(explanation: Explanation, of: ScalarName, value: number): WhatIf {
  const context = Explanation.contextIn('whatIf', explanation, english);
  const target = find(of, context);
  const { symbol, shown, say, loss: old } = context;
  checkNumber('whatIf', 'value', value, { holds: Number.isFinite, text: '(-∞, ∞)' });
  const run = runAround(target, context);
  const when = lossWhen(run, target);
  if (when === null) {
    throw new BpError(
      'BP_OPTION',
      'whatIf',
      'what follows from {name} cannot run again: a checkpoint or an operation of your own uses it',
      { name: symbol(target).text },
    );
  }
  const slope = context.gradient(target) || (centralDifference(run, target).value ?? 0);
  const [before, loss] = [when(target.value), when(value)];
  const predicted = before + slope * (value - target.value);
  const error = loss - predicted;
  const noise = 1e-12 * (Math.abs(before) + Math.abs(loss));
  const isStraight = Math.abs(error) <= noise + 1e-6 * Math.abs(loss - before);
  const key = !Number.isFinite(error) ? 'infinite' : isStraight ? 'line' : 'curve';
  const line = joined(
    [
      symbol(old),
      joined(
        [
          partial(old, target, context),
          { text: `Δ${symbol(target).text}`, latex: `\\Delta ${symbol(target).latex}` },
        ],
        '·',
        ' \\cdot ',
      ),
    ],
    ' + ',
  );
  const text = textOf([
    say('what-if', {
      of: symbol(target),
      value: shownNumber(value, 15, true),
      loss: symbol(old),
      now: shown(loss),
      change: shown(loss - before),
    }),
    say('what-if-predicted', { line: equation(line, shown(predicted)), error: shown(error) }),
    ...(value === target.value ? [] : [say(`what-if-${key}`)]),
  ]);
  return { of: symbol(target).text, value, loss, change: loss - before, predicted, error, ...text };
}
