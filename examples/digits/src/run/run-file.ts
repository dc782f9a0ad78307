import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StateDict } from '@bp/module';
import type { EpochReport } from './display';
import type { GradientNorm } from './gradient-norms';

/** Why training ended. */
export type StopReason = 'max-epochs' | 'early-stop' | 'interrupted';

/** Everything that is needed to repeat a run and to see whether it came out the same. */
export interface RunFile {
  readonly format: 'bp-run/1';
  readonly example: 'digits';
  readonly seed: string;
  readonly config: unknown;
  readonly versions: Readonly<Record<string, string>>;
  readonly stopReason: StopReason;
  readonly epochs: readonly EpochReport[];
  readonly bestEpoch: number;
  /** The gradients of the last epoch. */
  readonly gradients: readonly GradientNorm[];
  readonly test: { readonly loss: number; readonly accuracy: number };
  readonly seconds: number;
  /** SHA-256 of the best weights. */
  readonly fingerprint: string;
}

/**
 * Makes the folder and writes into it as {@link writeRun} will, so that no run is trained in vain.
 *
 * @throws Error with a sentence for the user
 */
export function prepareFolder(folder: string, seed: string): void {
  const probe = `${join(folder, `${nameOf(seed)}.weights.json`)}.part`;
  try {
    mkdirSync(folder, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`cannot write into the folder ${folder}: ${reason}`);
  }
}

/** Writes the run and its best weights into a folder that is there; returns the paths. */
export function writeRun(folder: string, run: RunFile, weights: StateDict): string[] {
  const name = nameOf(run.seed);
  const values = Object.fromEntries(
    Object.entries(weights).map(([path, { dtype, shape, data }]) => [
      path,
      { dtype, shape, data: Array.from(data) },
    ]),
  );
  return [
    writeWhole(join(folder, `${name}.run.json`), `${JSON.stringify(run, null, 2)}\n`),
    writeWhole(join(folder, `${name}.weights.json`), `${JSON.stringify(values, written)}\n`),
  ];
}

/** Texts for the numbers that JSON cannot write; `loadStateDict` reads them. */
function written(_key: string, value: unknown): unknown {
  if (Object.is(value, -0)) return '-0';
  return typeof value === 'number' && !Number.isFinite(value) ? String(value) : value;
}

function nameOf(seed: string): string {
  return `digits-seed-${seed.replaceAll(/[^\w.-]/g, '_')}`;
}

/** Either the whole new file or the old one is there, whenever the machine stops. */
function writeWhole(path: string, text: string): string {
  writeFileSync(`${path}.part`, text);
  renameSync(`${path}.part`, path);
  return path;
}
