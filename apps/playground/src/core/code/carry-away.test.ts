import { noGrad } from '@bp/autograd';
import { describe, expect, it } from 'vitest';
import {
  ACTIVATIONS,
  defaultConfig,
  type ExperimentConfig,
  FEATURES,
  patchConfig,
} from '../config';
import { Viewer } from '../experiment/look/viewer';
import { createExperiment, describe as prepared } from '../experiment/made/experiment';
import { carryAwayOf } from './carry-away';
import { runProgram } from './run-program.test-helper';
import { trainedNetOf, type Weights } from './trained-net';
import { predictScript } from './use-net-script';

type Predict = (inputs: readonly number[]) => number[];

function put(patch: Readonly<Record<string, unknown>>): ExperimentConfig {
  const start = patchConfig(defaultConfig(), 'stop.epochs', 8);
  return Object.entries(patch).reduce((now, [path, value]) => patchConfig(now, path, value), start);
}

/** A trained network, and its answers by the playground. */
async function trained(config: ExperimentConfig) {
  const of = await createExperiment(config);
  await of.run.play();
  const told = prepared(of, 1);
  const weights = Object.fromEntries(
    Object.entries(of.model.stateDict()).map(([path, { shape, data }]) => [
      path,
      { shape, data: Float64Array.from(data, Number) },
    ]),
  ) as Weights;
  const viewer = new Viewer(of);
  const answer = (x: readonly number[]) =>
    Array.from(noGrad(() => viewer.outputs(Float64Array.from(x))));
  return { net: trainedNetOf(config, weights, told), answer, told };
}

const layer = (activation: string, i: number) => ({
  ...defaultConfig().net.layers[0],
  id: `l${i}`,
  units: 4,
  activation,
  batchNorm: i % 3 === 0,
  dropout: i % 4 === 0 ? 0.2 : 0,
});

const CASES: [string, Readonly<Record<string, unknown>>][] = [
  ['one output', { 'prep.features': [...FEATURES] }],
  ['several classes', { 'data.name': 'spirals3', loss: 'crossEntropy' }],
  ['a number by tanh', { 'data.name': 'hills', loss: 'mse', 'net.out': 'tanh' }],
  ['a number of one input', { 'data.name': 'fishCakes', loss: 'mse', 'net.out': 'identity' }],
  ['margins', { loss: 'hinge' }],
  ['images', { data: { kind: 'builtin', name: 'digits' }, loss: 'crossEntropy', 'stop.epochs': 1 }],
  ['all activations', { 'net.layers': ACTIVATIONS.slice(0, 7).map(layer) }],
  ['the other activations', { 'net.layers': ACTIVATIONS.slice(7).map(layer) }],
];

describe('a network that is carried away', () => {
  it.each(CASES)('answers as it did: %s', async (_, patch) => {
    const { net, answer, told } = await trained(put(patch));
    const { values } = await runProgram<{ predict: Predict }>(predictScript(net, 'en'), [
      'predict',
    ]);
    const { x, width } = told.samples;
    for (const row of [0, 7, 31]) {
      const inputs = Array.from({ length: width }, (_, k) => x[row * width + k]);
      const expected = answer(inputs);
      const given = values.predict(inputs);
      expect(given).toHaveLength(expected.length);
      const scale = Math.max(1, Math.abs(net.scale));
      given.forEach((value, k) => {
        expect(Math.abs(value - expected[k]) / scale).toBeLessThan(2e-5);
      });
    }
  });

  it('is a page that asks for nothing from elsewhere, and whose names break out of nothing', async () => {
    const { net } = await trained(put({ 'stop.epochs': 1 }));
    const inputs = net.inputs.map((input) => ({ ...input, name: '</script><b>' }));
    const html = carryAwayOf(
      { ...net, inputs, classes: ['<i>', '</script>'] },
      { language: 'ko', title: '<b>', link: 'https://example.org/#/ko/train?c="x"' },
    );
    expect(html.match(/<script/g)).toHaveLength(1);
    expect(html.match(/<\/script>/g)).toHaveLength(1);
    expect(html.split('<script')[0]).not.toMatch(/<b>|<i>/);
    expect(html).not.toMatch(/(src|import)\s*[=(]/);
    expect(html.match(/type="range"/g)).toHaveLength(2);
  });
});
