import type { Job } from '../works/job';
import type { Arena } from './arena';
import type { Contestant } from './contestants';
import { reasonOf } from './reason';
import { type Failure, type Row, summarise, type Unit } from './results';
import { agree } from './statistics';

/** One who takes part in a race, and what he has to do. */
export interface Entry {
  readonly contestant: Contestant;
  readonly job: Job;
  /** What is checked in place of the job, where chance is part of it. */
  readonly checked?: Job | undefined;
}

/** A work that contestants do in turns. */
export interface Race {
  readonly work: string;
  readonly unit: Unit;
  readonly entries: readonly Entry[];
  /** Whether the clock on the wall counts, and not the time of the processor. */
  readonly wall?: boolean;
  /** From the seconds of a run of the job to the unit. */
  value(seconds: number, job: Job): number;
}

export interface Pace {
  readonly rounds: number;
  readonly roundMs: number;
}

export interface Outcome {
  readonly rows: Row[];
  readonly failures: Failure[];
}

/** Seconds of a run; whoever needs longer is not waited for in every round. */
const PATIENCE = 10;

/** So many rounds before the first that counts, until engines have written their fastest code. */
const WARM_UP = 5;

/**
 * Lets all contestants do the work in interleaved rounds, so that a slow minute of the machine hits all alike.
 * Before any time is taken, those who claim to do the same must find the same numbers.
 */
export async function runRace(race: Race, arena: Arena, pace: Pace): Promise<Outcome> {
  const failures: Failure[] = [];
  const values = new Map<Entry, number[]>();
  /** Keeps those for whom `attempt` succeeds. */
  const survivors = async (
    entries: readonly Entry[],
    attempt: (entry: Entry) => Promise<unknown>,
  ) => {
    const kept: Entry[] = [];
    for (const entry of entries) {
      try {
        await attempt(entry);
        kept.push(entry);
      } catch (error) {
        const { peer, mode } = entry.contestant;
        failures.push({ work: race.work, peer, mode, reason: reasonOf(error) });
        arena.leave(entry.contestant);
      }
    }
    return kept;
  };

  let entries = await survivors(race.entries, createCheck(race, arena));
  entries = await survivors(entries, async ({ contestant, job }) => {
    const process = arena.enter(contestant);
    await process.ask({ do: 'prepare', mode: contestant.mode, job });
    const { runs, seconds } = await process.ask({ do: 'round', ms: WARM_UP * pace.roundMs });
    if (seconds / runs > PATIENCE) throw new Error(`too slow: ${(seconds / runs).toFixed(0)} s`);
  });
  for (let round = 0; round < pace.rounds; round++) {
    entries = await survivors(entries, async (entry) => {
      const process = arena.enter(entry.contestant);
      const { runs, ...taken } = await process.ask({ do: 'round', ms: pace.roundMs });
      const seconds = race.wall === true ? taken.wallSeconds : taken.seconds;
      values.set(entry, [...(values.get(entry) ?? []), race.value(seconds / runs, entry.job)]);
    });
  }
  const rows = entries.map((entry) => {
    const { peer, mode, differs } = entry.contestant;
    const who = { work: race.work, peer, mode, unit: race.unit, differs: differs(race.work) };
    return summarise(who, values.get(entry) ?? []);
  });
  return { rows, failures };
}

/** A check against PyTorch, which knows nothing of us; without it, against the first who claims the same. */
function createCheck({ work, entries }: Race, arena: Arena) {
  const same = entries.filter(
    ({ contestant: { peer, differs } }) => peer === 'pytorch' || differs(work) === null,
  );
  const found = new Map<Entry, Promise<readonly number[]>>();
  const numbersOf = (entry: Entry) => {
    const numbers = found.get(entry) ?? askNumbers(entry, arena);
    found.set(entry, numbers);
    return numbers;
  };
  const wanted = async () => {
    const outsider = same.find(({ contestant }) => contestant.peer === 'pytorch');
    for (const judge of outsider === undefined ? same : [outsider, ...same]) {
      const numbers = await numbersOf(judge).catch(() => null);
      if (numbers !== null) return { judge, numbers };
    }
    return null;
  };
  return async (entry: Entry) => {
    if (!same.includes(entry)) return;
    const numbers = await numbersOf(entry);
    const reference = await wanted();
    if (reference === null || agree(numbers, reference.numbers)) return;
    const { peer, mode } = reference.judge.contestant;
    throw new Error(
      `finds ${numbers.join(', ')} where ${peer} ${mode} finds ${reference.numbers.join(', ')}`,
    );
  };
}

async function askNumbers({ contestant, job, checked }: Entry, arena: Arena) {
  const process = arena.enter(contestant);
  await process.ask({ do: 'prepare', mode: contestant.mode, job: checked ?? job });
  return process.ask({ do: 'check' });
}
