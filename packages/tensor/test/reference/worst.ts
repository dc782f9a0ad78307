import { type BigFloat, fromNumber } from './big-float';
import { FLOAT32, FLOAT64, type Format, ulpError } from './ulp';

/** The largest error of a function and the arguments it came from. */
export interface Worst {
  readonly ulp: number;
  readonly at: readonly number[];
}

type Actual = (...x: number[]) => number;
type Exact = (...x: BigFloat[]) => BigFloat;

/** One argument, or all of them. */
type Point = number | readonly number[];

/** The largest error of a float32 function over finite points, which are rounded to float32. */
export function worst32(actual: Actual, exact: Exact, points: readonly Point[]): Worst {
  const rounded = points.map((point) => [point].flat().map(Math.fround));
  return worst(actual, exact, rounded, FLOAT32);
}

/** The largest error of a float64 function over finite points. */
export function worst64(actual: Actual, exact: Exact, points: readonly Point[]): Worst {
  return worst(
    actual,
    exact,
    points.map((point) => [point].flat()),
    FLOAT64,
  );
}

function worst(actual: Actual, exact: Exact, points: number[][], format: Format): Worst {
  let most: Worst = { ulp: 0, at: [] };
  for (const x of points) {
    const ulp = ulpError(actual(...x), exact(...x.map(fromNumber)), format);
    if (ulp > most.ulp) most = { ulp, at: x };
  }
  return most;
}
