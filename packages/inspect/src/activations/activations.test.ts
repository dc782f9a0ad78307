import { parameter } from '@bp/autograd';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { buffer, Module } from '@bp/module';
import { defaultRng, Rng, seed, type Tensor, tensor, zeros } from '@bp/tensor';
import { beforeEach, describe, expect, it } from 'vitest';
import { activations } from './activations';

beforeEach(() => seed(3));

const X = new Rng('x').normal([6, 4]);

/** Everything that a run of the model could have changed. */
const stateOf = (model: Module) => ({
  numbers: Object.entries(model.stateDict()).map(([name, x]) => [name, x.toArray()]),
  versions: [...model.parameters(), ...model.buffers()].map((x) => x.storage.version),
  modes: model.modules().map(({ training }) => training),
  gradients: model.parameters().map(({ grad }) => grad?.toArray() ?? null),
  random: defaultRng().state(),
});

class Twice extends Module {
  readonly fc = new Linear(4, 4);
  readonly heads = { a: new Linear(4, 2), b: new Linear(4, 1) };
  forward(x: Tensor) {
    const h = this.fc.forward(this.fc.forward(x).tanh());
    return { a: this.heads.a.forward(h), rest: [this.heads.b.forward(h)] };
  }
}

class Outer extends Module {
  readonly net = new Twice();
  readonly same = this.net.fc;
  forward(x: Tensor) {
    const { a } = this.net.forward(x);
    return this.same.forward(x).sum().add(a.sum());
  }
}

describe('the activations of a network', () => {
  it('are what its layers give, computed by hand', () => {
    const model = new Sequential(new Linear(2, 2), new ReLU());
    model.loadStateDict({
      '0.weight': [
        [1, 2],
        [3, -4],
      ],
      '0.bias': [0.5, -0.5],
    });
    const { output, at } = activations(model, [[1, 1]]);
    expect(Object.keys(at)).toEqual(['0', '1']);
    // 1 + 2 + 0.5 and 3 − 4 − 0.5
    expect(at['0'].toArray()).toEqual([[3.5, -1.5]]);
    expect(at['1'].toArray()).toEqual([[3.5, 0]]);
    expect(output.toArray()).toEqual([[3.5, 0]]);
  });

  it('have a number from the second call on, and a key for each of several tensors', () => {
    const model = new Twice();
    const { at, output } = activations(model, X);
    expect(Object.keys(at)).toEqual(['fc', 'fc#2', 'heads.a', 'heads.b']);
    const { weight, bias } = model.fc as unknown as { weight: Tensor; bias: Tensor };
    const apply = (x: Tensor) => x.matmul(weight.transpose()).add(bias);
    expect(at['fc#2'].toArray()).toEqual(apply(apply(X).tanh()).toArray());
    expect(output.rest[0].toArray()).toEqual(at['heads.b'].toArray());
  });

  it('lie where their layers were called from, below the model that was given', () => {
    const model = new Outer();
    const names = ['net.fc', 'net.fc#2', 'net.heads.a', 'net.heads.b', 'net.a', 'net.rest.0'];
    expect(Object.keys(activations(model, X).at)).toEqual([...names, 'net.fc#3']);
    class Around extends Module {
      readonly outer = model;
      seen: string[] = [];
      forward(x: Tensor) {
        this.seen = Object.keys(activations(this.outer, x).at);
        return this.outer.forward(x);
      }
    }
    const around = new Around();
    around.forward(X);
    expect(around.seen).toEqual([...names, 'net.fc#3']);
  });

  it('come with what each module was given', () => {
    const model = new Twice();
    const { from, at } = activations(model, X, { inputs: true });
    expect(Object.keys(from)).toEqual(Object.keys(at));
    expect(from.fc.toArray()).toEqual(X.toArray());
    expect(from['heads.b'].toArray()).toEqual(at['fc#2'].toArray());
    expect(activations(model, X).from).toEqual({});
  });

  it('take several inputs from a list of tensors', () => {
    class Sum extends Module {
      forward(x: Tensor, y: Tensor) {
        return x.add(y);
      }
    }
    expect(activations(new Sum(), [tensor([1]), tensor([2])]).output.toArray()).toEqual([3]);
  });
});

describe('an observation', () => {
  const noisy = () => new Sequential(new Linear(4, 4), new BatchNorm1d(4), new Dropout(0.5));

  it('changes nothing, in training and in evaluation', () => {
    for (const training of [true, false]) {
      const model = noisy().train(training);
      model.forward(X).sum().backward();
      const before = stateOf(model);
      activations(model, X);
      expect(stateOf(model)).toEqual(before);
    }
  });

  it('sees what the next call gives, the first one of a stream too', () => {
    const model = noisy();
    const { output } = activations(model, X);
    expect(model.forward(X).toArray()).toEqual(output.toArray());
    const { output: next } = activations(model, X);
    expect(next.toArray()).not.toEqual(output.toArray());
    expect(model.forward(X).toArray()).toEqual(next.toArray());
  });

  it('leaves the records of an earlier call alone', () => {
    const model = noisy().eval();
    const loss = model.forward(X).sum();
    model.train();
    activations(model, X);
    expect(() => loss.backward()).not.toThrow();
  });

  it('gives copies without a record that no later update reaches', () => {
    class Holder extends Module {
      readonly weight = parameter([1, 2]);
      readonly count = buffer(zeros([1]));
      readonly parts = [new Counter(this.count), new Giver(this.weight)];
      forward(x: Tensor) {
        return [...this.parts.map((part) => part.forward()), x];
      }
    }
    class Counter extends Module {
      constructor(readonly count: Tensor) {
        super();
      }
      forward() {
        return this.count.assign(this.count.add(1));
      }
    }
    class Giver extends Module {
      constructor(readonly weight: Tensor) {
        super();
      }
      forward() {
        return this.weight;
      }
    }
    const model = new Holder();
    const x = parameter([5]);
    const { at, output } = activations(model, x);
    model.weight.assign([0, 0]);
    expect([at['parts.0'].toArray(), at['parts.1'].toArray()]).toEqual([[1], [1, 2]]);
    expect(model.count.toArray()).toEqual([0]);
    expect(output.map((each: Tensor) => each.requiresGrad)).toEqual([false, false, false]);
  });

  it('ends with an error of the model, and every module is as before', () => {
    const model = noisy();
    const before = stateOf(model);
    expect(() => activations(model, zeros([2, 3]))).toThrow('linear: ');
    expect(stateOf(model)).toEqual(before);
    expect(model.forward(X).shape).toEqual([6, 4]);
  });
});

describe('the noise of a run', () => {
  it('is told: the mask by which a dropout multiplies', () => {
    const model = new Sequential(new Linear(4, 4), new Dropout(0.75));
    const { at, masks, output } = activations(model, X);
    expect(Object.keys(masks)).toEqual(['1']);
    expect(new Set(masks['1'].data)).toEqual(new Set([0, 4]));
    // + 0, since a dropped −1 is 0, not −0
    expect(at['0'].mul(masks['1']).add(0).toArray()).toEqual(output.toArray());
    expect(activations(model.eval(), X).masks).toEqual({});
  });

  it('is told for a probability in a tensor, and for each call', () => {
    class Both extends Module {
      readonly drop = new Dropout(tensor(0.5));
      forward(x: Tensor) {
        return [this.drop.forward(x), this.drop.forward(x)];
      }
    }
    const { at, masks } = activations(new Both(), X);
    expect(X.mul(masks.drop).add(0).toArray()).toEqual(at.drop.toArray());
    expect(X.mul(masks['drop#2']).add(0).toArray()).toEqual(at['drop#2'].toArray());
    expect(masks.drop.toArray()).not.toEqual(masks['drop#2'].toArray());
  });

  it('is told: the mean and variance of a batch, to the bit what the layer keeps', () => {
    const x = X.mul(3).add(1000);
    const layer = new BatchNorm1d(4, { momentum: 1 });
    const model = new Sequential(layer);
    const { mean, variance, runningMean, runningVar } = activations(model, x).statistics['0'];
    expect([runningMean?.toArray(), runningVar?.toArray()]).toEqual([
      [0, 0, 0, 0],
      [1, 1, 1, 1],
    ]);
    model.forward(x);
    expect(layer.runningMean?.toArray()).toEqual(mean.toArray());
    // The layer keeps the estimate without bias.
    expect(layer.runningVar?.toArray()).toEqual(variance.mul(6 / 5).toArray());
  });

  it('is told of images and without running statistics', () => {
    const layer = new BatchNorm1d(2, { trackRunningStats: false });
    const x = tensor([
      [
        [1, 2, 3],
        [0, 0, 0],
      ],
      [
        [5, 6, 7],
        [3, 3, 3],
      ],
    ]);
    const found = activations(new Sequential(layer), x).statistics['0'];
    expect(found.mean.toArray()).toEqual([4, 1.5]);
    // ((3² + 2² + 1²)·2)/6
    expect(found.variance.data[0]).toBeCloseTo(28 / 6, 6);
    expect(found.variance.data[1]).toBe(2.25);
    expect(found.runningMean).toBeNull();
  });
});

it('activations refuses what is no model, and unknown options', () => {
  expect(() => activations(7 as never, X)).toThrow('activations: expected a model, got 7');
  expect(() => activations(new ReLU(), X, { input: true } as never)).toThrow(
    'activations: unknown option input; did you mean inputs?',
  );
});
