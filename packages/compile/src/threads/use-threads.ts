import { BpError } from '@bp/tensor';
import { usesWasm, wasmFeatures } from '@bp/tensor/wasm';
import { MOST_THREADS } from './control';
import { current, type Team, threadCount } from './current';
import { WorkingTeam } from './team';

/** The last change that was asked for. */
let turn: Promise<unknown> = /* @__PURE__ */ Promise.resolve();

/**
 * Has compiled steps share their large kernels among threads, with the same bits as one thread.
 *
 * It serves every compiled step of the process, also those that have been called before. What stays between the calls
 * moves into memory that threads share; `data` of such a tensor is a view of a `SharedArrayBuffer`. The threads wait for
 * work by looking for it, for 50 µs, then sleep. While another program has their processors, the main thread works alone.
 * Small kernels are never shared. Of several calls at a time the last one holds.
 *
 * In a browser the page must be cross-origin isolated. In Node the threads do not keep the process from ending.
 *
 * @param n - how many threads, with the main one, at most 32; more than the processor has cores gain nothing; 1 ends the
 *   others
 * @returns how many there are: n, or 1 where kernels do not run in WebAssembly
 * @throws BpError `BP_OPTION` where n is no whole number from 1 to 32, `BP_DEVICE` where threads cannot share memory or
 *   cannot be started; then everything stays as it was
 * @example
 * await useThreads(2); // 2
 * const step = compile((x: Tensor) => x.matmul(x).sum());
 * for (let i = 0; i < 3; i++) step(ones([256, 256]));
 * step.explain().includes('shared by 2 threads'); // true
 * await useThreads(1); // 1
 */
export async function useThreads(n: number): Promise<number> {
  if (!(Number.isInteger(n) && n >= 1 && n <= MOST_THREADS)) {
    throw new BpError(
      'BP_OPTION',
      'useThreads',
      'n must be a whole number from 1 to {most}, got {n}',
      { most: MOST_THREADS, n },
    );
  }
  // One wish after the other: the last one holds.
  const done = turn.then(() => change(n));
  turn = done.catch(() => {});
  return done;
}

async function change(n: number): Promise<number> {
  if (n === threadCount()) return n;
  if (n === 1 || !usesWasm()) {
    replaceTeam(null);
    return 1;
  }
  if (!mayShareMemory()) {
    throw new BpError(
      'BP_DEVICE',
      'useThreads',
      'this page may not share memory among threads; serve it with the headers Cross-Origin-Opener-Policy: same-origin and Cross-Origin-Embedder-Policy: require-corp',
    );
  }
  let team: WorkingTeam;
  try {
    team = await WorkingTeam.start(n - 1, () => {
      if (current.team === team) replaceTeam(null);
    });
  } catch (error) {
    const told = error instanceof Error ? error.message : String(error ?? '');
    const reason = told === '' ? 'the engine does not say why' : told;
    throw new BpError(
      'BP_DEVICE',
      'useThreads',
      'no thread could be started ({reason}); if the page has a content security policy, let it allow worker-src blob:',
      { reason },
    );
  }
  replaceTeam(team);
  return n;
}

/**
 * How many threads compiled steps use, with the main one.
 *
 * @example
 * threads(); // 1
 */
export function threads(): number {
  return threadCount();
}

function replaceTeam(team: Team | null): void {
  current.team?.end();
  current.team = team;
}

function mayShareMemory(): boolean {
  const { crossOriginIsolated } = globalThis as { crossOriginIsolated?: boolean };
  return wasmFeatures().threads && crossOriginIsolated !== false;
}
