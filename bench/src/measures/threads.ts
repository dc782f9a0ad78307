import type { Bench } from '../runner/bench';
import { threadContestants } from '../runner/contestants';
import { stepWorks } from '../works';

/** Those with kernels that are worth sharing. */
const WORKS = ['b128', 'c', 'd'];

/** Training steps a second with one thread and with two, by the clock on the wall: a second core is what threads cost. */
export async function measureThreads(bench: Bench): Promise<void> {
  const { peers, works } = bench.options;
  const ours = threadContestants.filter(({ peer }) => peers === null || peers.includes(peer));
  for (const name of WORKS.filter((work) => works.includes(work))) {
    const work = stepWorks[name]();
    const entries = ours.map((contestant) => ({
      contestant,
      job: { kind: 'train', work } as const,
    }));
    const race = { work: `threads-${name}`, unit: 'steps/s', wall: true, entries } as const;
    await bench.race({ ...race, value: (seconds) => 1 / seconds });
    bench.arena.clear();
  }
}
