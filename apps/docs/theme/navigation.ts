import type { InBoth } from '../content/languages.ts';

/** A part of the sidebar and its pages, in the order in which one reads them. Their titles are those of the pages. */
export interface Section {
  readonly title: InBoth;
  /** The quarter of the docs that it belongs to: a lesson, a recipe, a reason, or a fact to look up. */
  readonly quarter: 'tutorials' | 'how-to' | 'explanation' | 'reference' | 'labs';
  readonly pages: readonly string[];
}

export const QUARTERS: Readonly<Record<Section['quarter'], InBoth>> = {
  tutorials: { ko: '튜토리얼', en: 'Tutorials' },
  'how-to': { ko: '방법', en: 'How-to guides' },
  explanation: { ko: '설명', en: 'Explanation' },
  reference: { ko: '참고', en: 'Reference' },
  labs: { ko: '실험실', en: 'Labs' },
};

export const SECTIONS: readonly Section[] = [
  {
    title: { ko: '튜토리얼', en: 'Tutorials' },
    quarter: 'tutorials',
    pages: [
      'tutorial/first-network',
      'bp/worked-example',
      'tutorial/own-autograd',
      'gd/fish-cake',
      'tutorial/csv',
      'tutorial/vanishing',
      'tutorial/overfitting',
      'tutorial/digits',
      'tutorial/from-link-to-project',
    ],
  },
  {
    title: { ko: '방법', en: 'How-to guides' },
    quarter: 'how-to',
    pages: [
      'how-to/install',
      'how-to/choose-packages',
      'how-to/load-csv',
      'how-to/choose-a-loss',
      'how-to/choose-an-optimizer',
      'how-to/schedule',
      'how-to/initialise',
      'how-to/regularise',
      'how-to/early-stopping',
      'how-to/check-gradients',
      'how-to/custom-parts',
      'how-to/reproducible',
      'how-to/worker',
      'how-to/save-and-load',
      'how-to/debug-nan',
      'how-to/embed-a-lab',
      'how-to/share-links',
      'how-to/translate',
    ],
  },
  {
    title: { ko: '다른 라이브러리에서 오셨다면', en: 'Coming from elsewhere' },
    quarter: 'how-to',
    pages: ['from/pytorch', 'from/keras', 'from/tensorflow-js'],
  },
  { title: { ko: '가르치기', en: 'Teaching' }, quarter: 'how-to', pages: ['teach/lessons'] },
  {
    title: { ko: '설명: 신경망', en: 'Explanation: networks' },
    quarter: 'explanation',
    pages: ['history', 'nn/mlp-notation', 'nn/bias', 'nn/logistic-regression', 'nn/initialisation'],
  },
  {
    title: { ko: '설명: 손실', en: 'Explanation: losses' },
    quarter: 'explanation',
    pages: ['loss/what-is-a-loss', 'loss/mse', 'loss/cross-entropy'],
  },
  {
    title: { ko: '설명: 경사하강법', en: 'Explanation: gradient descent' },
    quarter: 'explanation',
    pages: [
      'gd/idea',
      'gd/update-rule',
      'gd/learning-rate',
      'gd/epoch',
      'gd/batch-sgd-minibatch',
      'gd/stopping',
    ],
  },
  {
    title: { ko: '설명: 미분과 그래프', en: 'Explanation: derivatives and graphs' },
    quarter: 'explanation',
    pages: ['calc/chain-rule', 'calc/computation-graph'],
  },
  {
    title: { ko: '설명: 역전파', en: 'Explanation: backpropagation' },
    quarter: 'explanation',
    pages: [
      'bp/overview',
      'bp/forward',
      'bp/delta-rule',
      'bp/one-weight',
      'bp/matrix-form',
      'bp/examples-1-2',
      'bp/credit',
    ],
  },
  {
    title: { ko: '설명: 활성화 함수', en: 'Explanation: activations' },
    quarter: 'explanation',
    pages: [
      'act/why',
      'act/overview',
      'act/sigmoid',
      'act/tanh',
      'act/relu',
      'act/leaky-relu',
      'act/softplus',
      'act/gelu',
      'act/softmax',
    ],
  },
  {
    title: { ko: '설명: 옵티마이저', en: 'Explanation: optimizers' },
    quarter: 'explanation',
    pages: ['optim/choose', 'optim/momentum', 'optim/adagrad', 'optim/rmsprop', 'optim/adam'],
  },
  {
    title: { ko: '설명: 한계와 처방', en: 'Explanation: limits and remedies' },
    quarter: 'explanation',
    pages: [
      'limits/local-minima',
      'limits/vanishing-gradient',
      'layers/batch-norm',
      'limits/overfitting',
      'reg/validation',
      'reg/dropout',
      'reg/l1-l2',
      'reg/early-stopping',
      'limits/pre-training',
    ],
  },
  {
    title: { ko: '설명: 안에서 일어나는 일', en: 'Explanation: inside bp' },
    quarter: 'explanation',
    pages: [
      'inside/same-bits',
      'inside/tape',
      'inside/numerical-stability',
      'inside/notation',
      'inside/more-than-one-machine',
      'notes/slips',
    ],
  },
  {
    title: { ko: '실험실', en: 'Labs' },
    quarter: 'labs',
    pages: ['labs/train', 'labs/backprop', 'labs/descent', 'labs/vanishing', 'labs/digits'],
  },
  {
    title: { ko: '참고', en: 'Reference' },
    quarter: 'reference',
    pages: [
      'reference/api',
      'reference/operations',
      'reference/config',
      'reference/worker-protocol',
      'reference/glossary',
      'reference/browsers',
      'reference/benchmarks',
      'reference/changelog',
    ],
  },
];
