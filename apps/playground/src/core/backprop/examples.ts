/** The names of the examples, in the order of the menu; links carry them. */
export const PRESET_NAMES = [
  '2-2-2',
  '2-2-2-bce',
  '2-2-2-identity',
  '2-2-2-mse',
  'mazur',
  'logistic',
  'square',
  'chain',
  'two-paths',
] as const;
export type PresetName = (typeof PRESET_NAMES)[number];

/** What the choice of examples offers besides: an expression of one's own, a network of one's own, one from Train. */
export type ExampleName = PresetName | 'expression' | 'own' | 'net';

export const FIRST_PRESET: PresetName = '2-2-2';
