import type { Explained } from './explained';
import type { Step } from './lesson';
import type { Mistake } from './mistake';
import { exact, shown } from './number';
import type { Pair } from './pair';

/** A number that goes into a gradient, as the learner used it and as it is. */
export interface Ingredient extends Pair {
  /** What the learner put in; empty where it was left out. */
  readonly mine: string;
  readonly right: string;
  readonly isSame: boolean;
}

/** What goes into a gradient along all of its paths; where the mistake tells, with what went in instead. */
export function ingredientsOf(
  step: Step,
  explained: Explained,
  mistake: Mistake,
  says: string,
): Ingredient[] {
  const { problem, look, explanation } = explained;
  const lr = problem.kind === 'net' ? problem.lr : 0;
  const write = (x: number): string => shown(x, look.digits);
  const told = explanation.gradient(explained.value(step.of).text);
  const factors = told.paths.flatMap(({ factors: all }) => all);
  const seen = new Map(factors.map((factor) => [factor.text, factor]));
  return [...seen.values()].map(({ text, latex, value }) => {
    const id = explained.idOf(text);
    const own = id === undefined ? undefined : explained.value(id);
    const isWeight = own !== undefined && /weight|bias/.test(own.role);
    const isGiven = isWeight || (own !== undefined && /input|target/.test(own.role));
    const right = isGiven ? exact(value) : write(value);
    const mine = wrongPart();
    return { text, latex, right, mine: mine ?? right, isSame: mine === null };

    function wrongPart(): string | null {
      if (mistake === 'updated-weights' && isWeight && own.id !== step.of) {
        return write(own.value - lr * (own.gradient ?? 0));
      }
      // the sentence names the derivative that was left out, or turned round
      if (!says.includes(text) || text.length < 2) return null;
      if (mistake === 'no-slope') return '1';
      if (mistake === 'sign') return write(-value);
      return null;
    }
  });
}
