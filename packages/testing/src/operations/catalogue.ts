import { ACTIVATIONS } from './activations';
import { ARITHMETIC } from './arithmetic';
import { COMPARISON } from './comparison';
import { CONVOLUTION } from './convolution';
import { COPIES } from './copies';
import { EXPONENTIAL } from './exponential';
import { INDEXING } from './indexing';
import { JOINING } from './joining';
import type { Operations } from './operation';
import { POOLING } from './pooling';
import { PRODUCTS } from './products';
import { REDUCTIONS } from './reductions';
import { ROUNDING } from './rounding';
import { SELECTION } from './selection';
import { TRIGONOMETRIC } from './trigonometric';
import { VIEWS } from './views';

/** The rows of all operations, a file for each family. */
export const FAMILIES: readonly Operations[] = [
  ARITHMETIC,
  EXPONENTIAL,
  TRIGONOMETRIC,
  ACTIVATIONS,
  ROUNDING,
  COMPARISON,
  SELECTION,
  REDUCTIONS,
  PRODUCTS,
  CONVOLUTION,
  POOLING,
  VIEWS,
  INDEXING,
  JOINING,
  COPIES,
];

/** Every operation that `@bp/tensor` exports, and all that the suites ask of it. */
export const OPERATIONS: Operations = Object.assign({}, ...FAMILIES);

/** What `@bp/tensor` exports besides operations on tensors. */
export const NOT_OPERATIONS = {
  'makes tensors from plain values': [
    'arange',
    'eye',
    'fromNdarray',
    'full',
    'linspace',
    'ones',
    'tensor',
    'zeros',
  ],
  'draws random numbers': ['Rng', 'defaultRng', 'randomSource', 'rngFromState', 'seed'],
  'chooses what computes': ['backend', 'setBackend'],
  'tells what went wrong': ['BpError', 'getLanguage', 'isBpError', 'setLanguage'],
  'says what a tensor is': ['Tensor', 'allClose', 'equal', 'isTensor'],
  'sends tensors to another thread': ['fromTransferable', 'toTransferable'],
} as const;

/** The smooth cases of every operation that has derivatives, by its name. */
export const DIFFERENTIABLE = Object.entries(OPERATIONS).flatMap(([name, { smooth }]) =>
  typeof smooth === 'string' ? [] : [[name, smooth] as const],
);
