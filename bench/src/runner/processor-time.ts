import type { Run } from '../peers/peer';
import type { MemoryUse, Round } from './protocol';

/** Shorter bursts would measure the clock. */
const BURST_MS = 2;

/** A loop that leaks is stopped when it holds this much more than at its start. */
const ENOUGH_LEAKED = 1e9;

/** Seconds that this process has spent on a processor, in all its threads. */
export function processorSeconds(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
}

/** Runs for about `ms` milliseconds, at least once. */
export async function timeRound({ run }: Run, ms: number): Promise<Round> {
  let runs = 0;
  let burst = 1;
  const seconds = processorSeconds();
  const started = performance.now();
  let now = started;
  while (now - started < ms) {
    for (let i = 0; i < burst; i++) {
      const pending = run();
      // awaiting what is done already would cost as much as a small step
      if (pending !== undefined) await pending;
    }
    runs += burst;
    const before = now;
    now = performance.now();
    if (now - before < BURST_MS) burst *= 2;
  }
  return { runs, seconds: processorSeconds() - seconds, wallSeconds: (now - started) / 1e3 };
}

/** Milliseconds of processor time of each of the first calls. */
export async function timeCalls({ run }: Run, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const started = processorSeconds();
    await run();
    times.push((processorSeconds() - started) * 1e3);
  }
  return times;
}

/** Runs up to `count` times, or `ms` milliseconds, or until it has leaked a gigabyte. */
export async function watchMemory({ run }: Run, count: number, ms: number): Promise<MemoryUse> {
  const stride = Math.max(1, Math.ceil(count / 200));
  const until = performance.now() + ms;
  const start = process.memoryUsage.rss();
  const samples = [start];
  let runs = 0;
  while (runs < count && performance.now() < until) {
    for (let i = 0; i < stride && runs < count; i++, runs++) await run();
    const now = process.memoryUsage.rss();
    samples.push(now);
    if (now - start > ENOUGH_LEAKED) break;
  }
  return { runs, ...earlyAndLate(samples) };
}

/** The peaks of the first and the last fifth, in MB: between two collections memory always grows. */
export function earlyAndLate(samples: readonly number[]): { early: number; late: number } {
  const fifth = Math.max(1, Math.floor(samples.length / 5));
  return {
    early: Math.max(...samples.slice(0, fifth)) / 1e6,
    late: Math.max(...samples.slice(-fifth)) / 1e6,
  };
}
