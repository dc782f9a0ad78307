import { type ExperimentConfig, patchConfig } from '../../core/config';
import { type KeptRun, thinned } from '../../core/keep';
import { NUMERICS } from '../../core/proof';
import { atEpoch } from '../../state/rerun';

/** What is kept of a run at an epoch: computed once more from its config, away from what is on the screen. */
export async function runToKeep(
  config: ExperimentConfig,
  epoch: number,
  file: Uint8Array | undefined,
  before: ExperimentConfig | null,
): Promise<{ run: KeptRun; state: Uint8Array; weights: Uint8Array }> {
  return atEpoch({ config, file }, epoch, async (desk) => {
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
    return { run, state: await desk.save(), weights: await desk.safetensors() };
  });
}

const NOTHING = new Float64Array();
const EMPTY = {
  epoch: NOTHING,
  train: NOTHING,
  validation: NOTHING,
  trainAccuracy: NOTHING,
  validationAccuracy: NOTHING,
};
