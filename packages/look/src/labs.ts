/** The labs of the playground, in the order of its header. */
export const LABS = ['notes', 'train', 'backprop', 'descent', 'vanishing', 'digits'] as const;

export type Lab = (typeof LABS)[number];

/** What the labs are called wherever one can go to them. */
export const LAB_NAMES: Readonly<Record<'en' | 'ko', Readonly<Record<Lab, string>>>> = {
  en: {
    notes: 'The five notes',
    train: 'Train',
    backprop: 'Backprop',
    descent: 'Descent',
    vanishing: 'Vanishing',
    digits: 'Digits',
  },
  ko: {
    notes: '다섯 노트',
    train: '학습',
    backprop: '역전파',
    descent: '경사하강법',
    vanishing: '기울기 소실',
    digits: '숫자',
  },
};
