import { parameter, variable } from '@bp/autograd';
import { compile } from '@bp/compile';
import { clipGradNorm, SGD } from '@bp/optim';
import { Rng, type Tensor, tensor, zeros, zerosLike } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { bitsOf } from './experiment';

/** One parameter in two copies: one trained eagerly, the other by a compiled step. */
function pair(step: (w: Tensor) => (x: Tensor) => unknown) {
  const first = new Rng(3).normal([4, 3]);
  const [eager, compiled] = [parameter(first), parameter(first)];
  return { eager, compiled, runEager: step(eager), runCompiled: compile(step(compiled)) };
}

const inputs = (n: number) => {
  const rng = new Rng(9);
  return Array.from({ length: n }, () => rng.normal([2, 4]));
};

const accumulate = (w: Tensor) => (x: Tensor) => {
  x.matmul(w).tanh().square().sum().backward();
};

describe('gradients and a compiled step', () => {
  it('add up over calls as they do without', () => {
    const { eager, compiled, runEager, runCompiled } = pair(accumulate);
    for (const x of inputs(8)) {
      runEager(x);
      runCompiled(x);
    }
    expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
    expect(runCompiled.explain()).toContain('2 programs');
  });

  it('add up in the same way when they are read between the calls', () => {
    const { eager, compiled, runEager, runCompiled } = pair(accumulate);
    for (const x of inputs(8)) {
      runEager(x);
      runCompiled(x);
      expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
    }
  });

  it.each<[what: string, step: (a: Tensor, b: Tensor) => (x: Tensor) => unknown]>([
    [
      'returned, before new ones take their places',
      (a) => (x) => {
        const old = a.grad;
        a.grad = null;
        a.mul(x).sum().backward();
        return old ?? zerosLike(a);
      },
    ],
    [
      'returned, and added to',
      (a) => (x) => {
        const old = a.grad;
        a.mul(x).sum().backward();
        return old ?? zerosLike(a);
      },
    ],
    [
      'passed on to another',
      (a, b) => (x) => {
        b.mul(x).sum().backward();
        a.grad = b.grad;
      },
    ],
    [
      'exchanged',
      (a, b) => (x) => {
        a.mul(x).sum().backward();
        b.mul(x).mul(x).sum().backward();
        [a.grad, b.grad] = [b.grad, a.grad];
      },
    ],
    [
      'exchanged as they are',
      (a, b) => () => {
        [a.grad, b.grad] = [b.grad, a.grad];
      },
    ],
    [
      'turned round',
      (a) => () => {
        a.grad = (a.grad as Tensor).flip(0);
      },
    ],
  ])('may be %s', (_, body) => {
    const make = () => {
      const [a, b] = [parameter([1, 2]), parameter([3, 4])];
      a.grad = tensor([5, 6]);
      b.grad = tensor([7, 8]);
      return { a, b, step: body(a, b) };
    };
    const [eager, compiled] = [make(), make()];
    const step = compile(compiled.step);
    for (let i = 0; i < 6; i++) {
      const x = tensor([i + 1, 1]);
      const [want, found] = [eager.step(x), step(x)] as (Tensor | undefined)[];
      expect(found?.toArray()).toEqual(want?.toArray());
      for (const name of ['a', 'b'] as const) {
        expect(compiled[name].grad?.toArray()).toEqual(eager[name].grad?.toArray());
      }
    }
  });

  it('never change once they have been taken hold of', () => {
    const { compiled, runCompiled } = pair(accumulate);
    const taken = inputs(6).map((x) => {
      runCompiled(x);
      const gradient = compiled.grad as Tensor;
      return { gradient, bits: bitsOf(gradient) };
    });
    for (const { gradient, bits } of taken) expect(bitsOf(gradient)).toEqual(bits);
    expect(new Set(taken.map(({ bits }) => String(bits))).size).toBe(6);
  });

  it('start anew after they were set to null', () => {
    const { eager, compiled, runEager, runCompiled } = pair(accumulate);
    for (const [i, x] of inputs(12).entries()) {
      if (i % 3 === 0) {
        eager.grad = null;
        compiled.grad = null;
      }
      runEager(x);
      runCompiled(x);
      expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
    }
    expect(runCompiled.explain()).toContain('2 programs');
  });

  it('start from what they were set to, or what was assigned to them', () => {
    const { eager, compiled, runEager, runCompiled } = pair(accumulate);
    for (const [i, x] of inputs(12).entries()) {
      for (const w of [eager, compiled]) {
        if (i % 4 === 2) w.grad = zerosLike(w);
        if (i % 4 === 3) w.grad?.assign(0.5);
      }
      runEager(x);
      runCompiled(x);
    }
    expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
  });

  it('can be read before and after any call, in any mixture of eager and compiled ones', () => {
    const { eager, compiled, runEager, runCompiled } = pair(accumulate);
    const direct = accumulate(compiled);
    for (const [i, x] of inputs(20).entries()) {
      runEager(x);
      if (i % 3 === 1 || i === 6) direct(x);
      else runCompiled(x);
      if (i % 5 === 4) {
        expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
      }
    }
  });

  it('may be clipped, replaced, and forgotten inside', () => {
    const { eager, compiled, runEager, runCompiled } = pair((w) => {
      const optimizer = new SGD([w], { lr: 0.1, momentum: 0.5 });
      return (x) => {
        optimizer.zeroGrad();
        x.matmul(w).square().sum().backward();
        const norm = clipGradNorm([w], 0.5);
        optimizer.step();
        return norm;
      };
    });
    for (const x of inputs(8)) {
      expect(bitsOf(runCompiled(x) as Tensor)).toEqual(bitsOf(runEager(x) as Tensor));
    }
    expect(bitsOf(compiled)).toEqual(bitsOf(eager));
    expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
  });

  it('may be assigned to inside', () => {
    const { eager, compiled, runEager, runCompiled } = pair((w) => (x) => {
      w.grad?.assign(w.grad.mul(0.5));
      accumulate(w)(x);
      w.grad?.assign(w.grad.add(1));
    });
    for (const x of inputs(9)) {
      runEager(x);
      runCompiled(x);
    }
    expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
  });

  it('may be shared with a value from outside', () => {
    const constant = tensor([1, 2]);
    const w = parameter([0, 0]);
    const step = compile((x: Tensor) => {
      w.grad = constant;
      return x.add(w.grad);
    });
    for (let i = 0; i < 4; i++) expect(step([i, 1]).toArray()).toEqual([1 + i, 3]);
    expect(w.grad?.toArray()).toEqual([1, 2]);
  });

  it('reach parameters and variables that are arguments, which are known by their identity', () => {
    const [a, b] = [variable([1, 2]), variable([3, 4])];
    const step = compile((x: Tensor) => {
      x.square().sum().backward();
    });
    for (let i = 0; i < 4; i++) {
      step(a);
      step(b);
    }
    expect([a.grad?.toArray(), b.grad?.toArray()]).toEqual([
      [8, 16],
      [24, 32],
    ]);
    const message = (() => {
      try {
        step(a.mul(2));
      } catch (error) {
        return (error as Error).message;
      }
      return null;
    })();
    expect(message).toContain('must not be the result of a recorded computation');
  });

  it('do not flow out: results carry no record', () => {
    const w = parameter([2]);
    const step = compile((x: Tensor) => x.mul(w));
    for (let i = 0; i < 4; i++) expect(step([1]).requiresGrad).toBe(false);
  });

  it('move along, unread, where two models move to the memory of a larger one', () => {
    const pairs = [pair(accumulate), pair(accumulate)];
    const run = (): void => {
      for (const x of inputs(6)) {
        for (const [k, { runEager, runCompiled }] of pairs.entries()) {
          runEager(x.mul(k + 1));
          runCompiled(x.mul(k + 1));
        }
      }
    };
    run();
    const [a, b] = pairs.map(({ compiled }) => compiled);
    const { buffer } = a.storage.data;
    const large = zeros([1_100_000]);
    const predict = compile((x: Tensor) => x.matmul(a).add(x.matmul(b)).add(large.at(0)));
    const grow = compile(() => large.assign(large.add(1)));
    for (const x of inputs(3)) {
      grow();
      predict(x);
    }
    expect(a.storage.data.buffer).toBe(b.storage.data.buffer);
    expect(a.storage.data.buffer).toBe(large.storage.data.buffer);
    expect(a.storage.data.buffer).not.toBe(buffer);
    run();
    for (const { eager, compiled } of pairs) {
      expect(bitsOf(compiled.grad as Tensor)).toEqual(bitsOf(eager.grad as Tensor));
    }
  });

  it('must be left behind in each call, or in none', () => {
    const w = parameter([1, 2]);
    let calls = 0;
    const step = compile((x: Tensor) => {
      w.grad = calls++ % 2 === 0 ? null : x;
    });
    const call = (): void => {
      w.grad = null;
      step([1, 2]);
    };
    call();
    call();
    expect(call).toThrowErrorMatchingInlineSnapshot(
      `[BpError: compile: the step left other gradients or modes behind in each of two calls; let every call do the same]`,
    );
  });

  it('of one parameter in two steps are the same one', () => {
    const w = parameter([1, 2]);
    const square = compile(() => {
      w.square().sum().backward();
    });
    const triple = compile(() => {
      w.mul(3).sum().backward();
    });
    for (let i = 0; i < 6; i++) {
      square();
      triple();
    }
    expect(w.grad?.toArray()).toEqual([30, 42]);
    square();
    expect(w.grad?.toArray()).toEqual([32, 46]);
  });

  it('notices with a stale backward pass that a call has overwritten a value', () => {
    const w = parameter([1, 2]);
    const optimizer = new SGD([w], { lr: 0.1 });
    const step = compile((x: Tensor) => {
      w.mul(x).sum().backward();
      optimizer.step();
      optimizer.zeroGrad();
    });
    for (let i = 0; i < 3; i++) step([1, 1]);
    const loss = w.square().sum();
    step([1, 1]);
    expect(() => loss.backward()).toThrow('was overwritten after it was used');
  });
});
