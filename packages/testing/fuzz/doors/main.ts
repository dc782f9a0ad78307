import { fork } from 'node:child_process';
import { closeSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Settings } from '../settings';
import { attempt, type Fault } from './attempt';
import { allTargets } from './targets';

const CALLS = 100_000;
/** After so long without a new call the child is taken to hang. */
const PATIENCE_MS = 10_000;
const SHOWN = 60;

/**
 * Calls every door of every package with what it does not want, and counts what should not happen: errors that are not the
 * library's, messages without end, changed inputs, tensors that contradict themselves, hangs, and the death of the process.
 *
 * The calls run in a child process, which writes the seed of each call to a file before it makes it.
 *
 * @param file - this module as one file, for the child
 * @returns how many faults there were
 */
export async function fuzz({ seed, count, file }: Settings & { file: string }): Promise<number> {
  const total = count ?? CALLS;
  const end = seed + total;
  const faults: Fault[] = [];
  for (let from = seed; from < end; )
    from = await stretch(file, from, end, (fault) => faults.push(fault));
  report(faults);
  console.log(`doors: ${total} calls, ${faults.length} faults (seed ${seed})`);
  return faults.length;
}

/** Runs calls in a child until it is done, hangs or dies; gives the seed of the call to go on with. */
function stretch(
  file: string,
  from: number,
  end: number,
  found: (fault: Fault) => void,
): Promise<number> {
  const diary = join(tmpdir(), `bp-doors-${process.pid}.txt`);
  writeTo(diary, from);
  const child = fork(file, ['doors-child', diary, String(from), String(end)], {
    execArgv: ['--max-old-space-size=1500', '--enable-source-maps'],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (text) => {
    words = `${words}${text}`.slice(-2000);
  });
  child.on('message', (fault: Fault) => found(fault));
  let at = from;
  let hangs = false;
  const clock = setInterval(() => {
    const now = readDiary(diary);
    hangs = now === at;
    at = now;
    if (hangs) child.kill('SIGKILL');
  }, PATIENCE_MS);
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearInterval(clock);
      const diaryText = readFileSync(diary, 'utf8');
      const last = Number.parseInt(diaryText, 10);
      rmSync(diary, { force: true });
      if (code === 0) return resolve(end);
      const what = hangs
        ? 'hangs'
        : `ends the process: ${signal ?? code} ${words.trim().slice(-300)}`;
      found({ seed: last, target: diaryText.slice(16).trim(), what });
      return resolve(last + 1);
    });
  });
}

function report(faults: readonly Fault[]): void {
  const kinds = new Map<string, Fault[]>();
  for (const fault of faults) {
    const kind = `${fault.target} ${fault.what}`;
    kinds.set(kind, [...(kinds.get(kind) ?? []), fault]);
  }
  const most = [...kinds].sort(([, a], [, b]) => b.length - a.length);
  for (const [kind, [first, ...more]] of most.slice(0, SHOWN)) {
    console.log(`${more.length + 1} × ${kind}\n    --doors --seed ${first.seed} --count 1`);
  }
  if (most.length > SHOWN) console.log(`… and ${most.length - SHOWN} more kinds`);
}

function writeTo(diary: string, seed: number): void {
  const handle = openSync(diary, 'w');
  writeSync(handle, String(seed).padEnd(16), 0);
  closeSync(handle);
}

const readDiary = (diary: string): number => Number.parseInt(readFileSync(diary, 'utf8'), 10);

/** The part of the child. */
async function run([diary, from, end]: readonly string[]): Promise<void> {
  const targets = allTargets();
  const handle = openSync(diary, 'r+');
  process.on('unhandledRejection', () => {});
  for (let seed = Number(from); seed < Number(end); seed++) {
    const note = (target: string) => {
      writeSync(handle, `${String(seed).padEnd(16)}${target.padEnd(64)}`, 0);
    };
    for (const fault of await attempt(seed, targets, note)) process.send?.(fault);
  }
  process.disconnect?.();
  process.exit(0);
}

if (process.argv[2] === 'doors-child') await run(process.argv.slice(3));
