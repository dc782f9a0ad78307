import { BpError } from '@bp/tensor';
import { isList, isPlainObject } from '@bp/tensor/engine';
import {
  type Hyperparameter,
  type SearchOptions,
  type SearchResult,
  type Trial,
  tryAll,
} from './trial';

/** What is tried of each hyperparameter. */
export type Grid = Readonly<Record<string, readonly Hyperparameter[]>>;

/** One value of each list. */
export type GridChoice<G extends Grid> = { readonly [K in keyof G]: G[K][number] };

/**
 * Tries every combination of some hyperparameters, the last one varied first.
 *
 * @param grid - the values of each by name
 * @param trial - trains with one combination, `({ lr, hidden }, { seed, signal })`, and gives how good that was
 * @param options.mode - `'min'` (the default) or `'max'`
 * @param options.seeds - each combination is tried with each; its value is the median
 * @param options.signal - ends the search
 * @param options.onTrial - is told of each trial
 * @returns the best and all trials, sorted, as plain JSON
 * @throws BpError `BP_OPTION` for a grid that is empty, and for a trial that gives no number
 * @example
 * const { best } = await gridSearch({ a: [1, 2], b: [0, 3] }, ({ a, b }) => a * b, { mode: 'max' });
 * best?.params; // { a: 2, b: 3 }
 */
export async function gridSearch<const G extends Grid>(
  grid: G,
  trial: Trial<GridChoice<G>>,
  options: SearchOptions<GridChoice<G>> = {},
): Promise<SearchResult<GridChoice<G>>> {
  const names = isPlainObject(grid) ? Object.keys(grid) : [];
  const isGrid =
    names.length > 0 && names.every((name) => isList(grid[name]) && grid[name].length > 0);
  if (!isGrid) {
    throw new BpError(
      'BP_OPTION',
      'gridSearch',
      'the grid must be lists of values by name, such as { lr: [0.1, 0.01] }, got {grid}',
      { grid },
    );
  }
  return tryAll('gridSearch', combinations(grid, names), trial, options);
}

function* combinations<G extends Grid>(
  grid: G,
  names: readonly string[],
): Generator<GridChoice<G>> {
  const [name, ...rest] = names;
  if (name === undefined) yield {} as GridChoice<G>;
  else {
    for (const value of grid[name])
      for (const others of combinations(grid, rest)) yield { [name]: value, ...others };
  }
}
