import { compile } from '@bp/compile';
import { Linear, Sequential, Tanh } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Adam } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { defaultRng, Rng, seed, setBackend, type Tensor, tensor } from '@bp/tensor';
import { afterEach, describe, expect, it } from 'vitest';
import { stateOf } from './experiment';

afterEach(() => setBackend('wasm'));

/** A step with everything that changes: weights, statistics, moments, random streams, gradients. */
function experiment(clear: 'first' | 'last' | 'never') {
  seed(3);
  const model = new Sequential(
    new Linear(4, 8),
    new BatchNorm1d(8),
    new Tanh(),
    new Dropout(0.5),
    new Linear(8, 3),
  );
  const optimizer = new Adam(model.parameters(), { lr: 0.02 });
  const counter = { runs: 0 };
  const plain = (x: Tensor, y: Tensor): Tensor => {
    counter.runs++;
    if (clear === 'first') optimizer.zeroGrad();
    const loss = crossEntropy(model.forward(x), y);
    loss.backward();
    optimizer.step();
    if (clear === 'last') optimizer.zeroGrad();
    return loss;
  };
  return {
    model,
    optimizer,
    plain,
    step: compile(plain),
    counter,
    batch: () => [],
    random: defaultRng(),
  };
}

const versionsOf = (model: { parameters(): Tensor[] }): number[] =>
  model.parameters().map(({ storage }) => storage.version);

function batches(count: number): [Tensor, Tensor][] {
  const rng = new Rng(5);
  return Array.from({ length: count }, () => [rng.normal([6, 4]), rng.integers([6], { high: 3 })]);
}

describe.each(['first', 'last', 'never'] as const)('warmUp, with zeroGrad %s', (clear) => {
  const data = batches(6);

  it('changes nothing, and all calls that follow run compiled, with the same bits', () => {
    const eager = experiment(clear);
    const losses = data.map((batch) => eager.plain(...batch).item());
    const random = eager.random.state();

    const other = experiment(clear);
    const untouched = [stateOf(other), other.random.state(), versionsOf(other.model)];
    const gradients = other.model.parameters().map(({ grad }) => grad);
    expect(other.step.warmUp(...data[0])).toBeUndefined();
    expect([stateOf(other), other.random.state(), versionsOf(other.model)]).toEqual(untouched);
    for (const [i, { grad }] of other.model.parameters().entries()) expect(grad).toBe(gradients[i]);

    const { runs } = other.counter;
    const found = data.map((batch) => {
      const loss = other.step(...batch).item();
      expect(other.step.status().state).toBe('compiled');
      return loss;
    });
    expect(other.counter.runs).toBe(runs);
    expect(found).toEqual(losses);
    expect(stateOf(other)).toEqual(stateOf(eager));
    expect(other.random.state()).toEqual(random);
  });

  it('changes nothing in the middle of training', () => {
    const [eager, other] = [experiment(clear), experiment(clear)];
    seed(11);
    const losses = data.map((batch) => eager.plain(...batch).item());
    seed(11);
    const found = data.map((batch, i) => {
      if (i > 0) {
        const before = [stateOf(other), defaultRng().state()];
        const gradients = other.model.parameters().map(({ grad }) => grad);
        const shorter = batch.map((x) => x.slice(`0:${5 - (i % 2)}`)) as [Tensor, Tensor];
        other.step.warmUp(...shorter);
        expect([stateOf(other), defaultRng().state()]).toEqual(before);
        for (const [k, { grad }] of other.model.parameters().entries()) {
          expect(grad).toBe(gradients[k]);
        }
      }
      return other.step(...batch).item();
    });
    expect(found).toEqual(losses);
    expect(stateOf(other)).toEqual(stateOf(eager));
  });
});

describe('warmUp', () => {
  it('says by the status what the next call will be', () => {
    const step = compile((x: Tensor) => x.mul(2), { name: 'double' });
    setBackend('reference');
    step.warmUp([1, 2]);
    expect(step.status().state).toBe('eager');
    setBackend('wasm');
    step.warmUp([1, 2]);
    expect(step.status().state).toBe('compiled');
    expect(step.explain()).toContain('called 0 times; 2 calls captured and compiled');
    expect(step([1, 2]).toArray()).toEqual([2, 4]);
    step.warmUp([1, 2]);
    expect(step([3, 4]).toArray()).toEqual([6, 8]);
    expect(step.explain()).toContain('called 2 times; 2 calls captured and compiled');
  });

  it('throws what a call throws, and has changed nothing then', () => {
    const total = tensor([0]);
    let k = 0;
    const step = compile((x: Tensor) => {
      total.assign(total.add(x));
      return x.mul(++k);
    });
    expect(() => step.warmUp([1])).toThrow('was given the numbers');
    expect(total.toArray()).toEqual([0]);
    const bad = compile((x: Tensor, index: Tensor) => {
      total.assign(total.add(1));
      return x.gather(0, index);
    });
    expect(() => bad.warmUp([1], tensor([3], { dtype: 'int32' }))).toThrow('gather');
    expect(total.toArray()).toEqual([0]);
  });
});
