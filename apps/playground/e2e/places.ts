/** Every lab, and the states of it that look different: what follows the language in the address. */
export const PLACES: Readonly<Record<string, string>> = {
  notes: 'notes',
  'notes, all slips': 'notes?slips=1',
  train: 'train',
  'train, instant': 'train?mode=instant',
  'train, compared': 'train?compare=l2,dropout',
  backprop: 'backprop?preset=2-2-2&step=13',
  'backprop, practice': 'backprop?preset=2-2-2&step=13&practice=1',
  'backprop, expression': 'backprop?preset=square',
  'backprop, worksheet': 'backprop?sheet=1&seed=3',
  descent: 'descent?preset=race',
  'descent, fish cakes': 'descent?preset=fish-cake',
  'descent, many starts': 'descent?preset=local-minima',
  vanishing: 'vanishing?preset=sigmoid-depth',
  'vanishing, activations': 'vanishing?preset=activations',
  digits: 'digits',
};

export const LANGUAGES = ['ko', 'en'] as const;
export const THEMES = ['light', 'dark'] as const;
