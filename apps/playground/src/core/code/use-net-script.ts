import type { Activation, Feature, Output } from '../config';
import type { TrainedNet } from './trained-net';

const ACTIVATIONS: Readonly<Record<Activation | Output, string>> = {
  tanh: '(z) => Math.tanh(z)',
  relu: '(z) => Math.max(0, z)',
  sigmoid: '(z) => 1 / (1 + Math.exp(-z))',
  linear: '(z) => z',
  leakyRelu: '(z) => (z > 0 ? z : 0.01 * z)',
  elu: '(z) => (z > 0 ? z : Math.expm1(z))',
  selu: '(z) => 1.0507009873554805 * (z > 0 ? z : 1.6732632423543772 * Math.expm1(z))',
  gelu: '(z) => (z / 2) * (1 + erf(z / Math.SQRT2))',
  silu: '(z) => z / (1 + Math.exp(-z))',
  mish: '(z) => z * Math.tanh(z > 20 ? z : Math.log1p(Math.exp(z)))',
  softplus: '(z) => (z > 20 ? z : Math.log1p(Math.exp(z)))',
  softsign: '(z) => z / (1 + Math.abs(z))',
  hardtanh: '(z) => Math.min(1, Math.max(-1, z))',
  // over all outputs at once, below
  softmax: '(z) => z',
  identity: '(z) => z',
};

const FEATURES: Readonly<Record<Feature, string>> = {
  x1: 'x1',
  x2: 'x2',
  'x1²': 'x1 * x1',
  'x2²': 'x2 * x2',
  x1x2: 'x1 * x2',
  'sin x1': 'Math.sin(x1)',
  'sin x2': 'Math.sin(x2)',
};

/** Abramowitz and Stegun, "Handbook of Mathematical Functions", 7.1.26; off by less than 2 × 10⁻⁷. */
const ERF = `const erf = (x) => {
  const t = 1 / (1 + 0.3275911 * Math.abs(x));
  const sum = ((((1.061405429 * t - 1.453152027) * t + 1.421413741) * t - 0.284496736) * t + 0.254829592) * t;
  return Math.sign(x) * (1 - sum * Math.exp(-x * x));
};`;

/** A script that uses a network: `predict(inputs)` gives its outputs in the units of the data. */
export function predictScript(net: TrainedNet, language: 'en' | 'ko'): string {
  const say = (en: string, ko: string) => `// ${language === 'ko' ? ko : en}`;
  const used = [...new Set(net.layers.map(({ activation }) => activation))];
  const plain = net.layers.map(({ weight, bias, norm, activation }) =>
    JSON.stringify({ activation, weight, bias, ...(norm && { norm }) }),
  );
  const lines = [
    say('The trained network: its weights, layer by layer.', '학습한 신경망. 층마다 가중치.'),
    `const layers = [\n  ${plain.join(',\n  ')}\n];`,
    ...(used.includes('gelu') ? [ERF] : []),
    'const activations = {',
    ...used.map((name) => `  ${name}: ${ACTIVATIONS[name]},`),
    '};',
    say('What was standardised while it learned.', '학습할 때 표준화한 값.'),
    `const mean = ${JSON.stringify(net.mean)};`,
    `const std = ${JSON.stringify(net.std)};`,
    '',
    'function predict(inputs) {',
    ...featureLines(net),
    '  let values = features.map((value, k) => (value - mean[k]) / std[k]);',
    '  for (const { weight, bias, norm, activation } of layers) {',
    '    values = weight.map((row, i) => {',
    '      let z = row.reduce((sum, w, k) => sum + w * values[k], bias[i]);',
    '      if (norm) z = z * norm.scale[i] + norm.shift[i];',
    '      return activations[activation](z);',
    '    });',
    '  }',
    ...(used.includes('softmax') ? SOFTMAX : []),
    net.center === 0 && net.scale === 1
      ? '  return values;'
      : `  return values.map((value) => ${net.center} + ${net.scale} * value);`,
    '}',
  ];
  return `${lines.join('\n')}\n`;
}

const SOFTMAX = [
  '  const powers = values.map((value) => Math.exp(value - Math.max(...values)));',
  '  values = powers.map((power) => power / powers.reduce((sum, one) => sum + one, 0));',
];

function featureLines({ features, inputs }: TrainedNet): string[] {
  if (features === null) return ['  const features = inputs;'];
  const names = inputs.length === 1 ? 'x1' : 'x1, x2';
  return [
    `  const [${names}] = inputs;`,
    `  const features = [${features.map((name) => FEATURES[name]).join(', ')}];`,
  ];
}
