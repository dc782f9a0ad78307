import { CONVOLUTIONS } from './convolutions';
import { ELEMENTWISE } from './elementwise';
import { PRODUCTS } from './products';
import { REDUCTIONS } from './reductions';
import type { Samples } from './sample';
import { VIEWS } from './views';

/** How the derivative of every operation of `@bp/tensor` is checked. */
export const SAMPLES: Samples = {
  ...ELEMENTWISE,
  ...REDUCTIONS,
  ...PRODUCTS,
  ...CONVOLUTIONS,
  ...VIEWS,
};

/** What `@bp/tensor` exports besides operations. */
const NO_OPERATIONS = {
  'makes tensors from plain values': [
    'arange',
    'eye',
    'fromNdarray',
    'full',
    'fullLike',
    'linspace',
    'oneHot',
    'ones',
    'onesLike',
    'tensor',
    'zeros',
    'zerosLike',
  ],
  'draws random numbers': ['Rng', 'defaultRng', 'randomSource', 'rngFromState', 'seed'],
  'chooses what computes': ['backend', 'setBackend'],
  'tells what went wrong': ['BpError', 'getLanguage', 'isBpError', 'setLanguage'],
  'says what a tensor is': ['Tensor', 'isTensor'],
} as const;

/** What is wrong with the catalogue, given the names that `@bp/tensor` exports. */
export interface Gaps {
  /** Exported, but neither sampled nor listed as something else than an operation. */
  readonly unclassified: readonly string[];
  /** Sampled or listed, but not exported. */
  readonly stale: readonly string[];
  /** Both sampled and listed. */
  readonly twice: readonly string[];
}

/** Compares the catalogue with a list of exported names. */
export function findGaps(exported: readonly string[]): Gaps {
  const others: readonly string[] = Object.values(NO_OPERATIONS).flat();
  const known = [...Object.keys(SAMPLES), ...others];
  return {
    unclassified: exported.filter((name) => !known.includes(name)),
    stale: known.filter((name) => !exported.includes(name)),
    twice: others.filter((name) => Object.hasOwn(SAMPLES, name)),
  };
}
