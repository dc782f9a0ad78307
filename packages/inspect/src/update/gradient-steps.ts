import type { Pair } from '@bp/autograd/explain';
import { BpError, type Tensor } from '@bp/tensor';
import type { Shown } from './node-spelling';
import { equation, inParentheses } from './pairs';
import { type SampleSource, sampleGradients } from './sample-gradients';
import { numbered } from './symbols';
import type { UpdateReason, UpdateStep } from './update-steps';

/** The gradient of a number, and what is known of where it came from. */
interface GivenGradient extends SampleSource {
  readonly parameter: Tensor;
  readonly index: number;
  readonly gradient: number;
  /** The sample with a line of its own. */
  readonly sample: number;
  /** The number that the gradient is by. */
  readonly symbol: Pair;
  readonly shown: Shown;
}

const G: Pair = { text: 'g', latex: 'g' };

/**
 * The lines of the gradient: that of a sample, that of the batch, and what the optimizer is given.
 *
 * @throws BpError `BP_OPTION` for a sample that the batch does not have
 */
export function gradientSteps(op: string, given: GivenGradient): UpdateStep[] {
  const { gradient, losses, perSample, sample, symbol, shown } = given;
  const step = (
    name: string,
    as: Pair,
    reason: UpdateReason,
    value: number,
    [formula, numbers]: readonly [formula: Pair, numbers?: Pair],
  ): UpdateStep => ({
    name,
    symbol: as,
    formula: equation(as, formula),
    numbers: numbers ? equation(numbers, shown(value)) : shown(value, 'parameter'),
    value,
    reason,
  });
  const recorded = step('gradient', G, 'update.gradient', gradient, [slope('E', symbol)]);
  if (losses === null && perSample === null) return [recorded];

  const { values, reduction } = sampleGradients(op, given, given);
  const count = values.length;
  if (sample >= count) {
    throw new BpError(
      'BP_OPTION',
      op,
      'sample must be below the number of samples, {count}, got {sample}',
      { count, sample },
    );
  }
  const own = numbered('g', sample + 1);
  const lines = [
    step('sample', own, 'update.sample', values[sample], [
      slope(`E_{${sample + 1}}`, symbol, numbered('E', sample + 1).text),
    ]),
  ];
  const sum = values.reduce((a, b) => a + b, 0);
  const isSum = reduction === 'sum' && count > 1;
  const all = (at: (i: number) => Pair): Pair => sumOf(count, at, isSum ? null : count);
  const batch: Pair = reduction === null ? { text: 'ḡ', latex: '\\bar{g}' } : G;
  lines.push(
    step(
      reduction === null ? 'batch' : 'gradient',
      batch,
      isSum ? 'update.sum' : 'update.mean',
      reduction === null ? sum / count : gradient,
      [all((i) => numbered('g', i + 1)), all((i) => bracketed(i, shown(values[i], 'parameter')))],
    ),
  );
  if (reduction === null) lines.push({ ...recorded, reason: 'update.other-gradient' });
  return lines;
}

/** A term with a sign of its own, where it is not the first. */
function bracketed(i: number, term: Pair): Pair {
  return i === 0 ? term : inParentheses(term);
}

function slope(latex: string, { text: of, latex: ofLatex }: Pair, text = latex): Pair {
  return { text: `∂${text}/∂${of}`, latex: `\\frac{\\partial ${latex}}{\\partial ${ofLatex}}` };
}

/** Of many terms the first and the last; over their number where it is their mean. */
function sumOf(count: number, term: (i: number) => Pair, over: number | null): Pair {
  const most = 6;
  const shown = Array.from({ length: count }, (_, i) => i);
  if (count > most) shown.splice(2, count - 3, -1);
  const parts = shown.map((i) => (i < 0 ? { text: '…', latex: '\\dots' } : term(i)));
  const text = parts.map((part) => part.text).join(' + ');
  const latex = parts.map((part) => part.latex).join(' + ');
  if (over === null || over === 1) return { text, latex };
  return { text: `(${text})/${over}`, latex: `\\frac{${latex}}{${over}}` };
}
