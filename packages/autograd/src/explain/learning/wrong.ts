import type { Pair } from '../print/pair';

/** What goes wrong. */
export type MistakeId =
  | 'updated-weights'
  | 'no-slope'
  | 'extra-slope'
  | 'sign'
  | 'one-path'
  | 'wrong-index'
  | 'rounding'
  | 'no-rate';

/** A wrong result with its words. */
export interface Wrong {
  readonly id: MistakeId;
  readonly value: number;
  readonly says: Pair;
}

/** Without what is right, and what was there before. */
export function different(right: number, all: readonly Wrong[]): Wrong[] {
  const kept: Wrong[] = [];
  for (const wrong of all) {
    const isNew = [right, ...kept.map(({ value }) => value)].every((x) => isOther(x, wrong.value));
    if (isNew) kept.push(wrong);
  }
  return kept;
}

/** Whether two numbers differ by more than rounding; what is not finite differs from nothing. */
export function isOther(a: number, b: number, by = 1e-6): boolean {
  return Math.abs(a - b) > by * Math.max(Math.abs(a), Math.abs(b)) && Number.isFinite(a - b);
}
