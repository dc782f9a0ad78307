import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { save } from '@bp/io';
import type { Module } from '@bp/module';
import type { RunHistory, StopReason as RunStopReason } from '@bp/train';
import type { GradientNorm } from './gradient-norms';

/** Why training ended. */
export type StopReason = 'max-epochs' | 'early-stop' | 'interrupted' | RunStopReason;

/** The reasons that have names of their own here. */
const REASONS: Partial<Record<RunStopReason, StopReason>> = {
  epochs: 'max-epochs',
  patience: 'early-stop',
  aborted: 'interrupted',
};

/** How well a network does on some examples. */
export interface Score {
  readonly loss: number;
  /** The share of examples whose largest logit is that of their class. */
  readonly accuracy: number;
}

/** What is known at the end of an epoch. */
export interface EpochReport {
  readonly epoch: number;
  readonly train: Score;
  readonly validation: Score;
  readonly best: boolean;
}

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
  readonly test: Score;
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

/** What the file tells of a history. */
export function reportOf({
  epochs,
  best,
  stopped,
}: RunHistory): Pick<RunFile, 'stopReason' | 'epochs' | 'bestEpoch'> {
  const reason = stopped?.reason ?? 'epochs';
  return {
    stopReason: REASONS[reason] ?? reason,
    epochs: epochs.map(({ epoch, train, validation, improved = false }) => ({
      epoch,
      train: train as unknown as Score,
      validation: validation as unknown as Score,
      best: improved,
    })),
    bestEpoch: best?.epoch ?? 0,
  };
}

/** Writes the run and the weights of the model into a folder that is there; returns the paths. */
export async function writeRun(folder: string, run: RunFile, model: Module): Promise<string[]> {
  const name = nameOf(run.seed);
  const weights = join(folder, `${name}.weights.json`);
  await save(model, weights);
  const file = join(folder, `${name}.run.json`);
  return [writeWhole(file, `${JSON.stringify(run, null, 2)}\n`), weights];
}

/** Where a run has been written. */
export interface WrittenRun {
  readonly run: string;
  readonly weights: string;
}

/** Tells whoever started this program, where that is a program that listens, what it has left. */
export function tellParent(written: WrittenRun): void {
  process.send?.(written);
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
