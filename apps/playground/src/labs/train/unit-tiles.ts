import { type ExperimentConfig, FEATURES, type Feature } from '../../core/config';
import type { PlacedTile, UnitPlace, UnitTile } from '../../draw/network';
import type { Prepared, Snapshot } from '../../worker/train-messages';
import { featureField } from './feature-fields';
import { isPlane } from './session/fit-data';

export interface Input {
  readonly name: string;
  readonly used: boolean;
  readonly tile: UnitTile | null;
}

/** The maps of the units of a snapshot. */
export interface UnitTiles {
  /** Of a layer by its place, the output last. */
  at(index: number): readonly UnitTile[];
  /** What goes in: with two columns also the features that could. */
  inputs(chosen: readonly Feature[]): readonly Input[];
}

export function unitTiles(prepared: Prepared, shot: Snapshot): UnitTiles {
  const of = (layer: string): UnitTile[] => {
    const found = shot.tiles?.find((one) => one.layer === layer);
    if (!found) return [];
    const { side, rows, count, values, widest } = found;
    const spec = prepared.layers.find(({ id }) => id === layer);
    return Array.from({ length: count }, (_, i) => {
      const size = side * rows;
      const range = rangeOf(layer, spec?.activation ?? '', widest[i], prepared);
      return { values: values.subarray(i * size, (i + 1) * size), side, rows, range };
    });
  };
  return {
    at: (index) => of(prepared.layers[index]?.id ?? ''),
    inputs(chosen) {
      const tiles = of('in');
      if (prepared.inputs.length !== 2) {
        return prepared.features.map((name, i) => ({ name, used: true, tile: tiles[i] ?? null }));
      }
      return FEATURES.map((name) => {
        const used = chosen.includes(name);
        const tile = used ? tiles[prepared.features.indexOf(name)] : fieldTile(name);
        return { name, used, tile: tile ?? null };
      });
    },
  };
}

/** What goes in, before there are samples: the places of what will be shown. */
export function expectedInputs({ data, prep }: ExperimentConfig): readonly Input[] {
  const names = isPlane(data) ? FEATURES : prep.features;
  return names.map((name) => ({ name, used: prep.features.includes(name), tile: null }));
}

/** Each map where the page has put its unit. @param places - of the inputs, then of each layer */
export function placedTiles(
  places: readonly (readonly UnitPlace[])[],
  tiles: UnitTiles | null,
  inputs: readonly Input[],
): PlacedTile[] {
  if (!tiles || places.length === 0) return [];
  const list: PlacedTile[] = [];
  const add = (tile: UnitTile | null | undefined, place: UnitPlace | undefined, faint: boolean) => {
    if (tile && place) list.push({ tile, place, faint });
  };
  inputs.forEach(({ tile, used }, i) => {
    add(tile, places[0][i], !used);
  });
  places.slice(1).forEach((column, i) => {
    const layer = tiles.at(i);
    column.forEach((place, k) => {
      add(layer[k], place, false);
    });
  });
  return list;
}

function fieldTile(name: Feature): UnitTile {
  const { values, side } = featureField(name);
  return { values, side, rows: side, range: [-1, 1] };
}

/** Outputs over their own range; a sigmoid's half is its zero; all others around zero, up to their widest. */
function rangeOf(layer: string, activation: string, widest: number, prepared: Prepared) {
  if (layer === 'out') return prepared.outputRange;
  if (activation === 'sigmoid') return [0, 1] as const;
  if (activation === 'tanh' || activation === 'softsign') return [-1, 1] as const;
  const reach = widest > 0 ? widest : 1;
  return [-reach, reach] as const;
}
