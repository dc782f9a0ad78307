import { BpError } from '@bp/tensor';
import { BELOW_ONE, readOptions } from '@bp/tensor/engine';
import { stratifiedSplit } from '../split/stratified-split';
import { pickRows, type XY } from '../split/xy';

/** How the functions of the data sets divide them. */
export interface PartOptions {
  /** Share of the examples to test with, above 0; 0.2 by default. */
  test?: number | undefined;
  /** Share of the examples to choose by, beside the others; 0 by default, which makes no such part. */
  validation?: number | undefined;
  /** Decides which example falls in which part; 0 by default, so that everyone has the same parts. */
  seed?: number | string | undefined;
}

/** A data set in parts, each with every class in the proportion of the whole, and all of it. */
export interface DataParts {
  /** Examples to learn from. */
  readonly train: XY;
  /** Examples to choose by, such as when to stop; only where they were asked for. */
  readonly validation?: XY;
  /** Examples to test with, once, at the end. */
  readonly test: XY;
  /** All examples, in the order of the source. */
  readonly all: XY;
  /** The name of each class; `y` holds their positions. */
  readonly classNames: readonly string[];
  readonly source: string;
  readonly licence: string;
}

export const PART_DEFAULTS = { test: 0.2, validation: 0, seed: 0 as number | string };

/** What the options of parts may be. */
const RULES = { test: BELOW_ONE, validation: BELOW_ONE, seed: null };

/**
 * The options of a data set, those of its parts among them.
 *
 * @throws BpError `BP_OPTION` where nothing would be left to test with or to learn from
 */
export function readPartOptions<T extends typeof PART_DEFAULTS>(
  op: string,
  given: { readonly [K in keyof T]?: T[K] | undefined } | undefined,
  defaults: T,
): T {
  const options = readOptions<T>(op, given, defaults, RULES as never);
  const { test, validation } = options;
  if (test === 0 || test + validation >= 1) {
    throw new BpError(
      'BP_OPTION',
      op,
      'test must be above 0 and, with validation, below 1, so that no part is empty, got test {test}, validation {validation}',
      { test, validation },
    );
  }
  return options;
}

/** The parts of examples whose y is their class; what is tested with does not depend on `validation`. */
export function partsOf(
  all: XY,
  { test, validation, seed }: typeof PART_DEFAULTS,
): Pick<DataParts, 'train' | 'validation' | 'test' | 'all'> {
  const divide = (data: XY, share: number): XY[] =>
    stratifiedSplit(data.y, [1 - share, share], { seed }).map((rows) => pickRows(data, rows));
  const [rest, tested] = divide(all, test);
  if (validation === 0) return { train: rest, test: tested, all };
  const [train, chosen] = divide(rest, validation / (1 - test));
  return { train, validation: chosen, test: tested, all };
}
