import { checkpoint, grad, gradients, hessian, noGrad, parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { Linear, Sequential, Tanh } from '@bp/layers';
import { mse } from '@bp/losses';
import { Module } from '@bp/module';
import { Adam } from '@bp/optim';
import { BatchNorm1d, Dropout, dropout } from '@bp/regularize';
import { type Backend, ones, Rng, seed, setBackend, type Tensor, tensor } from '@bp/tensor';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bitsOf } from './experiment';

describe.each<Backend>(['wasm', 'reference'])('checkpoints, on the backend %s', (backend) => {
  beforeEach(() => setBackend(backend));
  afterEach(() => setBackend('wasm'));

  /** A step that leaves the loss and the gradients of its parameters, with and without checkpoints. */
  const compare = (body: (run: typeof checkpoint, x: Tensor, w: Tensor, v: Tensor) => Tensor) => {
    const make = (run: typeof checkpoint) => {
      const [w, v] = [parameter([0.5, -1.5]), parameter([2, 0.25])];
      return (x: Tensor) => {
        w.grad = null;
        v.grad = null;
        const loss = body(run, x, w, v);
        loss.backward();
        return [loss, w.grad, v.grad].map((y) => (y as Tensor | null) ?? tensor(0));
      };
    };
    const direct: typeof checkpoint = (fn, ...args) => fn(...(args as Tensor[]));
    const [plain, eager, compiled] = [make(direct), make(checkpoint), compile(make(checkpoint))];
    for (let i = 0; i < 6; i++) {
      const x = tensor([0.3 * i, 1 - i]);
      const expected = plain(x).map(bitsOf);
      for (const step of [eager, compiled]) {
        const found = step(x).map(bitsOf);
        expect(found).toEqual(expected);
      }
    }
    return compiled;
  };

  it.each<[what: string, body: Parameters<typeof compare>[0]]>([
    ['of its arguments', (run, x, w) => run((a: Tensor, b: Tensor) => a.mul(b).tanh(), x, w).sum()],
    [
      'of parameters it refers to',
      (run, x, w, v) => run((a: Tensor) => a.mul(w).exp().mul(v), x).sum(),
    ],
    [
      'of what was computed before',
      (run, x, w, v) => {
        const h = w.mul(x).sigmoid();
        return run((a: Tensor) => a.mul(h).sin().mul(v), h).sum();
      },
    ],
    [
      'one after another',
      (run, x, w, v) => {
        const h = run((a: Tensor) => a.mul(w).tanh(), x);
        return run((a: Tensor) => a.mul(v).tanh().mul(a), h).sum();
      },
    ],
    [
      'side by side',
      (run, x, w, v) =>
        run((a: Tensor) => a.mul(w).tanh(), x)
          .mul(run((a: Tensor) => a.mul(v).exp(), x))
          .sum(),
    ],
    [
      'in one another',
      (run, x, w, v) =>
        run(
          (a: Tensor) =>
            run((b: Tensor) => run((c: Tensor) => c.mul(w).exp(), b).mul(b), a.mul(v)).sin(),
          x,
        ).sum(),
    ],
    [
      'that gives what it is given',
      (run, x, w) =>
        run((a: Tensor) => a, x.mul(w))
          .square()
          .sum(),
    ],
    ['that gives a view', (run, x, w) => run((a: Tensor) => a.mul(a).slice('1'), x.mul(w)).sum()],
    [
      'that gives a parameter',
      (run, _, w) =>
        run(() => w)
          .square()
          .sum(),
    ],
    ['that is a number', (run, x, w, v) => run((a: Tensor) => mse(a.mul(w), v), x)],
    [
      'whose value is used twice',
      (run, x, w) => {
        const h = run((a: Tensor) => a.mul(w).tanh(), x);
        return h.mul(h).add(h).sum();
      },
    ],
    [
      'with random numbers that begin anew inside',
      (run, x, w) =>
        run((a: Tensor) => dropout(a.mul(w), { p: 0.5, rng: new Rng(3) }), x)
          .square()
          .sum(),
    ],
    [
      'within noGrad',
      (run, x, w) =>
        noGrad(() => run((a: Tensor) => a.mul(w), x))
          .mul(w)
          .sum(),
    ],
    ['that holds NaN and −0', (run, x, w) => run((a: Tensor) => a.mul(w).mul(-0).log(), x).sum()],
  ])('%s, inside a compiled step give the bits of the function itself', (_, body) => {
    compare(body);
  });

  it('give gradients of gradients', () => {
    const curve = compile((x: Tensor) =>
      hessian((v: Tensor) => checkpoint((u: Tensor) => u.pow(3), v).sum(), x),
    );
    const w = parameter([1, 2]);
    const twice = compile((x: Tensor) => {
      const value = checkpoint((u: Tensor) => u.mul(w).pow(3), x).sum();
      const [slope] = gradients([value], [w], { createGraph: true });
      return gradients([slope.sum()], [w])[0];
    });
    for (let i = 0; i < 5; i++) {
      expect(curve([1, i]).toArray()).toEqual([
        [6, 0],
        [0, 6 * i],
      ]);
      // 6wx³
      expect(twice([1, i]).toArray()).toEqual([6, 12 * i ** 3]);
    }
  });

  it('run a compiled step inside by its body, in any loss', () => {
    const w = parameter([1, 2]);
    const block = compile((x: Tensor) => x.mul(w).square());
    const slope = grad((x: Tensor) => checkpoint((v: Tensor) => block(v), x).sum());
    for (let i = 0; i < 4; i++) {
      w.grad = null;
      checkpoint((v: Tensor) => block(v).sum(), [1, i]).backward();
      // 2wx²
      expect((w.grad as unknown as Tensor).toArray()).toEqual([2, 4 * i * i]);
      expect(slope([1, i]).toArray()).toEqual([2, 8 * i]);
      block([1, i]);
    }
  });

  it('train a network to the same bits, compiled and not', () => {
    class Net extends Module {
      readonly blocks = Array.from(
        { length: 3 },
        () => new Sequential(new Linear(6, 6), new Tanh()),
      );
      readonly head = new Linear(6, 1);
      readonly run: typeof checkpoint;

      constructor(run: typeof checkpoint) {
        super();
        this.run = run;
      }

      forward(x: Tensor): Tensor {
        return this.head.forward(
          this.blocks.reduce((h, block) => this.run((v: Tensor) => block.forward(v), h), x),
        );
      }
    }
    const direct: typeof checkpoint = (fn, ...args) => fn(...(args as Tensor[]));
    const make = (run: typeof checkpoint) => {
      seed(4);
      const model = new Net(run);
      const optimizer = new Adam(model.parameters(), { lr: 0.05 });
      const step = (x: Tensor, y: Tensor) => {
        const loss = mse(model.forward(x), y);
        loss.backward();
        optimizer.step();
        optimizer.zeroGrad();
        return loss;
      };
      return { model, step };
    };
    const [plain, checked] = [make(direct), make(checkpoint)];
    const step = compile(checked.step);
    const rng = new Rng(1);
    for (let i = 0; i < 8; i++) {
      const [x, y] = [rng.normal([5, 6]), rng.normal([5, 1])];
      expect(bitsOf(step(x, y))).toEqual(bitsOf(plain.step(x, y)));
    }
    for (const [k, w] of plain.model.parameters().entries()) {
      expect(bitsOf(checked.model.parameters()[k])).toEqual(bitsOf(w));
    }
  });

  it.each([
    ['a stream that moves on', (x: Tensor, rng: Rng) => x.mul(rng.uniform([2]))],
    ['a layer that drops', (x: Tensor, rng: Rng) => dropped(rng).forward(x)],
  ])('refuse %s, and change nothing', (_, draw) => {
    const w = parameter([1, 2]);
    const rng = new Rng(7);
    const step = compile((x: Tensor) => {
      w.assign(w.add(1));
      checkpoint((v: Tensor) => draw(v.mul(w), rng), x)
        .sum()
        .backward();
    });
    draw(ones([2]), rng);
    const state = JSON.stringify(rng.state());
    for (let i = 0; i < 4; i++) {
      expect(() => step(ones([32, 2]))).toThrow(
        'checkpoint: the function gave another value when it ran again',
      );
    }
    expect([w.toArray(), w.grad, JSON.stringify(rng.state())]).toEqual([[1, 2], null, state]);
  });

  it('refuse a value that differs in one call only, and change nothing', () => {
    const w = parameter([1, 2]);
    const count = tensor(0);
    const step = compile((x: Tensor) => {
      w.assign(w.add(1));
      checkpoint((v: Tensor) => {
        count.assign(count.add(1));
        return v.mul(w).mul(count);
      }, x)
        .sum()
        .backward();
    });
    // 0 · 1 = 0 · 2
    for (let i = 0; i < 4; i++) {
      w.grad = null;
      step([0, 0]);
    }
    const before = [w.toArray(), count.item()];
    w.grad = null;
    expect(() => step([0, 1])).toThrow('checkpoint: the function gave another value');
    expect([w.toArray(), count.item()]).toEqual(before);
    expect(w.grad).toBeNull();
    step([0, 0]);
    expect(w.toArray()).toEqual([6, 7]);
  });

  it('leave running statistics as two runs do', () => {
    const make = () => {
      const norm = new BatchNorm1d(2);
      const w = parameter([0.5, 2]);
      return {
        norm,
        step: (x: Tensor) => {
          w.grad = null;
          const loss = checkpoint((v: Tensor) => norm.forward(v).tanh(), x.mul(w)).sum();
          loss.backward();
          return loss;
        },
      };
    };
    const [eager, other] = [make(), make()];
    const step = compile(other.step);
    const rng = new Rng(2);
    for (let i = 0; i < 5; i++) {
      const x = rng.normal([4, 2]);
      expect(bitsOf(step(x))).toEqual(bitsOf(eager.step(x)));
    }
    expect(JSON.stringify(other.norm.stateDict())).toBe(JSON.stringify(eager.norm.stateDict()));
  });
});

const layers = new WeakMap<Rng, Dropout>();

function dropped(rng: Rng): Dropout {
  const layer = layers.get(rng) ?? new Dropout(0.5, { rng });
  layers.set(rng, layer);
  return layer;
}
