import { createExperiment, type Experiment } from '../made/experiment';

/**
 * The loss of every batch up to where a run is, found by running it once more: a run that goes on for hours need not keep them.
 *
 * @throws the reason of a signal that is aborted meanwhile
 */
export async function lossesOf(
  { config, data, run, penalties }: Experiment,
  signal?: AbortSignal,
): Promise<Float64Array> {
  const updates = run.position.update;
  const again = await createExperiment(
    { ...config, stop: { ...config.stop, patience: 0 } },
    undefined,
    { data, penalties, keepLosses: true },
  );
  await again.run.play({ updates, signal });
  signal?.throwIfAborted();
  return Float64Array.from(again.run.history.losses ?? []);
}
