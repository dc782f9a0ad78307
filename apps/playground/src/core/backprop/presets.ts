import type { PresetName } from './examples';
import type { ExpressionProblem, NetProblem, Problem } from './problem/problem';

/** The numbers of the 2-2-2 network of the second note: w1 … w4 lead to the hidden units, w5 … w8 to the outputs. */
const notes = (
  loss: NetProblem['loss'],
  output: NetProblem['layers'][number]['activation'] = 'sigmoid',
): NetProblem => ({
  kind: 'net',
  layers: [
    {
      weights: [
        [0.3, 0.25],
        [0.4, 0.35],
      ],
      bias: null,
      activation: 'sigmoid',
    },
    {
      weights: [
        [0.45, 0.4],
        [0.7, 0.6],
      ],
      bias: null,
      activation: output,
    },
  ],
  loss,
  x: [0.1, 0.2],
  t: [0.4, 0.6],
  lr: 0.5,
});

const expression = (source: string, at: ExpressionProblem['at']): ExpressionProblem => ({
  kind: 'expression',
  source,
  at,
});

/** Examples by the name that a link has for them. */
export const PRESETS = {
  '2-2-2': notes('halfSse'),
  '2-2-2-bce': notes('bce'),
  '2-2-2-identity': notes('halfSse', 'linear'),
  '2-2-2-mse': notes('mse'),
  // Matt Mazur, "A Step by Step Backpropagation Example", 2015; a bias of its own for each unit
  mazur: {
    kind: 'net',
    layers: [
      {
        weights: [
          [0.15, 0.2],
          [0.25, 0.3],
        ],
        bias: [0.35, 0.35],
        activation: 'sigmoid',
      },
      {
        weights: [
          [0.4, 0.45],
          [0.5, 0.55],
        ],
        bias: [0.6, 0.6],
        activation: 'sigmoid',
      },
    ],
    loss: 'halfSse',
    x: [0.05, 0.1],
    t: [0.01, 0.99],
    lr: 0.5,
  },
  logistic: {
    kind: 'net',
    layers: [{ weights: [[0.5, -0.25]], bias: [0.1], activation: 'sigmoid' }],
    loss: 'bce',
    x: [1, 2],
    t: [1],
    lr: 0.5,
  },
  square: expression('t = x + y; z = t^2', { x: 1, y: 2 }),
  chain: expression('h1 = x^2; h2 = sin(h1); y = exp(h2)', { x: 0.8 }),
  'two-paths': expression('y = w^2; x = tanh(w); p = sin(y); z = exp(x); O = p * z', { w: 0.5 }),
} as const satisfies Readonly<Record<PresetName, Problem>>;
