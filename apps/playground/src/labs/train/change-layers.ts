import { defaultLayer, type ExperimentConfig, LIMITS, MOST_LAYERS } from '../../core/config';
import type { Session } from './session/session.svelte';

const { min, max } = LIMITS['net.layers.units'];

/** More or fewer units in a layer. */
export function changeUnits(
  session: Session,
  config: ExperimentConfig,
  id: string,
  by: number,
): void {
  const layer = config.net.layers.find((one) => one.id === id);
  if (!layer) return;
  const units = Math.min(max, Math.max(min, layer.units + by));
  if (units !== layer.units) void session.set(`net.layers.${id}.units`, units);
}

/** A new layer before the one at an index, with an id of its own: the other layers keep their weights. */
export function insertLayer(session: Session, config: ExperimentConfig, index: number): void {
  const { layers } = config.net;
  if (layers.length >= MOST_LAYERS) return;
  const near = layers[index] ?? layers[index - 1];
  const layer = { ...defaultLayer(freeId(layers.map(({ id }) => id)), near?.units ?? 8) };
  const added = near ? { ...layer, activation: near.activation } : layer;
  void session.set('net.layers', [...layers.slice(0, index), added, ...layers.slice(index)]);
}

export function removeLayer(session: Session, config: ExperimentConfig, id: string): void {
  void session.set(
    'net.layers',
    config.net.layers.filter((one) => one.id !== id),
  );
}

/** The first letter that is no layer's; then letters with a number. */
export function freeId(taken: readonly string[]): string {
  for (let i = 0; ; i++) {
    const id = String.fromCharCode(97 + (i % 26)) + (i < 26 ? '' : String(Math.floor(i / 26)));
    if (!taken.includes(id)) return id;
  }
}
