import { Sequential } from '@bp/layers';
import { expect, describe as group, it, vi } from 'vitest';
import {
  ACTIVATIONS,
  BUILTIN,
  defaultConfig,
  defaultLayer,
  type ExperimentConfig,
  FEATURES,
  GENERATED,
  INITS,
  LOSSES,
  OPTIMIZERS,
  OUTPUTS_OF_LOSS,
  patchConfig,
  SCHEDULES,
} from '../../config';
import { ExperimentError } from '../told';
import { createExperiment, describe } from './experiment';

function changed(changes: Readonly<Record<string, unknown>>): ExperimentConfig {
  return Object.entries(changes).reduce(
    (config, [path, value]) => patchConfig(config, path, value),
    defaultConfig(),
  );
}

async function after(config: ExperimentConfig, epochs: number) {
  const of = await createExperiment(config);
  await of.run.play({ epochs });
  return of;
}

const problemOf = (error: unknown) => (error as ExperimentError).problem;

group('an experiment', () => {
  it('comes to the same bits in every engine: the default after 200 epochs', async () => {
    const { run, curve } = await after(defaultConfig(), 200);
    expect(run.fingerprint.slice(0, 8)).toBe('9239bb36');
    expect(curve.length).toBe(200);
  });

  it('is another one with another seed', async () => {
    const [one, other] = [await after(defaultConfig(), 2), await after(changed({ seed: 43 }), 2)];
    expect(one.run.fingerprint).not.toBe(other.run.fingerprint);
    expect(one.data.samples.x).not.toEqual(other.data.samples.x);
  });

  it('keeps the points when the network is changed, and all other weights when a layer is put in', async () => {
    const [a, b] = defaultConfig().net.layers;
    const before = await createExperiment(defaultConfig());
    const wider = await createExperiment(changed({ 'net.layers.a.units': 5 }));
    expect(wider.data.samples).toEqual(before.data.samples);
    const inserted = await createExperiment(changed({ 'net.layers': [a, defaultLayer('c'), b] }));
    const [weights, after] = [before, inserted].map(({ model }) => model.stateDict());
    for (const [path, tensor] of Object.entries(weights)) {
      expect(after[path].toArray()).toEqual(tensor.toArray());
    }
    expect(Object.keys(after)).toContain('c.linear.weight');
  });

  it('counts a smaller last batch once, and takes the samples in another order in each epoch', async () => {
    const { run, data, batches } = await createExperiment(defaultConfig());
    expect([data.rows[0].length, batches]).toEqual([180, 6]);
    const orders: number[][] = [];
    for (let epoch = 0; epoch < 3; epoch++) {
      const order: number[] = [];
      for (let batch = 0; batch < 6; batch++) {
        const { rows } = run.trace('batch');
        expect(rows?.length).toBe(batch < 5 ? 32 : 20);
        order.push(...(rows ?? []));
        run.step('batch');
      }
      expect([...order].sort((x, y) => x - y)).toEqual(Array.from({ length: 180 }, (_, i) => i));
      orders.push(order);
    }
    expect(run.position).toMatchObject({ epoch: 3, update: 18 });
    expect(orders[0]).not.toEqual(orders[1]);
    expect(orders[1]).not.toEqual(orders[2]);
  });

  it('standardises by the samples to learn from alone', async () => {
    const { parts, data } = await createExperiment(changed({ 'prep.features': [...FEATURES] }));
    const mean = parts[0]?.x.mean({ axis: 0 }).toArray() as number[];
    for (const x of mean) expect(Math.abs(x)).toBeLessThan(1e-5);
    expect(data.features.names).toEqual([...FEATURES]);
    expect(data.x.shape).toEqual([300, 7]);
  });

  it('tells what it is made of', async () => {
    const of = await createExperiment(defaultConfig());
    expect(describe(of, 3)).toMatchObject({
      run: 3,
      task: 'binary',
      shape: [2, 8, 8, 1],
      parameters: 105,
      batches: 6,
      sizes: [180, 60, 60],
      engine: 'compiled',
      outputRange: [0, 1],
      threshold: 0.5,
      layers: [
        { id: 'a', inputs: 2, units: 8, activation: 'tanh', parameters: 24 },
        { id: 'b', inputs: 8, units: 8, activation: 'tanh', parameters: 72 },
        { id: 'out', inputs: 8, units: 1, activation: 'sigmoid', parameters: 9 },
      ],
    });
  });

  it('learns with everything that a config can name', async () => {
    const REGRESSION = ['plane', 'hills', 'sine', 'fishCakes'];
    const some: Record<string, unknown>[] = [
      ...GENERATED.map((name) => ({
        data: { kind: 'generated', name, n: 80, noise: 0.1 },
        ...(REGRESSION.includes(name) && { loss: 'mse', 'net.out': 'identity' }),
      })),
      ...BUILTIN.map((name) => ({ data: { kind: 'builtin', name }, loss: 'crossEntropy' })),
      ...ACTIVATIONS.map((name) => ({ 'net.layers.a.activation': name })),
      ...INITS.map((init) => ({ 'net.init': init })),
      ...LOSSES.flatMap((loss) => OUTPUTS_OF_LOSS[loss].map((out) => ({ loss, 'net.out': out }))),
      ...OPTIMIZERS.map((name) => ({ 'optimizer.name': name })),
      ...SCHEDULES.map((name) => ({ 'optimizer.schedule': name, 'stop.epochs': 8 })),
      { dtype: 'f64' },
      { batch: 'full' },
      { batch: 1 },
      { 'regularization.maxNorm': 1, 'regularization.noise': 0.2, 'regularization.l1': 0.01 },
      { 'net.layers.a.batchNorm': true, 'net.layers.b.dropout': 0.4 },
      { 'net.layers': [] },
      { 'prep.split': [100, 0, 0], 'stop.patience': 3 },
      {
        data: {
          kind: 'points',
          points: [
            [1, 2, 0],
            [3, -2, 1],
            [-4, 0, 1],
            [0, 1, 0],
          ],
        },
      },
      {
        data: {
          kind: 'points',
          points: [
            [1, 2, 0],
            [3, -2, 1],
            [-4, 0, 3],
          ],
        },
        'prep.split': [100, 0, 0],
      },
    ];
    for (const changes of some) {
      const { run, parts, data } = await after(changed(changes), 4);
      expect(run.position.epoch, JSON.stringify(changes)).toBe(4);
      expect(run.stopped?.reason).not.toBe('not finite');
      expect(Number.isFinite(run.history.epochs[3].loss)).toBe(true);
      expect(parts[0]?.x.dtype).toBe(data.dtype);
    }
  });

  it('merges a last batch of one sample where there is batch norm', async () => {
    const { batches, run } = await after(
      changed({ 'net.layers.a.batchNorm': true, batch: 179 }),
      2,
    );
    expect(batches).toBe(1);
    expect(run.batches).toBe(1);
    await expect(
      createExperiment(changed({ 'net.layers.a.batchNorm': true, batch: 1 })),
    ).rejects.toSatisfy((error) => problemOf(error) === 'batchNormOfOne');
  });

  it('says what data cannot be learned', async () => {
    const regression = { data: { kind: 'generated', name: 'plane', n: 50, noise: 0 } };
    for (const [changes, problem] of [
      [regression, 'lossOfNumbers'],
      [{ data: { kind: 'points', points: [] } }, 'empty'],
      [{ data: { kind: 'csv', sha256: '0'.repeat(64), x: ['a'], y: 'b' } }, 'fileMissing'],
    ] as const) {
      await expect(createExperiment(changed(changes))).rejects.toSatisfy(
        (error) => error instanceof ExperimentError && problemOf(error) === problem,
      );
    }
  });

  it('is compiled, however many live at once', async () => {
    // a program runs without the model: its forward is only called while a step is recorded
    const forward = vi.spyOn(Sequential.prototype, 'forward');
    const all = [];
    for (let seed = 0; seed < 150; seed++) {
      const config = changed({
        seed,
        'data.n': 20,
        batch: 'full',
        'net.layers': [defaultLayer('a', 1 + (seed % 8))],
      });
      const of = await createExperiment(config);
      await of.run.play({ epochs: 4 });
      all.push(of);
    }
    expect(forward).toHaveBeenCalled();
    forward.mockClear();
    for (const { run } of all) run.step('batch');
    expect(forward).not.toHaveBeenCalled();
    forward.mockRestore();
  });
});
