import type { Activation } from '../../core/config';

/** Activations as the field writes them, in every language. */
export const ACTIVATION_TITLES: Readonly<Record<Activation, string>> = {
  tanh: 'tanh',
  relu: 'ReLU',
  sigmoid: 'sigmoid',
  linear: 'linear',
  leakyRelu: 'Leaky ReLU',
  elu: 'ELU',
  selu: 'SELU',
  gelu: 'GELU',
  silu: 'SiLU',
  mish: 'Mish',
  softplus: 'softplus',
  softsign: 'softsign',
  hardtanh: 'hardtanh',
};
