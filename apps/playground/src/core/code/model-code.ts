import type { Activation, ExperimentConfig, Init } from '../config';
import { objectOf, type Program } from './program';

const ACTIVATIONS: Readonly<Record<Activation, string | null>> = {
  tanh: 'Tanh',
  relu: 'ReLU',
  sigmoid: 'Sigmoid',
  linear: null,
  leakyRelu: 'LeakyReLU',
  elu: 'ELU',
  selu: 'SELU',
  gelu: 'GELU',
  silu: 'SiLU',
  mish: 'Mish',
  softplus: 'Softplus',
  softsign: 'Softsign',
  hardtanh: 'Hardtanh',
};

/** Writes `model`. @param outputs - how many outputs it has, as code */
export function writeModel(
  program: Program,
  config: ExperimentConfig,
  inputs: number,
  outputs: string,
): void {
  const { net, regularization, dtype } = config;
  program.section({
    en: 'The network. Each layer draws its first weights from the seed and its own name.',
    ko: '신경망. 층마다 시드와 자기 이름으로 처음 가중치를 뽑는다.',
  });
  const layers = (name: string) => program.use(name, '@bp/layers');
  const options = dtype === 'f64' ? ", { dtype: 'float64' }" : '';
  const linear = (from: number, to: string | number) =>
    `new ${layers('Linear')}(${from}, ${to}${options})`;
  const rows: string[] = [];
  if (regularization.noise > 0) {
    const noise = program.use('GaussianNoise', '@bp/regularize');
    rows.push(`inputNoise: new ${noise}(${regularization.noise}),`);
  }
  const sequential = layers('Sequential');
  let width = inputs;
  for (const { id, units, activation, batchNorm, dropout } of net.layers) {
    const named = ACTIVATIONS[activation];
    const parts = objectOf({
      linear: linear(width, units),
      norm: batchNorm
        ? `new ${program.use('BatchNorm1d', '@bp/regularize')}(${units}${options})`
        : undefined,
      activation: named === null ? undefined : `new ${layers(named)}()`,
      dropout:
        dropout > 0 ? `new ${program.use('Dropout', '@bp/regularize')}(${dropout})` : undefined,
    });
    rows.push(`${id}: new ${sequential}(${parts}),`);
    width = units;
  }
  const last = objectOf({
    linear: linear(width, outputs),
    activation: outputActivation(config, layers),
  });
  rows.push(`out: new ${sequential}(${last}),`);
  const parameters = parametersCode(net.init, layers);
  program.add(
    `const model = ${layers('initialize')}(`,
    `  new ${sequential}({`,
    ...rows.map((row) => `    ${row}`),
    '  }),',
    `  ${objectOf({ seed: 'seed', parameters })},`,
    ');',
  );
}

function outputActivation(
  { net: { out }, loss }: ExperimentConfig,
  layers: (name: string) => string,
): string | undefined {
  // these losses have the activation inside, where it loses no digits
  if (loss === 'bce' || loss === 'crossEntropy') return undefined;
  if (out === 'sigmoid') return `new ${layers('Sigmoid')}()`;
  return out === 'tanh' ? `new ${layers('Tanh')}()` : undefined;
}

function parametersCode(init: Init, layers: (name: string) => string): string | undefined {
  if (init === 'default') return undefined;
  const weight = () => {
    switch (init) {
      case 'zeros':
        return '0';
      case 'uniform':
        return `(shape, options) => ${layers('uniform')}(shape, { ...options, low: -0.5, high: 0.5 })`;
      case 'kaimingUniform':
      case 'kaimingNormal':
        return `(shape, options) => ${layers(init)}(shape, { ...options, nonlinearity: 'relu' })`;
      default:
        return layers(init);
    }
  };
  return objectOf({ '*.linear.weight': weight(), '*.linear.bias': '0' });
}
