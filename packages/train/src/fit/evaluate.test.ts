import { Linear, Sequential } from '@bp/layers';
import { bceWithLogits, crossEntropy, mse } from '@bp/losses';
import { Module } from '@bp/module';
import { Dropout } from '@bp/regularize';
import { Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { accuracy, confusionMatrix, evaluate, meanSquaredError, predict, topK } from '../index';

const rng = new Rng(8);
const x = rng.normal([100, 4]);
const y = rng.integers([100], { low: 0, high: 2 });
const model = new Sequential(new Linear(4, 8), new Dropout(0.5), new Linear(8, 3));

/** What a hand-written evaluation gives. */
function byHand(): { loss: number; accuracy: number } {
  model.eval();
  const logits = model.forward(x);
  const loss = crossEntropy(logits, y).item();
  const right = logits.argmax({ axis: 1 }).eq(y).mean().item();
  model.train();
  return { loss, accuracy: right };
}

describe('evaluate', () => {
  it('gives plain JSON: the loss and each metric by its name', async () => {
    const scores = await evaluate(
      model,
      { x, y },
      { loss: crossEntropy, metrics: [accuracy, topK(2), confusionMatrix, mseOfFirst] },
    );
    const { loss, accuracy: right } = byHand();
    expect(scores.loss).toBe(loss);
    expect(scores.accuracy).toBeCloseTo(right, 6);
    expect(Object.keys(scores)).toEqual([
      'loss',
      'accuracy',
      'top2',
      'confusionMatrix',
      'mseOfFirst',
    ]);
    expect(JSON.parse(JSON.stringify(scores))).toEqual(scores);
    expect(model.training).toBe(true);
  });

  const mseOfFirst = (p: Tensor): Tensor => p.narrow(1, 0, 1).square().mean();

  it.each([true, false, undefined])(
    'gives the same over batches of any size and over streams, compiled: %s',
    async (compile) => {
      const { loss, accuracy: right } = byHand();
      const options = { loss: crossEntropy, metrics: [accuracy], compile };
      const pieces = [0, 30, 60, 90].map((start) => ({
        x: x.narrow(0, start, Math.min(30, 100 - start)),
        y: y.narrow(0, start, Math.min(30, 100 - start)),
      }));
      async function* later() {
        yield* pieces;
      }
      const all = [
        await evaluate(model, { x, y }, { ...options, batch: 7 }),
        await evaluate(model, { x, y }, { ...options, batch: 100 }),
        await evaluate(model, pieces, options),
        await evaluate(model, later(), options),
      ];
      for (const scores of all) {
        expect(scores.loss).toBeCloseTo(loss, 6);
        expect(scores.accuracy).toBeCloseTo(right, 6);
      }
    },
  );

  it('takes arrays, and weights', async () => {
    const twice = new Linear(1, 1, { bias: false });
    twice.weight.assign([[2]]);
    const data = { x: [[1], [2]], y: [[2], [0]], w: [3, 1] };
    expect(await evaluate(twice, data, { loss: mse, metrics: [meanSquaredError] })).toEqual({
      loss: 4,
      mse: 4,
    });
  });

  it('decides one output as its loss does', async () => {
    const one = new Linear(1, 1, { bias: false });
    one.weight.assign([[1]]);
    const data = { x: [[-0.2], [0.2]], y: [[0], [1]] };
    const metrics = [accuracy];
    expect(await evaluate(one, data, { loss: bceWithLogits, metrics })).toMatchObject({
      accuracy: 1,
    });
    expect(await evaluate(one, data, { loss: mse, metrics })).toMatchObject({ accuracy: 0.5 });
    await expect(evaluate(one, data, { metrics })).rejects.toThrow('accuracy: one output may be');
  });

  it('refuses what makes no sense', async () => {
    const data = { x, y };
    await expect(evaluate(model, data)).rejects.toThrow(
      'evaluate: expected a loss or metrics, such as { loss: crossEntropy, metrics: [accuracy] }, got the loss none',
    );
    await expect(evaluate(model, data, { loss: 'mse' as never })).rejects.toThrow(
      'got the loss string',
    );
    await expect(evaluate({} as never, data, { loss: mse })).rejects.toThrow(
      'evaluate: the model must be a Module, got object',
    );
    await expect(evaluate(model, data, { loss: mse, batch: 0 })).rejects.toThrow('batch');
    await expect(evaluate(model, data, { los: mse } as never)).rejects.toThrow('did you mean loss');
    await expect(evaluate(model, null as never, { loss: mse })).rejects.toThrow(
      'evaluate: data must be samples { x, y }, or batches of them, got null',
    );
  });

  it('is NaN without samples', async () => {
    expect(await evaluate(model, [], { loss: mse, metrics: [accuracy] })).toEqual({
      loss: Number.NaN,
      accuracy: Number.NaN,
    });
  });
});

describe('predict', () => {
  it.each([true, false, undefined])(
    'gives what the model says of each row, compiled: %s',
    async (compile) => {
      model.eval();
      const expected = model.forward(x);
      model.train();
      for (const batch of [1, 9, 50, 1000]) {
        const prediction = await predict(model, x, { batch, compile });
        expect(prediction).toEqual(expected);
        expect(prediction.requiresGrad).toBe(false);
      }
      expect(model.training).toBe(true);
    },
  );

  it('takes arrays, samples, and batches of either, at once or later', async () => {
    const sum = new Linear(2, 1, { bias: false });
    sum.weight.assign([[1, 1]]);
    const rows = [
      [1, 2],
      [3, 4],
    ];
    const expected = [[3], [7]];
    async function* later() {
      yield tensor([[1, 2]]);
      yield { x: [[3, 4]] };
    }
    const all = [rows, { x: rows }, [tensor([rows[0]]), tensor([rows[1]])], later()];
    for (const inputs of all) {
      expect((await predict(sum, inputs as never)).toArray()).toEqual(expected);
    }
  });

  it('refuses a model that gives more than one tensor, and no inputs', async () => {
    class Two extends Module {
      forward(x: Tensor) {
        return [x, x];
      }
    }
    await expect(predict(new Two(), zeros([2, 2]))).rejects.toThrow(
      'predict: the model must give one tensor, got an array',
    );
    async function* nothing() {}
    await expect(predict(model, nothing())).rejects.toThrow(
      'predict: there must be at least one batch',
    );
    await expect(predict(model, 7 as never)).rejects.toThrow('predict: inputs must have one row');
  });
});
