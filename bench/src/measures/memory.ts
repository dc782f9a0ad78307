import type { Bench } from '../runner/bench';
import { type Contestant, sameWork } from '../runner/contestants';
import { summarise } from '../runner/results';
import { stepWorks } from '../works';

/** Who is slower than this is stopped, and reports how far it came. */
const MS_A_STEP = 60;

/** Peers that ask their users to dispose of what they no longer need are seen with and without that. */
const ASKS_TO_DISPOSE = ['jax-js', 'tfjs-wasm'];

/** How much resident memory grows over many steps of work b32: peak of the last fifth less that of the first. */
export async function measureMemory(bench: Bench): Promise<void> {
  const { peers, steps } = bench.options;
  const same = sameWork('b32', peers).filter(({ peer }) => peer !== 'tfjs-cpu');
  for (const contestant of same.flatMap(withUndisposed)) {
    const { peer, mode } = contestant;
    bench.say(`memory: ${peer} ${mode}`);
    try {
      const process = bench.arena.enter(contestant);
      const job = { kind: 'train', work: stepWorks.b32() } as const;
      await process.ask({ do: 'prepare', mode, job });
      const ms = Math.max(60_000, MS_A_STEP * steps);
      const request = { do: 'memory', count: steps, ms } as const;
      const { runs, early, late } = await process.ask(request, 2 * ms);
      const work = `memory-${runs}-steps`;
      bench.add(summarise({ work, peer, mode, unit: 'MB', differs: null }, [late - early]));
    } catch (error) {
      bench.fail(`memory-${steps}-steps`, contestant, error);
    }
    bench.arena.leave(contestant);
  }
}

function withUndisposed(contestant: Contestant): Contestant[] {
  if (!ASKS_TO_DISPOSE.includes(contestant.peer)) return [contestant];
  return [contestant, { ...contestant, mode: 'undisposed' }];
}
