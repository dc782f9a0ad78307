import { fork } from 'node:child_process';
import type { Settings } from '../settings';
import { attempt } from './attempt';
import { READERS } from './readers';

const COUNT = 100_000;
/** Without a word for so long, the child is taken to hang. */
const PATIENCE_MS = 60_000;
const WORD_EVERY = 500;
/** How many readers are tried at the same time. */
const AT_ONCE = 2;
const SHOWN = 5;

interface Word {
  /** The seed that comes next. */
  readonly at: number;
  readonly accepted: number;
  readonly faults: readonly string[];
}

/**
 * Gives every reader of files what no program wrote, and counts what should not happen: errors that are not the library's,
 * files read as something that they do not mean, files refused that are right, memory beyond what a file can ask for, hangs,
 * and the death of the process.
 *
 * @param file - this module as one file, for the child that reads
 * @returns how many faults there were
 */
export async function fuzz({ seed, count, file }: Settings & { file: string }): Promise<number> {
  let all = 0;
  const names = READERS.map(({ name }) => name);
  const inTurn = async (): Promise<void> => {
    const name = names.shift();
    if (name === undefined) return;
    const started = performance.now();
    const { accepted, faults } = await inChild(file, name, seed, seed + (count ?? COUNT));
    for (const fault of faults.slice(0, SHOWN)) console.log(`${name}: ${fault}`);
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(
      `readers: ${name}: ${count ?? COUNT} files, ${accepted} read, ${faults.length} faults, ${seconds} s (seed ${seed})`,
    );
    all += faults.length;
    await inTurn();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, inTurn));
  return all;
}

async function inChild(file: string, name: string, from: number, end: number) {
  let accepted = 0;
  const faults: string[] = [];
  for (let at = from; at < end; ) {
    const child = fork(file, ['readers-child', name, String(at), String(end)], {
      execArgv: ['--max-old-space-size=1000'],
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    let words = '';
    child.stderr?.on('data', (text) => {
      words = `${words}${text}`.slice(-300);
    });
    let clock = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    child.on('message', (word: Word) => {
      clearTimeout(clock);
      clock = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
      at = word.at;
      accepted += word.accepted;
      faults.push(...word.faults);
    });
    await new Promise((resolve) => child.on('close', resolve));
    clearTimeout(clock);
    if (at >= end) break;
    faults.push(`hangs or dies between seeds ${at} and ${at + WORD_EVERY}: ${words}`);
    at += WORD_EVERY;
  }
  return { accepted, faults };
}

/** The part of the child. */
async function run([name, from, end]: readonly string[]): Promise<void> {
  const reader = READERS.find((one) => one.name === name);
  if (reader === undefined) throw new Error(`no reader ${name}`);
  let accepted = 0;
  let faults: string[] = [];
  for (let seed = Number(from); seed < Number(end); seed++) {
    const outcome = await attempt(reader, seed);
    if (outcome.accepted) accepted++;
    if (outcome.fault !== null) faults.push(`seed ${seed}: ${outcome.fault}`);
    if ((seed + 1 - Number(from)) % WORD_EVERY === 0 || seed + 1 === Number(end)) {
      process.send?.({ at: seed + 1, accepted, faults });
      [accepted, faults] = [0, []];
    }
  }
  process.disconnect?.();
}

if (process.argv[2] === 'readers-child') await run(process.argv.slice(3));
