import { tensor } from '@bp/tensor';
import {
  type DataParts,
  PART_DEFAULTS,
  type PartOptions,
  partsOf,
  readPartOptions,
} from '../parts';

/** The data set as {@link iris} gives it: x is [n, 4] float32 in centimetres, y is [n] int32 from 0 to 2. */
export interface Iris extends DataParts {
  /** What each column of x is. */
  readonly featureNames: readonly string[];
}

/**
 * The iris flowers of Anderson and Fisher: length and width of sepals and petals of 150 flowers of three species, in parts to
 * learn from and to test with. Setosa stands apart, the other two overlap a little.
 *
 * @param options.test - share to test with, 0.2 by default
 * @param options.validation - share to choose by, none by default
 * @param options.seed - decides which flower falls in which part; 0 by default
 * @returns `train` and `test`, `validation` where asked for, and `all` in the original order: each `{ x, y }` with x [n, 4] in
 *   centimetres and y [n], the position of the species in `classNames`; new tensors at each call
 * @throws BpError `BP_OPTION` for an option that is unknown, or where a part would be empty
 * @example
 * const { train, test, classNames } = await iris();
 * [train.x.shape, test.x.shape]; // [[120, 4], [30, 4]]
 * classNames; // ['setosa', 'versicolor', 'virginica']
 * @see R. A. Fisher, "The Use of Multiple Measurements in Taxonomic Problems", Annals of Eugenics 7 (1936), table I
 */
export async function iris(
  options: PartOptions & { validation: number },
): Promise<Iris & Required<Pick<Iris, 'validation'>>>;
export async function iris(options?: PartOptions): Promise<Iris>;
export async function iris(options?: PartOptions): Promise<Iris> {
  const parts = readPartOptions('iris', options, PART_DEFAULTS);
  const { MEASUREMENTS } = await import('./measurements');
  const tenths = MEASUREMENTS.match(/\d\d/g) as string[];
  const n = tenths.length / 4;
  const x = tensor(tenths.map((two) => Number(two) / 10)).reshape([n, 4]);
  const y = tensor(Int32Array.from({ length: n }, (_, i) => Math.floor(i / 50)));
  return {
    ...partsOf({ x, y }, parts),
    classNames: ['setosa', 'versicolor', 'virginica'],
    featureNames: ['sepal length', 'sepal width', 'petal length', 'petal width'],
    source:
      'R. A. Fisher (1936), The Use of Multiple Measurements in Taxonomic Problems, table I, https://doi.org/10.1111/j.1469-1809.1936.tb02137.x',
    licence: 'facts, in the public domain',
  };
}
