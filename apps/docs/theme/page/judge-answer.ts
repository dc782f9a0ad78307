import { readAnswer } from '@bp/autograd/explain';

export type Verdict = 'right' | 'close' | 'sign' | 'half' | 'shifted' | 'wrong' | 'unreadable';

/** How far off an answer may be that is on its way, relative to the right one. */
const CLOSE = 0.02;
/** Nobody writes a longer one, and patterns would take their time over it. */
const LONGEST = 200;

/**
 * What a typed answer is worth: right where it lies within half a unit of the last of so many decimals, and otherwise the mistake
 * that it looks like. A comma may be the decimal point, or part thousands.
 */
export function judgeAnswer(typed: string, right: number, decimals: number): Verdict {
  if (typed.length > LONGEST) return 'unreadable';
  const readings = [typed, typed.replace(/,(?=\d{3}(?:\D|$))/g, ''), typed.replace(/\s*%\s*$/, '')]
    .map((text) => readAnswer(text)?.value)
    .filter((value) => value !== undefined);
  if (readings.length === 0) return 'unreadable';
  // halves are not represented exactly
  const tolerance = 0.5 * 10 ** -decimals * (1 + 1e-9) + 1e-12 * Math.abs(right);
  const fits = (make: (value: number) => number) =>
    readings.some((value) => Math.abs(make(value) - right) <= tolerance);
  if (fits((value) => value)) return 'right';
  // an answer that rounds to nothing looks like every mistake
  if (Math.abs(right) <= 2 * tolerance) return 'wrong';
  if (fits((value) => -value)) return 'sign';
  if (fits((value) => value * 2) || fits((value) => value / 2)) return 'half';
  if ([0.001, 0.01, 0.1, 10, 100, 1000].some((factor) => fits((value) => value * factor))) {
    return 'shifted';
  }
  const isClose = readings.some((value) => Math.abs(value - right) <= CLOSE * Math.abs(right));
  return isClose ? 'close' : 'wrong';
}
