import { parameter } from '@bp/autograd';
import { Module } from '@bp/module';
import { BatchNorm1d } from '@bp/regularize';
import { defaultRng, Rng, seed, type Tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Tanh } from '../activations/tanh';
import { Linear } from '../linear';
import { Sequential } from '../sequential';
import { initialize } from './initialize';
import { kaimingNormal } from './kaiming';

class Net extends Module {
  fc1 = new Linear(3, 4);
  fc2 = new Linear(4, 2);
  forward(x: Tensor): Tensor {
    return this.fc2.forward(this.fc1.forward(x));
  }
}

const values = (model: Module): Record<string, unknown> =>
  Object.fromEntries(Array.from(model.namedParameters(), ([name, p]) => [name, p.toArray()]));

describe('initialize', () => {
  it('draws the same numbers for the same seed, and others for another', () => {
    const first = values(initialize(new Net(), { seed: 7 }));
    expect(values(initialize(new Net(), { seed: '7' }))).toEqual(first);
    expect(values(initialize(new Net(), { rng: new Rng(7) }))).toEqual(first);
    const other = values(initialize(new Net(), { seed: 8 }));
    for (const name of Object.keys(first)) expect(other[name]).not.toEqual(first[name]);
  });

  it('draws each parameter from a stream named after its path, as its layer would', () => {
    const { fc1 } = initialize(new Net(), { seed: 7 });
    const rng = new Rng(7).fork('init/fc1.weight');
    const bound = 1 / Math.sqrt(3);
    const want = rng.uniform([4, 3], { low: -bound, high: bound });
    expect(fc1.weight.toArray()).toEqual(want.toArray());
  });

  it('never changes the numbers of one layer for another that was added', () => {
    class Deeper extends Net {
      before = new Linear(5, 5);
      fc3 = new BatchNorm1d(2);
    }
    const small = values(initialize(new Net(), { seed: 7 }));
    const deep = values(initialize(new Deeper(), { seed: 7 }));
    for (const name of Object.keys(small)) expect(deep[name]).toEqual(small[name]);
  });

  it('follows the default source where nothing is given, and does not move it', () => {
    seed(7);
    const state = defaultRng().state();
    const drawn = values(initialize(new Net()));
    expect(drawn).toEqual(values(initialize(new Net(), { seed: 7 })));
    seed(7);
    initialize(new Sequential(), {});
    expect(defaultRng().state()).toEqual(state);
  });

  it('keeps the parameters themselves, and returns the model', () => {
    const net = new Net();
    const before = net.parameters();
    expect(initialize(net, { seed: 7 })).toBe(net);
    net.parameters().forEach((p, i) => {
      expect(p).toBe(before[i]);
    });
  });

  it('starts running statistics anew', () => {
    const norm = new BatchNorm1d(2);
    norm.forward([
      [1, 2],
      [3, 5],
    ]);
    initialize(norm, { seed: 7 });
    expect(norm.runningMean?.toArray()).toEqual([0, 0]);
    expect(norm.numBatchesTracked?.item()).toBe(0);
  });

  it('names the parameters of a single layer without a prefix', () => {
    const layer = initialize(new Linear(4, 2), { seed: 7 });
    const want = new Rng(7).fork('init/weight').uniform([2, 4], { low: -0.5, high: 0.5 });
    expect(layer.weight.toArray()).toEqual(want.toArray());
  });

  it('takes other initialisers by path', () => {
    const net = initialize(new Net(), {
      seed: 7,
      parameters: {
        '*.weight': (shape, options) => kaimingNormal(shape, options),
        '*.bias': 0.5,
        'fc2.bias': 0,
      },
    });
    const rng = new Rng(7).fork('init/fc2.weight');
    expect(net.fc2.weight.toArray()).toEqual(kaimingNormal([2, 4], { rng }).toArray());
    expect(net.fc1.bias?.toArray()).toEqual([0.5, 0.5, 0.5, 0.5]);
    expect(net.fc2.bias?.toArray()).toEqual([0, 0]);
  });

  it('leaves parameters of unknown modules as they are, unless a pattern fits them', () => {
    class Own extends Module {
      scale = parameter(3);
      forward(x: Tensor): Tensor {
        return x.mul(this.scale);
      }
    }
    expect(initialize(new Own(), { seed: 7 }).scale.item()).toBe(3);
    expect(initialize(new Own(), { parameters: { scale: 1 } }).scale.item()).toBe(1);
  });

  it('takes patterns literally but for the star', () => {
    const model = new Sequential(new Linear(2, 2), new Tanh(), new Linear(2, 2));
    initialize(model, { parameters: { '0.*': 1 } });
    expect(model.stateDict()['0.bias'].toArray()).toEqual([1, 1]);
    expect(() => initialize(model, { parameters: { '0xweight': 1 } })).toThrow(
      'did you mean 0.weight?',
    );
  });

  it('refuses what it cannot do, and changes nothing', () => {
    const net = new Net();
    const before = values(net);
    const call = (options: unknown) => () => initialize(net, options as never);
    expect(call({ seed: 1, rng: new Rng(1) })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: initialize: expected a seed or a random source, got both]`,
    );
    expect(call({ parameters: { 'fc1.wieght': 0 } })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: initialize: no parameter is called fc1.wieght; did you mean fc1.weight?]`,
    );
    expect(call({ parameters: { '*.gamma': 0 } })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: initialize: no parameter fits *.gamma; there are fc1.weight, fc1.bias, fc2.weight, fc2.bias]`,
    );
    expect(call({ parameters: { '*': 'zeros' } })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: initialize: * must have an initialiser or a number, got string]`,
    );
    expect(call({ parameters: { '*.bias': () => zeros([7]) } })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: initialize: the initialiser of fc1.bias must give shape [4], got [7]]`,
    );
    expect(call({ sede: 7 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: initialize: unknown option sede; did you mean seed?]`,
    );
    expect(call({ seed: Number.NaN })).toThrow('seed');
    expect(call({ parameters: { '*.bias': kaimingNormal } })).toThrow('biases have no fans');
    expect(values(net)).toEqual(before);
  });
});
