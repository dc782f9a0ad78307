import { compile } from '@bp/compile';
import { Linear, Sequential } from '@bp/layers';
import { Module } from '@bp/module';
import { Adam } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { type Backend, prod, Rng, setBackend, type Tensor, tensor } from '@bp/tensor';
import { afterEach, describe, expect, it } from 'vitest';
import { classifier, type Experiment, stateOf, twins } from './experiment';

/** Parameters, statistics, gradients, optimizer state and random numbers, all of which a step changes. */
function everything(): Experiment & { readonly random: Rng } {
  const random = new Rng(6);
  const experiment = classifier([6, 4], 3, {
    model: new Sequential(
      new Linear(4, 8),
      new BatchNorm1d(8),
      new Dropout(0.5, { rng: random }),
      new Linear(8, 3),
    ),
    optimizer: (parameters) => new Adam(parameters, { lr: 0.02 }),
    keepGradients: true,
  });
  return { ...experiment, random };
}

function messageOf(body: () => unknown): string {
  try {
    body();
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing was thrown';
}

describe('a sum of whole numbers', () => {
  it('is refused where int32 cannot hold it, by the program too', () => {
    const whole = (...values: number[]) => tensor(values, { dtype: 'int32' });
    const step = compile((x: Tensor) => [x.sum(), prod(x)]);
    for (let i = 0; i < 4; i++) {
      expect(step(whole(i, 3, -1)).map((y) => y.item())).toEqual([i + 2, 0 - 3 * i]);
    }
    expect(messageOf(() => step(whole(2 ** 31 - 1, 1, 1)))).toContain(
      'sum: the result 2147483649 is beyond the range of int32',
    );
    expect(messageOf(() => step(whole(2 ** 20, 2 ** 20, 1)))).toContain(
      'prod: the result 1099511627776 is beyond',
    );
    expect(step(whole(1, 2, 3)).map((y) => y.item())).toEqual([6, 6]);
  });
});

describe('a bad batch', () => {
  afterEach(() => setBackend('wasm'));

  it.each<[when: string, calls: number, backend: Backend]>([
    ['in the first call', 0, 'wasm'],
    ['in the second call', 1, 'wasm'],
    ['by the program', 6, 'wasm'],
    ['where there is no program', 2, 'reference'],
  ])(
    'is refused %s with the error of the step itself, and changes nothing',
    (_, calls, backend) => {
      setBackend(backend);
      const { eager, compiled } = twins(everything);
      const data = new Rng(5);
      for (let i = 0; i < calls; i++) {
        const batch = eager.batch(i, data);
        for (const experiment of [eager, compiled]) experiment.step(...batch);
      }
      const random = compiled.random.state();
      const before = stateOf(compiled);
      const [x] = eager.batch(0, data);
      const bad = tensor([0, 1, 2, 3, 0, 1], { dtype: 'int32' });
      const message = messageOf(() => compiled.step(x, bad));
      expect(message).toBe(
        'crossEntropy: targets must be class indices in [0, 3), got 3 at position 3',
      );
      expect(compiled.random.state()).toEqual(random);
      expect(stateOf(compiled)).toEqual(before);
      for (let i = 0; i < 3; i++) {
        const good = eager.batch(1, data);
        for (const experiment of [eager, compiled]) experiment.step(...good);
        expect(stateOf(compiled)).toEqual(stateOf(eager));
      }
    },
  );

  it('is refused with the path of the layer that found it', () => {
    class Picker extends Module {
      readonly table = tensor([1, 2, 3]);
      override forward(index: Tensor): Tensor {
        return this.table.gather(0, index);
      }
    }
    class Outer extends Module {
      readonly picker = new Picker();
      override forward(index: Tensor): Tensor {
        return this.picker.forward(index);
      }
    }
    const model = new Outer();
    const step = compile((index: Tensor) => model.forward(index));
    const good = tensor([0, 2], { dtype: 'int32' });
    const bad = tensor([0, 3], { dtype: 'int32' });
    const expected = messageOf(() => model.forward(bad));
    expect(expected).toContain('(in picker)');
    for (let i = 0; i < 4; i++) expect(step(good).toArray()).toEqual([1, 3]);
    expect(messageOf(() => step(bad))).toBe(expected);
    expect(step(good).toArray()).toEqual([1, 3]);
  });

  it('changes nothing where the check depends on what the step has changed', () => {
    const rng = new Rng(3);
    const place = tensor([0], { dtype: 'int32' });
    const step = compile((x: Tensor) => {
      place.assign(place.add(1));
      rng.uniform([2]);
      return x.gather(0, place);
    });
    const x = tensor([5, 6, 7, 8]);
    for (let i = 1; i < 4; i++) expect(step(x).toArray()).toEqual([5 + i]);
    const state = rng.state();
    expect(() => step(x)).toThrow('positions along axis 0 must lie in');
    expect(place.toArray()).toEqual([3]);
    expect(rng.state()).toEqual(state);
    place.assign([0]);
    expect(step(x).toArray()).toEqual([6]);
  });
});
