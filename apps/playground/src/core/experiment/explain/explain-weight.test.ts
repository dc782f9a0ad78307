import { gradients } from '@bp/autograd';
import { explain } from '@bp/autograd/explain';
import { describe, expect, it } from 'vitest';
import { defaultConfig, defaultLayer, type ExperimentConfig, patchConfig } from '../../config';
import { NextStep } from '../look/next-step';
import { createExperiment, type Experiment } from '../made/experiment';
import type { WeightPlace } from '../told';
import { explainWeight } from './explain-weight';
import { nudgeWeight } from './nudge';
import { symbolsOf } from './symbols';

function configOf(changes: Readonly<Record<string, unknown>>, units = [3, 4]): ExperimentConfig {
  const layers = units.map((count, i) => defaultLayer('abcdef'[i], count));
  const start = patchConfig(defaultConfig(), 'net.layers', layers);
  return Object.entries(changes).reduce(
    (config, [path, value]) => patchConfig(config, path, value),
    start,
  );
}

async function trained(config: ExperimentConfig, epochs = 20): Promise<Experiment> {
  const of = await createExperiment(config);
  await of.run.play({ epochs });
  return of;
}

/** Some places of all layers, biases among them. */
function placesOf({ model }: Experiment): WeightPlace[] {
  return [...model.namedParameters()].flatMap(([path, { shape }]): WeightPlace[] => {
    if (!path.includes('linear')) return [];
    const [rows, columns] = shape;
    return columns === undefined
      ? [[path, rows - 1]]
      : [
          [path, rows - 1, 0],
          [path, 0, columns - 1],
        ];
  });
}

const CONFIGS: Readonly<Record<string, ExperimentConfig>> = {
  'binary cross-entropy': configOf({}),
  'softmax, relu, SGD with momentum': configOf({
    data: { kind: 'generated', name: 'spirals3', n: 120, noise: 0.1 },
    loss: 'crossEntropy',
    'net.layers.a.activation': 'relu',
    'optimizer.name': 'sgd',
    'optimizer.momentum': 0.9,
  }),
  'mse with tanh, L2, float64': configOf({ loss: 'mse', dtype: 'f64', 'regularization.l2': 0.01 }),
  'half of squares, L1, three hidden layers': configOf(
    { loss: 'halfSse', 'regularization.l1': 0.003, 'net.layers.c.activation': 'sigmoid' },
    [3, 2, 4],
  ),
  'a number to be learned, huber, gelu': configOf({
    data: { kind: 'generated', name: 'hills', n: 120, noise: 0 },
    loss: 'huber',
    'net.layers.b.activation': 'gelu',
    'optimizer.name': 'adamw',
    'optimizer.weightDecay': 0.01,
  }),
  'several outputs of a sigmoid': configOf({
    data: { kind: 'generated', name: 'blobs4', n: 120, noise: 0.1 },
    batch: 'full',
  }),
  'no hidden layer': configOf({}, []),
  'wide layers': configOf({}, [20, 20, 20, 20]),
};

describe('an explained weight', () => {
  for (const [name, config] of Object.entries(CONFIGS)) {
    it(`has the numbers of gradients() and of the central difference: ${name}`, async () => {
      const of = await trained(config);
      const parameters = of.model.parameters();
      for (const place of placesOf(of)) {
        const told = await explainWeight(of, place, of.data.rows[0][5], {});
        const parameter = new Map(of.model.namedParameters()).get(
          place[0],
        ) as (typeof parameters)[0];
        const index = place[1] * (parameter.shape[1] ?? 1) + (place[2] ?? 0);
        // the sample by itself
        const [own] = gradients([of.run.trace(5).loss], [parameter]);
        expect(told.sample.gradient).toBeCloseTo(Number(own.contiguous().data[index]), 6);
        expect(told.sample.value).toBeCloseTo(told.sample.gradient, 5);
        expect(told.sample.agrees).toBe(true);
        expect(told.sample.error.value * told.sample.listening.value).toBeCloseTo(
          told.sample.delta.value,
          12,
        );
        // the batch, and with penalties
        const [mean] = gradients([of.run.trace('batch').loss], [parameter]);
        expect(told.batch.mean).toBeCloseTo(Number(mean.contiguous().data[index]), 5);
        const first = of.data.rows[0].indexOf(told.batch.rows[0]);
        const [one] = gradients([of.run.trace(first).loss], [parameter]);
        expect(told.batch.gradients[0]).toBeCloseTo(Number(one.contiguous().data[index]), 5);
        expect(told.batch.mean + (told.penalty?.value ?? 0)).toBeCloseTo(told.gradient, 5);
        expect(told.gradient).toBe(new NextStep(of).gradientOf(parameter)[index]);
        // what the optimizer then does
        expect(told.ok).toBe(true);
        expect(told.next).toBeCloseTo(told.value + told.change, 12);
      }
    });
  }

  it('writes every factor as a formula and in numbers', async () => {
    const of = await trained(configOf({ 'net.layers.b.activation': 'sigmoid' }));
    const row = of.data.rows[0][0];
    const first = (await explainWeight(of, ['a.linear.weight', 1, 0], row, {})).sample;
    expect(first.listening.formula).toEqual({
      text: '1 − (h2⁽¹⁾)²',
      latex: '1 - \\left(h_{2}^{(1)}\\right)^{2}',
    });
    expect(first.listening.numbers.text).toMatch(/^1 − \(?−?0\.\d{4}\)?²$/);
    expect(first.error.formula.text).toBe(
      'δ1⁽²⁾·w12⁽²⁾ + δ2⁽²⁾·w22⁽²⁾ + δ3⁽²⁾·w32⁽²⁾ + δ4⁽²⁾·w42⁽²⁾',
    );
    expect(first.input.symbol.text).toBe('x1');
    const second = (await explainWeight(of, ['b.linear.weight', 0, 2], row, { notation: 'nodes' }))
      .sample;
    expect(second.listening.formula.text).toBe('y_h4·(1 − y_h4)');
    expect(second.input.formula.text).toBe('y_h3');
    expect(second.error.formula.text).toBe('δ8·w84');
    const last = (await explainWeight(of, ['out.linear.bias', 0], row, { notation: 'from-to' }))
      .sample;
    expect(last.listening.formula.text).toBe('o1·(1 − o1)');
    expect(last.error.formula.text).toBe('−y1/o1 + (1 − y1)/(1 − o1)');
    expect(last.input.value).toBe(1);
  });

  it('is what the next step does', async () => {
    const of = await trained(CONFIGS['mse with tanh, L2, float64']);
    const place: WeightPlace = ['b.linear.weight', 2, 1];
    const { next, value, limited } = await explainWeight(of, place, null, {});
    expect(limited).toBeNull();
    const { weight } = of.blocks[1].linear;
    expect(weight.at(2, 1).item()).toBe(value);
    of.run.step('batch');
    expect(weight.at(2, 1).item()).toBeCloseTo(next, 12);
  });

  it('tells what max-norm leaves of it', async () => {
    const of = await trained(configOf({ 'regularization.maxNorm': 0.5, dtype: 'f64' }));
    const place: WeightPlace = ['b.linear.weight', 2, 1];
    const { next, limited } = await explainWeight(of, place, null, {});
    of.run.step('batch');
    const { weight } = of.blocks[1].linear;
    expect(weight.at(2, 1).item()).toBeCloseTo(limited ?? Number.NaN, 12);
    expect(limited).not.toBe(next);
  });

  it('says what the step would be with other settings, and changes nothing', async () => {
    const of = await trained(CONFIGS['softmax, relu, SGD with momentum']);
    const print = of.run.fingerprint;
    const place: WeightPlace = ['a.linear.weight', 1, 1];
    const now = await explainWeight(of, place, null, {});
    const slower = await explainWeight(of, place, null, { whatIf: { lr: 0.001, momentum: 0 } });
    expect(slower.change).toBeCloseTo(-0.001 * now.gradient, 7);
    const held = await explainWeight(of, place, null, { whatIf: { l2: 0.5 } });
    expect(held.gradient).toBeCloseTo(now.gradient + 0.5 * now.value, 6);
    expect(held.penalty?.value).toBeCloseTo(0.5 * now.value, 6);
    expect(of.run.fingerprint).toBe(print);
    expect(await explainWeight(of, place, null, {})).toEqual(now);
  });

  it('averages over the batch also where samples depend on one another', async () => {
    const layers = [
      { ...defaultLayer('a', 4), batchNorm: true },
      { ...defaultLayer('b', 4), dropout: 0.3 },
    ];
    const of = await trained(configOf({ 'net.layers': layers, 'regularization.noise': 0.1 }));
    for (const place of placesOf(of)) {
      const told = await explainWeight(of, place, null, {});
      expect(told.batch.mean).toBeCloseTo(told.gradient, 5);
      expect(told.sample.value).toBeCloseTo(told.sample.gradient, 5);
      expect(told.sample.agrees).toBe(true);
    }
  });

  it('leaves every bit of the run as it is', async () => {
    const config = CONFIGS['binary cross-entropy'];
    const [watched, left] = [await trained(config), await trained(config)];
    for (let i = 0; i < 5; i++) {
      await explainWeight(watched, ['b.linear.weight', i % 4, 1], i, { language: 'ko', second: 7 });
      nudgeWeight(watched, ['a.linear.bias', 1], 0.5);
      watched.run.step('batch');
      left.run.step('batch');
    }
    await watched.run.play({ epochs: 5 });
    await left.run.play({ epochs: 5 });
    expect(watched.run.fingerprint).toBe(left.run.fingerprint);
  });

  it('predicts what a small nudge does', async () => {
    const of = await trained(CONFIGS['mse with tanh, L2, float64']);
    const { predicted, actual } = nudgeWeight(of, ['b.linear.weight', 1, 1], 1e-5);
    expect(actual / predicted).toBeCloseTo(1, 3);
    expect(nudgeWeight(of, ['b.linear.weight', 1, 1], 0)).toMatchObject({ actual: 0 });
  });

  it('calls weights as explanations do, in every notation', async () => {
    const of = await trained(configOf({}, [3, 11, 2]), 1);
    const shape = [2, 3, 11, 2, 1];
    for (const notation of ['nodes', 'from-to', 'to-from'] as const) {
      const symbols = symbolsOf(shape, notation);
      const explanation = explain(of.run.trace(0).loss, {
        model: of.model,
        notation: notation === 'nodes' ? notation : { scheme: 'layered', order: notation },
      });
      of.blocks.forEach(({ linear }, i) => {
        const [to, from] = linear.weight.shape.map((extent) => extent - 1);
        const { of: name } = explanation.gradient([linear.weight, to, from]);
        expect(symbols.weight(i + 1, to + 1, from + 1).text).toBe(name);
        const bias = explanation.gradient([linear.bias as never, to]).of;
        expect(symbols.bias(i + 1, to + 1).text).toBe(bias);
      });
    }
    const explanation = explain(of.run.trace(0).loss, {
      model: of.model,
      notation: { scheme: 'layered', order: 'to-from' },
    });
    const known = new Map(explanation.graph.values.map(({ text, latex }) => [text, latex]));
    const symbols = symbolsOf(shape, 'to-from');
    for (const symbol of [
      symbols.weight(2, 11, 3),
      symbols.output(1, 2),
      symbols.output(0, 1),
      symbols.output(4, 1),
      symbols.target(1),
      symbols.sum(3, 2),
      symbols.bias(1, 1),
    ]) {
      expect(known.get(symbol.text)).toBe(symbol.latex);
    }
  });
});
