import type { Run, RunHistory } from '@bp/train';
import type { ExperimentConfig, LivePatch } from '../../config';

type Change = RunHistory['changes'][number];
type Settings = Change['set'];

const DROPOUT = /^net\.layers\.([a-z0-9]+)\.dropout$/;

/** What a setting of a config is called in a run, and its value there; null for one that this run does not have. */
function settingOf(
  { optimizer }: ExperimentConfig,
  path: string,
  value: number,
): readonly [string, number] | null {
  const layer = DROPOUT.exec(path)?.[1];
  if (layer !== undefined) return [`model.${layer}.dropout.p`, value];
  switch (path) {
    case 'regularization.noise':
      return ['model.inputNoise.std', value];
    case 'regularization.l1':
      return ['penalty.l1', value];
    case 'regularization.l2':
      return ['penalty.l2', penaltyOf(value)];
    case 'optimizer.weightDecay':
      return optimizer.name === 'rprop' ? null : [path, value];
    default:
      return [path, value];
  }
}

/** The penalty is ½ λ Σ w², so that its gradient is λ w. */
export const penaltyOf = (lambda: number): number => lambda / 2;

export function settingsOf(config: ExperimentConfig, patch: LivePatch): Settings {
  const found = Object.entries(patch).map(([path, value]) => settingOf(config, path, value));
  return Object.fromEntries(found.filter((one) => one !== null));
}

/** Whether a run needs the factor of a penalty: where it is not 0, or becomes so on the way. */
export function needsPenalty(config: ExperimentConfig, name: 'l1' | 'l2'): boolean {
  const path = `regularization.${name}`;
  return config.regularization[name] > 0 || config.events.some(({ patch }) => path in patch);
}

/** Has a run that stands at its start make the recorded changes whenever it passes their places. */
export function replayEvents(run: Run, config: ExperimentConfig, batches: number): void {
  if (config.events.length === 0) return;
  const paths = [...new Set(config.events.flatMap(({ patch }) => Object.keys(patch)))];
  const first = Object.fromEntries(paths.map((path) => [path, valueAt(config, path)]));
  const changes = config.events.map(
    ({ update, patch }): Change => ({
      epoch: Math.floor(update / batches),
      batch: update % batches,
      sample: 0,
      update,
      set: settingsOf(config, patch),
    }),
  );
  run.restore({ ...run.save(), changes, initial: settingsOf(config, first) });
}

/** A live setting of a config by its path. */
function valueAt(config: ExperimentConfig, path: string): number {
  const layer = DROPOUT.exec(path)?.[1];
  if (layer !== undefined) {
    return config.net.layers.find(({ id }) => id === layer)?.dropout ?? 0;
  }
  const [group, name] = path.split('.');
  return (config as unknown as Record<string, Record<string, number>>)[group][name];
}
