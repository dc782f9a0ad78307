import type { Settings } from '../settings';
import { check } from './check';
import { generate } from './generate';
import { moduleOf } from './program';
import { shrink } from './shrink';

/** How many programs are tried by default. */
const COUNT = 2000;

/** After so many faults it is enough. */
const MOST_FAULTS = 3;

/**
 * Runs random programs by the reference, in eager WebAssembly and compiled, and prints those that differ in a bit.
 *
 * @returns how many faults were found
 */
export function fuzz({ seed, count }: Settings): number {
  const [started, programs] = [performance.now(), count ?? COUNT];
  let [tried, compiled, faults] = [0, 0, 0];
  for (let number = seed; number < seed + programs && faults < MOST_FAULTS; number++) {
    const program = generate(number);
    const verdict = check(program);
    tried++;
    if (verdict.compiled) compiled++;
    if (verdict.fault === null) continue;
    faults++;
    const smallest = shrink(program, (smaller) => check(smaller).fault !== null);
    console.log(`--- seed ${number}: ${verdict.fault}`);
    console.log(`smaller: ${check(smallest).fault}\n\n${moduleOf(smallest)}\n`);
    console.log(`again: pnpm fuzz --seed ${number} --count 1\n`);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`fuzz: ${tried} programs, ${compiled} compiled, ${faults} faults, ${seconds} s`);
  return faults;
}
