import type { Bench } from '../runner/bench';
import { contestantsFor, withBefore } from '../runner/contestants';
import { stepWorks } from '../works';
import { withoutDropout } from '../works/e';
import { measureFirstSteps } from './first-step';

/** Training steps a second: forward, loss, backward, update, the data resident. */
export async function measureSteps(bench: Bench): Promise<void> {
  for (const name of bench.options.works) {
    const work = stepWorks[name]();
    const ours = contestantsFor('train', bench.options.peers);
    const entries = withBefore(ours, bench.options.against).map((contestant) => ({
      contestant,
      job: { kind: 'train', work } as const,
      checked: { kind: 'train', work: withoutDropout(work) } as const,
    }));
    await bench.race({ work: name, unit: 'steps/s', entries, value: (seconds) => 1 / seconds });
    // a fresh process for every work: what one leaves behind must not slow the next
    bench.arena.clear();
  }
  if (bench.options.works.includes('b32')) await measureFirstSteps(bench);
}
