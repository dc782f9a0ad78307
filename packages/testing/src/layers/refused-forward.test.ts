import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { BatchNorm1d, Dropout, initialize, Linear, RReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { buffer, Module } from '@bp/module';
import { clipGradNorm, clipGradValue, SGD } from '@bp/optim';
import { dropout, maxNorm } from '@bp/regularize';
import { defaultRng, Rng, seed, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';

/** Throws when it is told to. */
class Moody extends Module {
  refuses = false;
  forward(x: Tensor): Tensor {
    if (this.refuses) throw new Error('not today');
    return x;
  }
}

/** Everything that a forward in training changes, in modules and functions of one's own, too. */
class Net extends Module {
  seen = buffer(zeros([], { dtype: 'int32' }));
  private = new Rng(5);
  norm = new BatchNorm1d(4);
  body = new Sequential(new Dropout(0.5), new RReLU(), new BatchNorm1d(4, { momentum: null }));
  moody = new Moody();
  forward(x: Tensor): Tensor {
    this.seen.assign(this.seen.add(1));
    const noise = this.private.normal(x.shape);
    const y = this.body.forward(this.norm.forward(x.add(noise)));
    return this.moody.forward(dropout(y, { p: 0.25 }));
  }
}

const stateOf = (net: Net): string =>
  JSON.stringify([net.stateDict(), net.private.state(), defaultRng().state()]);

describe('a forward that throws', () => {
  it('changes nothing, first of all calls and later', () => {
    for (const calls of [0, 3]) {
      seed(1);
      const net = new Net();
      const x = new Rng(2).normal([6, 4]);
      for (let i = 0; i < calls; i++) net.forward(x);
      const before = stateOf(net);
      net.moody.refuses = true;
      expect(() => net.forward(x)).toThrow('not today');
      expect(stateOf(net)).toBe(before);
    }
  });

  it('because of a later layer of a Sequential changes nothing', () => {
    seed(1);
    const model = new Sequential(new Dropout(0.5), new BatchNorm1d(4), new Linear(5, 2));
    const before = JSON.stringify([model.stateDict(), defaultRng().state()]);
    expect(() => model.forward(new Rng(2).normal([6, 4]))).toThrow('expected last axis of size 5');
    expect(JSON.stringify([model.stateDict(), defaultRng().state()])).toBe(before);
  });

  it('puts back the modes that it had switched', () => {
    class Switching extends Module {
      inner = new Dropout(0.5);
      forward(): void {
        this.inner.eval();
        throw new Error('after that');
      }
    }
    const net = new Switching();
    expect(() => net.forward()).toThrow('after that');
    expect(net.inner.training).toBe(true);
  });

  it('inside one that catches it changes nothing, while the rest of the outer one counts', () => {
    class Outer extends Module {
      first = new BatchNorm1d(4);
      inner = new Net();
      forward(x: Tensor): Tensor {
        const y = this.first.forward(x);
        try {
          return this.inner.forward(y);
        } catch {
          return y;
        }
      }
    }
    seed(1);
    const outer = new Outer();
    outer.inner.moody.refuses = true;
    const before = JSON.stringify([outer.inner.stateDict(), defaultRng().state()]);
    outer.forward(new Rng(2).normal([6, 4]));
    expect(JSON.stringify([outer.inner.stateDict(), defaultRng().state()])).toBe(before);
    expect(outer.first.numBatchesTracked?.item()).toBe(1);
  });

  it('leaves one history, by itself and compiled', () => {
    const history = (compiled: boolean): unknown[] => {
      seed(1);
      const net = new Net();
      const linear = new Linear(4, 2);
      const model = new Sequential(net, linear);
      const optimizer = new SGD(model.parameters(), { lr: 0.1, momentum: 0.9 });
      const body = (x: Tensor, y: Tensor): Tensor => {
        const loss = mse(model.forward(x), y);
        loss.backward();
        optimizer.step();
        optimizer.zeroGrad();
        return loss;
      };
      const step = compiled ? compile(body) : body;
      const data = new Rng(2);
      const losses = Array.from({ length: 12 }, (_, i) => {
        net.moody.refuses = i % 3 === 1;
        const batch = [data.normal([6, 4]), data.normal([6, 2])] as const;
        try {
          return step(...batch).item();
        } catch (error) {
          return (error as Error).message;
        }
      });
      return [losses, stateOf(net), JSON.stringify(linear.stateDict())];
    };
    expect(history(true)).toEqual(history(false));
  });
});

describe('a refused call', () => {
  /** A tensor whose numbers went to another thread. */
  const gone = <T extends Tensor>(x: T): T => {
    structuredClone(x.storage.data.buffer, { transfer: [x.storage.data.buffer as ArrayBuffer] });
    return x;
  };

  it('of an optimizer moves no parameter', () => {
    const [a, b] = [parameter([1]), parameter([2])];
    const optimizer = new SGD([a, b], { lr: 1, momentum: 0.5 });
    a.grad = tensor([1]);
    b.grad = gone(tensor([1]));
    expect(() => optimizer.step()).toThrow('are gone');
    expect([a.toArray(), optimizer.groups[0].states[0].kept.momentumBuffer.toArray()]).toEqual([
      [1],
      [0],
    ]);
  });

  it('of clipping and constraints replaces nothing', () => {
    const [a, b] = [parameter([[3, 4]]), parameter([[3, 4]])];
    a.grad = tensor([[3, 4]]);
    b.grad = gone(tensor([[3, 4]]));
    expect(() => clipGradValue([a, b], 1)).toThrow('are gone');
    expect(() => clipGradNorm([a, b], 1)).toThrow('are gone');
    expect(a.grad?.toArray()).toEqual([[3, 4]]);
    expect(() => maxNorm([a, gone(b)], 1)).toThrow('are gone');
    expect(a.toArray()).toEqual([[3, 4]]);
  });

  it('of loadStateDict writes nothing', () => {
    class Pair extends Module {
      first = parameter([1]);
      // A view that repeats its element has no place for each value.
      second = buffer(tensor([1]).expand([2]));
      forward(): void {}
    }
    const pair = new Pair();
    expect(() => pair.loadStateDict({ first: [5], second: [5, 6] })).toThrow('repeated view');
    expect(pair.first.toArray()).toEqual([1]);
  });

  it('of initialize draws nothing', () => {
    class Broken extends Module {
      override resetParameters(): void {
        throw new Error('no');
      }
      forward(): void {}
    }
    const model = new Sequential(new Linear(2, 2), new Broken() as never);
    const before = JSON.stringify(model.stateDict());
    expect(() => initialize(model, { seed: 3 })).toThrow('no');
    expect(JSON.stringify(model.stateDict())).toBe(before);
  });
});
