import { fork } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { dirname } from 'node:path';
import { loadCheckpoint } from '@bp/io';
import type { Tensor } from '@bp/tensor';
import { Draw } from '../fuzz/draw';

interface Saved {
  readonly n: number;
  readonly weights: Tensor;
  readonly again: { readonly n: number };
}

/**
 * Kills a process that writes checkpoints, over and over, and looks each time whether the file is a whole one: the last that was
 * finished, or the one after it.
 *
 * @param writer - the program that writes
 * @returns what was wrong, and how often the process was killed in the midst of a file
 */
export async function killWriters(writer: string, path: string, kills: number, seed: number) {
  const draw = new Draw(seed);
  const faults: string[] = [];
  let amidst = 0;
  let next = 1;
  for (let kill = 1; kill <= kills; kill++) {
    const before = leftBehind(path).length;
    const last = await killed(writer, path, next, draw.number() * 40);
    if (leftBehind(path).length > before) amidst++;
    try {
      const { n, weights, again } = await loadCheckpoint<Saved>(path);
      const whole = again.n === n && weights.data.every((x) => x === n);
      if (!whole || n < last || n > last + 1) faults.push(`kill ${kill}: ${n} after ${last}`);
      next = n + 1;
    } catch (error) {
      faults.push(`kill ${kill}: ${error}`);
    }
  }
  return { faults, amidst };
}

/** Files that lie beside one. */
export const leftBehind = (path: string): string[] =>
  readdirSync(dirname(path)).filter((name) => name.endsWith('.tmp'));

/** Starts a writer, and kills it so long after its first file; gives the last file that it has told to be saved. */
function killed(writer: string, path: string, first: number, ms: number): Promise<number> {
  const child = fork(writer, [path, String(first)], {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  let last = first - 1;
  return new Promise((resolve) => {
    child.on('message', (n: number) => {
      last = n;
      if (n === first) setTimeout(() => child.kill('SIGKILL'), ms);
    });
    child.on('close', () => resolve(last));
  });
}
