import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Bench } from '../runner/bench';
import { findPython } from '../runner/python';
import { summarise } from '../runner/results';
import { pinned } from '../runner/start';
import type { Program } from './programs';

const run = promisify(execFile);

/** Where imports are looked up: the folder of this package. */
const cwd = fileURLToPath(new URL('..', import.meta.url));

/** Milliseconds of processor time that a fresh process spends on importing a library. */
export async function measureImport(bench: Bench, programs: readonly Program[]): Promise<void> {
  const { peers, rounds } = bench.options;
  bench.say('import');
  const commands = new Map(
    programs.map(({ peer, mode, packages }) => [
      { peer, mode },
      [process.execPath, '--input-type=module', '-e', importing(packages)],
    ]),
  );
  const python = findPython();
  if (python !== null && (peers === null || peers.includes('pytorch'))) {
    commands.set({ peer: 'pytorch', mode: 'eager' }, [python.path, '-c', IMPORTING_TORCH]);
  }
  const values = new Map([...commands.keys()].map((who) => [who, [] as number[]]));
  // one more than asked for: the first fills the disk cache
  for (let round = 0; round <= rounds; round++) {
    for (const [who, times] of values) {
      try {
        const [program, ...args] = [...pinned, ...commands.get(who)!];
        const { stdout } = await run(program, args, { cwd });
        if (round > 0) times.push(Number(stdout));
      } catch (error) {
        bench.fail('import', who, error);
        values.delete(who);
      }
    }
  }
  for (const [who, times] of values) {
    bench.add(summarise({ work: 'import', ...who, unit: 'ms', differs: null }, times));
  }
}

function importing(packages: readonly string[]): string {
  return `const { user, system } = process.cpuUsage();
await Promise.all(${JSON.stringify(packages)}.map((name) => import(name)));
const after = process.cpuUsage();
process.stdout.write(String((after.user + after.system - user - system) / 1e3));`;
}

const IMPORTING_TORCH = `import time
started = time.process_time()
import torch
print((time.process_time() - started) * 1e3)`;
