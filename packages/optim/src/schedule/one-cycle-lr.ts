import { BpError } from '@bp/tensor';
import {
  ABOVE_ZERO,
  BELOW_ONE,
  checkNumber,
  cos64,
  FROM_ZERO,
  readOptions,
  UP_TO_ONE,
  wholeNumber,
} from '@bp/tensor/engine';
import { type PerGroup, perGroup } from './per-group';
import { type Schedule, schedule } from './schedule';

/** Options of {@link oneCycleLr}. */
export interface OneCycleLrOptions {
  /** The largest rate, ≥ 0, or a list with one for each group. */
  maxLr: PerGroup<number>;
  /** How many updates there are in all, a whole number ≥ 1; may be left out where `epochs` and `stepsPerEpoch` are given. */
  totalSteps?: number | undefined;
  /** How many epochs there are. */
  epochs?: number | undefined;
  /** How many updates each of them has. */
  stepsPerEpoch?: number | undefined;
  /** The part of the updates in which the rate rises, in [0, 1]; 0.3 by default. */
  pctStart?: number | undefined;
  /** Along half a cosine (`'cos'`, the default) or a straight line. */
  annealStrategy?: 'cos' | 'linear' | undefined;
  /** Whether the momentum falls while the rate rises, and the other way round; true by default. */
  cycleMomentum?: boolean | undefined;
  /** The least momentum, in [0, 1), also one for each group; 0.85 by default. */
  baseMomentum?: PerGroup<number> | undefined;
  /** The largest momentum, in [0, 1), also one for each group; 0.95 by default. */
  maxMomentum?: PerGroup<number> | undefined;
  /** The first rate is `maxLr` divided by this, > 0; 25 by default. */
  divFactor?: number | undefined;
  /** The last rate is the first one divided by this, > 0; 10⁴ by default. */
  finalDivFactor?: number | undefined;
  /** Whether the rate falls to the first one in as many updates as it has risen, and then to the last one; false by default. */
  threePhase?: boolean | undefined;
}

const DEFAULTS = {
  maxLr: undefined as never as PerGroup<number>,
  totalSteps: null as number | null,
  epochs: null as number | null,
  stepsPerEpoch: null as number | null,
  pctStart: 0.3,
  annealStrategy: 'cos' as 'cos' | 'linear',
  cycleMomentum: true,
  baseMomentum: 0.85 as PerGroup<number>,
  maxMomentum: 0.95 as PerGroup<number>,
  divFactor: 25,
  finalDivFactor: 1e4,
  threePhase: false,
};

/** From one of first, largest and last to another, by their numbers, until `end`; the momentum is least where the rate is largest. */
interface Phase {
  readonly end: number;
  readonly from: number;
  readonly to: number;
}

const [FIRST, LARGEST, LAST] = [0, 1, 2];

/**
 * One cycle: up from `maxLr / divFactor` to `maxLr`, and down to a rate far below the first; the momentum (β₁ of Adam and its
 * kin) goes the other way. The base plays no part.
 *
 * After the last update the last rate stays; PyTorch goes on for one update more and then throws.
 *
 * @throws BpError `BP_OPTION` for an option that is unknown or out of range, or where the number of updates does not follow
 * @see PyTorch: OneCycleLR
 * @see L. Smith, N. Topin, "Super-Convergence: Very Fast Training of Neural Networks Using Large Learning Rates", 2018
 * @example
 * const schedule = oneCycleLr({ maxLr: 1, totalSteps: 12, annealStrategy: 'linear', pctStart: 0.5 });
 * [0, 5, 8, 11].map((step) => schedule(step, 0).toFixed(3)); // ['0.040', '1.000', '0.500', '0.000']
 */
export function oneCycleLr(options: OneCycleLrOptions): Schedule {
  const op = 'oneCycleLr';
  const given = readOptions(op, options, DEFAULTS, {
    maxLr: null,
    totalSteps: null,
    epochs: null,
    stepsPerEpoch: null,
    pctStart: UP_TO_ONE,
    annealStrategy: ['cos', 'linear'],
    baseMomentum: null,
    maxMomentum: null,
    divFactor: ABOVE_ZERO,
    finalDivFactor: ABOVE_ZERO,
  });
  const { pctStart, divFactor, finalDivFactor, threePhase } = given;
  const total = totalOf(op, given);
  const maxLr = perGroup(op, 'maxLr', given.maxLr, (...of) => checkNumber(...of, FROM_ZERO));
  const [low, high] = (['baseMomentum', 'maxMomentum'] as const).map((name) =>
    perGroup(op, name, given[name], (...of) => checkNumber(...of, BELOW_ONE)),
  );
  const up = pctStart * total - 1;
  const phases: Phase[] = threePhase
    ? [
        { end: up, from: FIRST, to: LARGEST },
        { end: 2 * pctStart * total - 2, from: LARGEST, to: FIRST },
        { end: total - 1, from: FIRST, to: LAST },
      ]
    : [
        { end: up, from: FIRST, to: LARGEST },
        { end: total - 1, from: LARGEST, to: LAST },
      ];
  const between = given.annealStrategy === 'cos' ? alongCosine : alongLine;

  /** Where a quantity is that has these values at first, where the rate is largest, and at last. */
  function at(step: number, first: number, largest: number, last: number): number {
    const now = Math.min(step, total - 1);
    let [i, start] = [0, 0];
    while (now > phases[i].end && i < phases.length - 1) start = phases[i++].end;
    const { end, from, to } = phases[i];
    const value = (stage: number) => (stage === FIRST ? first : stage === LARGEST ? largest : last);
    // A phase without a length is over when it begins.
    const share = end === start ? 1 : (now - start) / (end - start);
    return between(value(from), value(to), share);
  }
  return schedule(
    (step, _, group) => {
      const largest = maxLr(group);
      const first = largest / divFactor;
      return at(step, first, largest, first / finalDivFactor);
    },
    given.cycleMomentum
      ? { momentum: (step, group) => at(step, high(group), low(group), high(group)) }
      : {},
  );
}

function totalOf(
  op: string,
  { totalSteps, epochs, stepsPerEpoch }: Record<'totalSteps' | 'epochs' | 'stepsPerEpoch', unknown>,
): number {
  if (totalSteps !== null) return wholeNumber(op, 'totalSteps', totalSteps, 1);
  if (epochs === null || stepsPerEpoch === null) {
    throw new BpError(
      'BP_OPTION',
      op,
      'expected the number of updates: give totalSteps, or epochs and stepsPerEpoch',
    );
  }
  return wholeNumber(op, 'epochs', epochs, 1) * wholeNumber(op, 'stepsPerEpoch', stepsPerEpoch, 1);
}

function alongCosine(start: number, end: number, share: number): number {
  return end + ((start - end) / 2) * (cos64(Math.PI * share) + 1);
}

function alongLine(start: number, end: number, share: number): number {
  return (end - start) * share + start;
}
