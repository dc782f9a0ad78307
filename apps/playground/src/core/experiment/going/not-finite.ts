import { detectAnomaly } from '@bp/inspect';
import { ko } from '@bp/inspect/ko';
import { totalLoss } from '../look/next-step';
import type { Experiment } from '../made/experiment';
import type { Ended } from '../told';

/** Where the first number that is not finite comes from in what would be learned next, in both languages. */
export async function originOf(of: Experiment): Promise<Pick<Ended, 'layer' | 'why'>> {
  const { run, model } = of;
  const english = await run.diagnose();
  // The same step once more: a report speaks one language.
  const korean = detectAnomaly(
    () => {
      run.optimizer.zeroGrad();
      const loss = totalLoss(of);
      loss.backward();
      run.optimizer.step();
      return loss.detach();
    },
    { model, language: ko },
  );
  const en = english.toText();
  const same = korean.finding?.operation === english.finding?.operation;
  return { layer: english.finding?.layer ?? '', why: { en, ko: same ? korean.toText() : en } };
}
