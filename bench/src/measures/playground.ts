import type { Bench } from '../runner/bench';
import { contestantsFor } from '../runner/contestants';
import { playgroundWorks } from '../works';
import { measureRuns } from './run';

/** Epochs a second of TensorFlow Playground's two networks, without what its page draws: of each library, and of our Run. */
export async function measurePlayground(bench: Bench): Promise<void> {
  for (const [name, create] of Object.entries(playgroundWorks)) {
    const job = { kind: 'train', work: create() } as const;
    const entries = contestantsFor('train', bench.options.peers).map((contestant) => ({
      contestant,
      job,
    }));
    await bench.race({ work: name, unit: 'epochs/s', entries, value: (seconds) => 1 / seconds });
    bench.arena.clear();
  }
  measureRuns(bench);
}
