// Everything a config may name. The order is that of menus; a name never changes its meaning, since links carry it.

export const GENERATED = [
  'spirals',
  'circles',
  'moons',
  'checkerboard',
  'blobs',
  'xor',
  'spirals3',
  'blobs4',
  'plane',
  'hills',
  'sine',
  'fishCakes',
] as const;
export const BUILTIN = ['digits', 'iris'] as const;
export const FEATURES = ['x1', 'x2', 'x1²', 'x2²', 'x1x2', 'sin x1', 'sin x2'] as const;
export const ACTIVATIONS = [
  'tanh',
  'relu',
  'sigmoid',
  'linear',
  'leakyRelu',
  'elu',
  'selu',
  'gelu',
  'silu',
  'mish',
  'softplus',
  'softsign',
  'hardtanh',
] as const;
export const OUTPUTS = ['sigmoid', 'softmax', 'tanh', 'identity'] as const;
export const INITS = [
  'default',
  'xavierUniform',
  'xavierNormal',
  'kaimingUniform',
  'kaimingNormal',
  'lecunNormal',
  'orthogonal',
  'uniform',
  'zeros',
] as const;
export const LOSSES = ['bce', 'crossEntropy', 'mse', 'halfSse', 'mae', 'huber', 'hinge'] as const;
export const OPTIMIZERS = [
  'sgd',
  'adam',
  'adamw',
  'rmsprop',
  'adagrad',
  'adadelta',
  'adamax',
  'nadam',
  'radam',
  'asgd',
  'rprop',
] as const;
export const SCHEDULES = [
  'constant',
  'step',
  'exponential',
  'cosine',
  'warmup',
  'oneCycle',
  'plateau',
] as const;

export type Generated = (typeof GENERATED)[number];
export type Builtin = (typeof BUILTIN)[number];
export type Feature = (typeof FEATURES)[number];
export type Activation = (typeof ACTIVATIONS)[number];
export type Output = (typeof OUTPUTS)[number];
export type Init = (typeof INITS)[number];
export type LossName = (typeof LOSSES)[number];
export type OptimizerName = (typeof OPTIMIZERS)[number];
export type ScheduleName = (typeof SCHEDULES)[number];

/** The classes behind optimizers, which is how they are written in every language. */
export const OPTIMIZER_CLASSES: Readonly<Record<OptimizerName, string>> = {
  sgd: 'SGD',
  adam: 'Adam',
  adamw: 'AdamW',
  rmsprop: 'RMSprop',
  adagrad: 'Adagrad',
  adadelta: 'Adadelta',
  adamax: 'Adamax',
  nadam: 'NAdam',
  radam: 'RAdam',
  asgd: 'ASGD',
  rprop: 'Rprop',
};
