import { type Remote, releaseProxy } from 'comlink';
import type { ExperimentConfig } from '../core/config';
import type { Measured } from '../core/proof';
import { workerClient } from '../worker/client';
import type { TrainDesk } from '../worker/train-desk';
import type { Instant, Prepared } from '../worker/train-messages';

/** What is computed once more, away from what is on the screen: a config, and the file that it may speak of. */
export interface Rerun {
  readonly config: ExperimentConfig;
  readonly file?: Uint8Array | undefined;
}

/** A desk of its own for as long as something is computed beside what a lab shows. */
export async function withDesk<T>(use: (desk: Remote<TrainDesk>) => Promise<T>): Promise<T> {
  const desk = await workerClient().open('train');
  try {
    return await use(desk);
  } finally {
    (desk as unknown as { [releaseProxy](): void })[releaseProxy]();
  }
}

/** Goes to the end of an epoch and asks there; the run is made anew from its config. */
export async function atEpoch<T>(
  { config, file }: Rerun,
  epoch: number,
  ask: (desk: Remote<TrainDesk>, prepared: Prepared) => Promise<T>,
): Promise<T> {
  return withDesk(async (desk) => {
    const prepared = await desk.prepare(config, file);
    await desk.seek(epoch);
    return ask(desk, prepared);
  });
}

/** The whole run of a config, with as many frames as are wanted. */
export async function wholeRun(
  { config, file }: Rerun,
  options: { readonly frames?: number; readonly frameSide?: number; readonly points?: number } = {},
): Promise<Instant> {
  const views = { map: 0, tiles: 0, curve: true };
  const instant = await withDesk((desk) =>
    desk.instant(config, { frames: 0, ...options, views }, file),
  );
  // only a newer call of the same desk ends one, and the desk is its own
  return instant!;
}

/** What a run came to at its end, for a challenge. */
export function measuredOf({ prepared, final }: Instant): Measured {
  const { train, validation, test } = final.figures;
  const figure = (value: number | undefined) =>
    value === undefined || Number.isNaN(value) ? null : value;
  return {
    trainLoss: figure(train?.loss),
    validationLoss: figure(validation?.loss),
    testLoss: figure(test?.loss),
    trainAccuracy: figure(train?.accuracy),
    validationAccuracy: figure(validation?.accuracy),
    testAccuracy: figure(test?.accuracy),
    weights: prepared.parameters,
    epochs: final.position.epoch,
  };
}
