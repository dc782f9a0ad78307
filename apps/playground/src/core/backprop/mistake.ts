/** Names of mistakes: those of explain, and those of the forward pass. */
export type Mistake =
  | 'updated-weights'
  | 'no-slope'
  | 'extra-slope'
  | 'sign'
  | 'one-path'
  | 'wrong-index'
  | 'rounding'
  | 'no-rate'
  | 'no-activation'
  | 'no-bias'
  | 'no-half'
  | 'no-square'
  | 'no-mean'
  | 'transposed'
  | 'added';
