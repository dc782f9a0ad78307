import { fingerprint } from '@bp/module';
import { tensor } from '@bp/tensor';
import { BACKENDS, type Backend, useUsual } from './backends.mjs';
import { NETWORKS } from './networks';
import { ranAsProgram } from './plans';
import { type Moment, train } from './training';

/** Fingerprints by network and by the number of steps after which they were taken. */
export type Fingerprints = Readonly<Record<string, Readonly<Record<string, string>>>>;

/** After how many steps. */
const AFTER = [1, 20, 200];

/** The fingerprint of all losses of a run and of all that its last step has left. */
export function fingerprintOf(run: readonly Moment[]): string {
  const losses = tensor(
    run.map(({ loss }) => loss),
    { dtype: 'float64' },
  );
  return fingerprint({ ...run[run.length - 1].tensors, losses });
}

/** Trains all networks on one backend. */
export async function recompute(backend: Backend): Promise<Fingerprints> {
  await backend.start?.();
  try {
    return Object.fromEntries(
      Object.entries(NETWORKS).map(([network, make]) => {
        const run = [...train(make, backend, Math.max(...AFTER))];
        const plan = run[0].plan();
        if (plan !== null && !ranAsProgram(plan)) throw new Error(plan);
        return [
          network,
          Object.fromEntries(AFTER.map((steps) => [steps, fingerprintOf(run.slice(0, steps))])),
        ];
      }),
    );
  } finally {
    useUsual();
    await backend.stop?.();
  }
}

/** What golden.json holds. */
export function recomputeGolden(): Promise<Fingerprints> {
  return recompute(BACKENDS.reference);
}

/** Trains all networks on every backend, whose titles are the keys. */
export async function recomputeAll(): Promise<Readonly<Record<string, Fingerprints>>> {
  const all: Record<string, Fingerprints> = {};
  for (const backend of Object.values<Backend>(BACKENDS)) {
    all[backend.title] = await recompute(backend);
  }
  return all;
}
