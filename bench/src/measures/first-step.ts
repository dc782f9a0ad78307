import type { Bench } from '../runner/bench';
import { sameWork } from '../runner/contestants';
import { summarise } from '../runner/results';
import { stepWorks } from '../works';

/** Recording, planning and compiling are over after so many calls. */
const CALLS = 6;

/** What a user waits for at the start: the slowest of the first calls of a step, in a fresh process each time. */
export async function measureFirstSteps(bench: Bench): Promise<void> {
  const work = 'first-step-b32';
  const job = { kind: 'train', work: stepWorks.b32() } as const;
  const { peers, rounds } = bench.options;
  const same = sameWork('b32', peers);
  bench.say(work);
  const values = new Map(same.map((contestant) => [contestant, [] as number[]]));
  for (let round = 0; round < rounds; round++) {
    for (const [contestant, times] of values) {
      try {
        const process = bench.arena.enter(contestant);
        await process.ask({ do: 'prepare', mode: contestant.mode, job });
        times.push(Math.max(...(await process.ask({ do: 'calls', count: CALLS }))));
      } catch (error) {
        bench.fail(work, contestant, error);
        values.delete(contestant);
      }
      bench.arena.leave(contestant);
    }
  }
  for (const [{ peer, mode }, times] of values) {
    bench.add(summarise({ work, peer, mode, unit: 'ms', differs: null }, times));
  }
}
