import { packCheckpoint, unpackCheckpoint, writeSafetensors } from '@bp/io';
import type { SavedRun } from '@bp/train';
import type { ExperimentConfig } from '../../config';
import type { Experiment } from '../made/experiment';
import { ExperimentError } from '../told';

/** What a file holds: the state of a run, and of which config it is. */
interface Kept {
  readonly config: string;
  readonly run: SavedRun;
}

/** The state of a run as the bytes of one file. */
export function packRun({ run, config }: Experiment): Uint8Array {
  return packCheckpoint({ config: nameOf(config), run: run.save() } satisfies Kept);
}

/**
 * Has a run go on from a file. What makes it stop, and what was changed on the way, may differ from its config.
 *
 * @throws ExperimentError `saved` for what is no saved run, or one of another config; nothing has changed then
 */
export function unpackRun({ run, config }: Experiment, bytes: Uint8Array): void {
  let kept: Partial<Kept>;
  try {
    kept = unpackCheckpoint<Kept>(bytes);
  } catch {
    throw new ExperimentError('saved');
  }
  if (kept.config !== nameOf(config) || kept.run === undefined) throw new ExperimentError('saved');
  run.restore(kept.run);
}

/** The weights for other programs. */
export function packWeights({ model }: Experiment): Uint8Array {
  return writeSafetensors(model.stateDict());
}

/** What of a config must be the same for its states to fit. */
function nameOf({ stop: _, events: __, ...config }: ExperimentConfig): string {
  return JSON.stringify(config, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
