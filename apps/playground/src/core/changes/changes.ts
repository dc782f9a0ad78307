import type { ExperimentConfig } from '../config';

/** A setting that differs between two configs. */
export interface Change {
  /** Its path; a setting of a layer as `net.layers.units`, a layer that came or went as `net.layers`. */
  readonly path: string;
  /** The layer that it belongs to, counted from 1 in the config that has it; absent where it holds for all layers. */
  readonly layer?: number;
  readonly from: unknown;
  readonly to: unknown;
}

const LAYER_SETTINGS = ['units', 'activation', 'batchNorm', 'dropout'] as const;

/** What turns one config into another, in the order of a config. Live changes on the way are not settings. */
export function changesBetween(before: ExperimentConfig, after: ExperimentConfig): Change[] {
  return [
    ...plainChanges('seed', before.seed, after.seed),
    ...dataChanges(before, after),
    ...plainChanges('prep', before.prep, after.prep),
    ...layerChanges(before, after),
    ...plainChanges('net.out', before.net.out, after.net.out),
    ...plainChanges('net.init', before.net.init, after.net.init),
    ...(['loss', 'optimizer', 'regularization', 'batch', 'dtype', 'stop'] as const).flatMap((key) =>
      plainChanges(key, before[key], after[key]),
    ),
  ];
}

function dataChanges({ data: before }: ExperimentConfig, { data: after }: ExperimentConfig) {
  if (before.kind === 'generated' && after.kind === 'generated') {
    return plainChanges('data', before, after);
  }
  if (JSON.stringify(before) === JSON.stringify(after)) return [];
  const nameOf = (data: typeof before) => ('name' in data ? data.name : data.kind);
  return [{ path: 'data.name', from: nameOf(before), to: nameOf(after) }];
}

function layerChanges({ net: before }: ExperimentConfig, { net: after }: ExperimentConfig) {
  const changes: Change[] = [];
  const kept = after.layers.filter(({ id }) => before.layers.some((one) => one.id === id));
  if (kept.length < before.layers.length || kept.length < after.layers.length) {
    changes.push({ path: 'net.layers', from: before.layers.length, to: after.layers.length });
  }
  for (const key of LAYER_SETTINGS) {
    const differing = kept.flatMap((layer) => {
      const from = before.layers.find(({ id }) => id === layer.id)![key];
      if (from === layer[key]) return [];
      const path = `net.layers.${key}`;
      return [{ path, layer: after.layers.indexOf(layer) + 1, from, to: layer[key] }];
    });
    changes.push(...togetherWhereEqual(differing, kept.length));
  }
  return changes;
}

/** One change for all layers where all changed alike. */
function togetherWhereEqual(changes: readonly Change[], layers: number): readonly Change[] {
  const [first, ...rest] = changes;
  const isAll = changes.length === layers && layers > 0;
  if (!isAll || rest.some(({ from, to }) => from !== first.from || to !== first.to)) return changes;
  return [{ path: first.path, from: first.from, to: first.to }];
}

function plainChanges(path: string, before: unknown, after: unknown): Change[] {
  if (Array.isArray(before) || typeof before !== 'object' || before === null) {
    const isSame = JSON.stringify(before) === JSON.stringify(after);
    return isSame ? [] : [{ path, from: before, to: after }];
  }
  return Object.keys(before).flatMap((key) =>
    plainChanges(
      `${path}.${key}`,
      (before as Record<string, unknown>)[key],
      (after as Record<string, unknown>)[key],
    ),
  );
}
