import type { Pair } from '@bp/autograd/explain';
import { explainUpdate } from '@bp/inspect';
import { type Course, Descender } from './descender';
import type { Racer } from './racers';
import type { Surface } from './surface';

/** One parameter's next step, line by line as the optimizer's own formula has it. */
export interface Arithmetic {
  readonly name: string;
  readonly value: number;
  readonly gradient: number;
  readonly change: number;
  readonly next: number;
  readonly lines: readonly {
    readonly reason: string;
    readonly formula: Pair;
    readonly numbers: Pair;
  }[];
  /** Whether the step of the optimizer comes to the same. */
  readonly ok: boolean;
}

/** How a racer's next step moves each of the two parameters; null where it is lost by then. */
export function arithmeticOf(
  surface: Surface,
  racer: Racer,
  step: number,
  course: Course,
  digits = 6,
): readonly [Arithmetic, Arithmetic] | null {
  const { optimizer, point } = new Descender(surface, racer).before(step, course);
  const { data } = point;
  if (!Number.isFinite(data[0] as number) || !Number.isFinite(data[1] as number)) return null;
  const gradient = (point.grad?.data ?? [Number.NaN, Number.NaN]) as ArrayLike<number>;
  const told = ([0, 1] as const).map((index): Arithmetic => {
    const name = surface.names[index];
    const { value, change, next, steps, check } = explainUpdate(optimizer, point, index, {
      name,
      digits,
    });
    return {
      name,
      value,
      gradient: gradient[index],
      change,
      next,
      lines: steps.map(({ reason, formula, numbers }) => ({ reason, formula, numbers })),
      ok: check.ok,
    };
  });
  return [told[0], told[1]];
}
