import { digits } from '@bp/data';
import { Dropout, Flatten, Linear, ReLU, Sequential, Sigmoid, Tanh } from '@bp/layers';
import { freeze } from '@bp/module';
import { Rng, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { type PretrainEpoch, pretrain } from './pretrain';

const images = (await digits()).all.x.narrow(0, 0, 300);

const net = (rng = new Rng(7)) =>
  new Sequential(
    new Linear(64, 24, { rng }),
    new Sigmoid(),
    new Linear(24, 12, { rng }),
    new Sigmoid(),
    new Linear(12, 10, { rng }),
  );

const values = (model: Sequential): Record<string, unknown> =>
  Object.fromEntries(Object.entries(model.stateDict()).map(([name, t]) => [name, t.toArray()]));

describe('pretrain', () => {
  it.each([
    ['an autoencoder', { method: 'autoencoder', lr: 0.005 }],
    ['a denoising autoencoder', { method: 'autoencoder', lr: 0.005, noise: 0.3 }],
    ['an autoencoder with tied weights', { method: 'autoencoder', lr: 0.005, tied: true }],
    ['an RBM', { method: 'rbm', lr: 0.2, epochs: 40 }],
    [
      'an RBM with persistent chains',
      { method: 'rbm', persistent: true, k: 2, lr: 0.1, epochs: 40 },
    ],
  ] as const)('trains each hidden layer as %s, and lets the output be', async (_, options) => {
    const model = net();
    const before = values(model);
    const parameters = model.parameters();
    const report = await pretrain(model, images, { epochs: 15, seed: 3, ...options });
    expect(report.layers.map(({ path }) => path)).toEqual(['0', '2']);
    expect(JSON.parse(JSON.stringify(report))).toEqual(report);
    const [{ losses }] = report.layers;
    expect(losses.at(-1)).toBeLessThan(0.8 * losses[0]);
    const after = values(model);
    expect(model.parameters()).toEqual(parameters);
    for (const name of ['0.weight', '0.bias', '2.weight', '2.bias']) {
      expect(after[name]).not.toEqual(before[name]);
    }
    expect(after['4.weight']).toEqual(before['4.weight']);
    expect(model.parameters().every(({ grad }) => grad === null)).toBe(true);
    expect(model.modules().every(({ training }) => training)).toBe(true);
  });

  it.each(['autoencoder', 'rbm'] as const)(
    'gives the same bits for the same seed, compiled or not, by method %s',
    async (method) => {
      const run = async (seed: number, compile: boolean) => {
        const model = net();
        const report = await pretrain(model, images, { method, epochs: 2, seed, compile });
        return { ...values(model), report };
      };
      const first = await run(1, true);
      expect(await run(1, true)).toEqual(first);
      expect(await run(1, false)).toEqual(first);
      expect(await run(2, true)).not.toEqual(first);
    },
  );

  it('reaches the error of principal components with a linear layer', async () => {
    // Without an activation the best code of 4 units spans the 4 first principal components: what remains is the sum of the
    // other eigenvalues of the covariance.
    const rng = new Rng(5);
    const spread = [4, 3, 2, 1.5, 0.5, 0.4, 0.3, 0.2].map(Math.sqrt);
    const x = rng.normal([2000, 8]).mul(spread);
    const layer = new Linear(8, 4, { rng });
    const { layers } = await pretrain([layer], x, { epochs: 60, lr: 0.01, seed: 2 });
    const rest = x.sub(x.mean(0)).square().mean(0).narrow(0, 4, 4).sum().item();
    expect(layers[0].loss).toBe('squaredError');
    expect(layers[0].losses[59]).toBeLessThan(rest * 1.08);
    expect(layers[0].losses[59]).toBeGreaterThan(rest * 0.95);
  });

  it('takes what lies before and between the layers as it is in evaluation, and nested containers', async () => {
    const rng = new Rng(1);
    const model = new Sequential({
      flat: new Flatten(),
      body: new Sequential(
        new Linear(64, 16, { rng }),
        new ReLU(),
        new Dropout(0.5),
        new Linear(16, 8, { rng }),
        new Tanh(),
      ),
      head: new Linear(8, 10, { rng }),
    });
    const square = images.reshape([300, 1, 8, 8]);
    const { layers } = await pretrain(model, square, { epochs: 3, seed: 1 });
    expect(layers.map(({ path }) => path)).toEqual(['body.0', 'body.3']);
    // 8 features of the ReLU are beyond 1, so they are met by squares.
    expect(layers.map(({ loss }) => loss)).toEqual(['crossEntropy', 'squaredError']);
  });

  it('passes features through frozen layers, and keeps gradients that are there', async () => {
    const model = net();
    freeze(model.at(0));
    const weight = (model.at(4) as Linear).weight;
    const own = (model.at(2) as Linear).weight;
    own.grad = own.detach().mul(2);
    const grad = own.grad;
    const before = values(model);
    const { layers } = await pretrain(model, images, { epochs: 1, seed: 1 });
    expect(layers.map(({ path }) => path)).toEqual(['2']);
    expect(values(model)['0.weight']).toEqual(before['0.weight']);
    expect((own.grad as Tensor).toArray()).toEqual(grad.toArray());
    expect(weight.grad).toBeNull();
  });

  it('tells of every epoch, and stops by a signal with what was learned', async () => {
    const model = net();
    const before = values(model);
    const told: PretrainEpoch[] = [];
    const controller = new AbortController();
    const onEpoch = (epoch: PretrainEpoch) => {
      told.push(epoch);
      if (told.length === 3) controller.abort(new Error('enough'));
    };
    const run = pretrain(model, images, { epochs: 5, seed: 1, onEpoch, signal: controller.signal });
    await expect(run).rejects.toThrow('enough');
    expect(told.map(({ path, epoch }) => [path, epoch])).toEqual([
      ['0', 1],
      ['0', 2],
      ['0', 3],
    ]);
    expect(values(model)['0.weight']).not.toEqual(before['0.weight']);
    expect(values(model)['2.weight']).toEqual(before['2.weight']);
    expect(model.modules().every(({ training }) => training)).toBe(true);
  });

  it('puts a layer back whose loss is not finite', async () => {
    const model = new Sequential(new Linear(64, 8), new ReLU(), new Linear(8, 2));
    const before = values(model);
    const run = pretrain(model, images.mul(1e30), { epochs: 5, lr: 1e30, seed: 1 });
    await expect(run).rejects.toThrow(
      /the loss of the layer at 0 is (Infinity|NaN) in epoch \d; lower lr/,
    );
    expect(values(model)).toEqual(before);
  });

  it('refuses what it cannot train, before it changes anything', async () => {
    const model = net();
    const before = values(model);
    const refusals: [Promise<unknown>, string | RegExp][] = [
      [pretrain(new Sequential(new Linear(64, 10)), images), 'no hidden linear layer'],
      [pretrain(new Linear(64, 10), images), 'expected a Sequential or a list of layers'],
      [pretrain([3 as never], images), 'expected a layer at 0, got number'],
      [pretrain(model, images.narrow(1, 0, 5)), 'takes examples [n, 64], got shape [300, 5]'],
      [pretrain(model, images.mul(NaN)), 'are not all finite'],
      [pretrain(model, images, { noise: 1 }), 'noise must be a number in [0, 1)'],
      [
        pretrain(model, images, { noise: 0.1, method: 'rbm' }),
        "noise belongs to method 'autoencoder'",
      ],
      [pretrain(model, images, { k: 2 }), "k belongs to method 'rbm'"],
      [pretrain(model, images, { epochs: 0 }), 'epochs must be a whole number'],
      [pretrain(model, images, { lr: -1 }), 'lr must be a number in (0, ∞)'],
      [pretrain(model, images, { method: 'dbn' as never }), "unknown method 'dbn'"],
      [
        pretrain([new Linear(64, 8), new ReLU()], images, { method: 'rbm' }),
        "method 'rbm' needs a Sigmoid behind the linear layer at 0",
      ],
    ];
    for (const [refused, message] of refusals) await expect(refused).rejects.toThrow(message);
    expect(values(model)).toEqual(before);
  });
});
