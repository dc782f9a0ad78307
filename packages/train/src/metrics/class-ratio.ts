import { BpError } from '@bp/tensor';
import { type Range, readOptions } from '@bp/tensor/engine';
import type { Metric } from '../measures/metric';
import { CLASS_DEFAULTS, CLASS_RULES } from './class-options';
import { ClassTotals } from './class-totals';
import { type ClassMetricOptions, Decisions } from './decisions';
import { defineMetric, withOptions } from './define-metric';

/** How the figures of the classes become one; `'none'` leaves one figure for each class. */
export type Average = 'binary' | 'macro' | 'micro' | 'weighted' | 'none';

/** Options of precision, recall and F1. */
export interface ClassRatioOptions extends ClassMetricOptions {
  /**
   * `'binary'`, the default: the figure of class 1 of two. `'macro'`: the mean over the classes that occur in targets or
   * decisions; `'weighted'`: that mean, each counted by how often it is a target; `'micro'`: of all decisions together;
   * `'none'`: a list, one for each class.
   */
  average?: Average | undefined;
  /** What 0 / 0 is: 0 (the default), 1, or NaN, which averages leave out. */
  zeroDivision?: number | undefined;
}

/** A figure of classes: a number, or with `average: 'none'` one for each class. */
export interface ClassRatio extends Metric<number> {
  (options: ClassRatioOptions & { readonly average: 'none' }): Metric<readonly number[]>;
  (options: ClassRatioOptions): Metric<number>;
}

const DEFAULTS = { ...CLASS_DEFAULTS, average: 'binary' as Average, zeroDivision: 0 };

const ZERO_DIVISION: Range = {
  holds: (x) => x === 0 || x === 1 || Number.isNaN(x),
  text: '{0, 1, NaN}',
};

const RULES = {
  ...CLASS_RULES,
  average: ['binary', 'macro', 'micro', 'weighted', 'none'],
  zeroDivision: ZERO_DIVISION,
};

/** One class, or all of them together: how often it was right, decided, and the target. */
type Parts = (
  right: number,
  decided: number,
  actual: number,
) => readonly [over: number, under: number];

/**
 * A figure that is one count over another.
 *
 * @param parts - the two counts
 */
export function classRatio(op: string, parts: Parts): ClassRatio {
  return withOptions((options?: ClassRatioOptions) => {
    const { name, average, zeroDivision, ...how } = readOptions(op, options, DEFAULTS, RULES);
    const ratio: (...counts: Parameters<Parts>) => number = (...counts) => {
      const [over, under] = parts(...counts);
      return under === 0 ? zeroDivision : over / under;
    };
    return defineMetric(name ?? op, (loss) => {
      const totals = new ClassTotals();
      const decisions = new Decisions(op, how, loss, (actual, decided, weight, classes) =>
        totals.count(actual, decided, weight, classes),
      );
      return {
        add(prediction, target, weights) {
          decisions.add(prediction, target, weights);
          if (average === 'binary') refuseMany(op, totals.actual.length);
        },
        value() {
          decisions.finish();
          return averageOf(totals, average, ratio) as number;
        },
      };
    });
  }) as ClassRatio;
}

function refuseMany(op: string, classes: number): void {
  if (classes <= 2) return;
  throw new BpError(
    'BP_OPTION',
    op,
    "{classes} classes have one figure each; choose how they become one: {op}({ average: 'macro' }), 'weighted' or 'micro', or 'none' for all of them",
    { classes, op },
  );
}

function averageOf(
  { right, decided, actual, came }: ClassTotals,
  average: Average,
  ratio: (right: number, decided: number, actual: number) => number,
): number | number[] {
  const figures = right.map((count, c) => ratio(count, decided[c], actual[c]));
  switch (average) {
    case 'none':
      return figures;
    case 'binary':
      return figures.length === 0 ? Number.NaN : figures[1];
    case 'micro':
      return figures.length === 0 ? Number.NaN : ratio(sum(right), sum(decided), sum(actual));
    default:
  }
  let total = 0;
  let weight = 0;
  for (const [c, figure] of figures.entries()) {
    if (!came[c] || Number.isNaN(figure)) continue;
    const counts = average === 'macro' ? 1 : actual[c];
    total += counts * figure;
    weight += counts;
  }
  return total / weight;
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}
