import type { Remote } from 'comlink';
import type { ExperimentConfig } from '../../core/config';
import { type KeptRun, thinned } from '../../core/keep';
import { NUMERICS } from '../../core/proof';
import type { ShownRun } from '../../state/current-run.svelte';
import { atEpoch } from '../../state/rerun';
import type { TrainDesk } from '../../worker/train-desk';

/** A run as it is kept, with what only files hold. */
export interface RunParts {
  readonly run: KeptRun;
  readonly state: Uint8Array;
}

/** What is kept of the run that is shown: as it stands, or computed once more where only its end is shown. */
export function runToKeep(shown: ShownRun, before: ExperimentConfig | null): Promise<RunParts> {
  const { config, epoch, ask } = shown;
  const read = (desk: Remote<TrainDesk>) => partsOf(desk, config, before);
  return ask ? ask(read) : atEpoch(shown, epoch, read);
}

/** What a desk has of a run. */
export async function partsOf(
  desk: Remote<TrainDesk>,
  config: ExperimentConfig,
  before: ExperimentConfig | null,
): Promise<RunParts> {
  const { position, curve } = await desk.look({ curve: true });
  const run: KeptRun = {
    name: null,
    keptAt: new Date().toISOString(),
    config,
    before,
    numerics: NUMERICS,
    epoch: position.epoch,
    fingerprint: await desk.fingerprint(),
    curve: thinned(curve ?? EMPTY),
  };
  return { run, state: await desk.save() };
}

const NOTHING = new Float64Array();
const EMPTY = {
  epoch: NOTHING,
  train: NOTHING,
  validation: NOTHING,
  trainAccuracy: NOTHING,
  validationAccuracy: NOTHING,
};
