import type { Bench } from '../runner/bench';
import { contestantsFor } from '../runner/contestants';
import { playgroundWorks } from '../works';
import { measurePages } from './pages';
import { measureRuns } from './run';

/**
 * Epochs a second of TensorFlow Playground's two networks: of each library and of our Run without a page, and of both pages in
 * a browser, while they draw.
 */
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
  await measurePages(bench);
}
