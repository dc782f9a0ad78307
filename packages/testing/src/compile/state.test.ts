import { noGrad, parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam, SGD } from '@bp/optim';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import { cumsum, defaultRng, Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { bitsOf, classifier, type Experiment, stateOf, trainBoth, twins } from './experiment';

/** Running statistics, random masks, moments and counters; masks come from a source of its own unless told otherwise. */
function everything(rng: Rng | null = new Rng(6)): Experiment {
  return classifier([8, 5], 3, {
    model: new Sequential(
      new Linear(5, 10),
      new BatchNorm1d(10),
      new ReLU(),
      new Dropout(0.4, { rng }),
      new Linear(10, 3),
    ),
    optimizer: (parameters) => new Adam(parameters, { lr: 0.02 }),
  });
}

describe('a compiled step', () => {
  it('follows learning rates that are set between the calls', () => {
    trainBoth(everything, 12, ({ optimizer }, i) => optimizer.setLr(0.02 / (1 + i)));
  });

  it('goes on from states that are loaded after it was compiled', () => {
    let saved: { model: object; optimizer: object } | null = null;
    trainBoth(everything, 16, ({ model, optimizer }, i) => {
      if (i === 4) saved = { model: model.stateDict(), optimizer: optimizer.stateDict() };
      if (i === 9 || i === 13) {
        model.loadStateDict(saved?.model as never);
        optimizer.loadStateDict(saved?.optimizer as never);
      }
    });
  });

  it('goes on from a random state that is restored, and from another seed', () => {
    let state: ReturnType<Rng['state']>;
    trainBoth(
      () => everything(null),
      16,
      (_, i) => {
        if (i === 4) state = defaultRng().state();
        if (i === 9) defaultRng().restore(state);
        if (i === 12) seed(99);
      },
    );
  });

  it('counts steps beyond 2²⁴', () => {
    const start = 2 ** 24 - 2;
    trainBoth(everything, 8, ({ optimizer }, i) => {
      if (i !== 3) return;
      for (const { kept } of optimizer.groups.flatMap(({ states }) => states)) {
        kept.step.assign(start);
      }
    });
  });

  it('has a program for training and one for evaluation', () => {
    const compiled = trainBoth(everything, 16, ({ model }, i) => {
      model.train(i % 4 < 2);
    });
    expect(compiled.step.explain()).toContain('2 programs,');
  });

  it('gives results that follow the parameters, also those of another step', () => {
    const { eager, compiled } = twins(everything);
    const predict = compile((x: Tensor) => compiled.model.forward(x));
    const data = new Rng(5);
    for (let i = 0; i < 8; i++) {
      const batch = eager.batch(i, data);
      eager.step(...batch);
      compiled.step(...batch);
      for (const { model } of [eager, compiled]) model.eval();
      const expected = noGrad(() => eager.model.forward(batch[0]));
      expect(bitsOf(predict(batch[0]))).toEqual(bitsOf(expected));
      for (const { model } of [eager, compiled]) model.train();
    }
  });

  it('knows whether gradients are being recorded', () => {
    const layer = new Linear(2, 1);
    const step = compile((x: Tensor) => {
      const y = layer.forward(x);
      return { y, recorded: y.requiresGrad };
    });
    for (let i = 0; i < 6; i++) {
      expect(step([[1, 2]]).recorded).toBe(true);
      expect(noGrad(() => step([[1, 2]]).recorded)).toBe(false);
    }
    expect(step.explain()).toContain('2 programs,');
  });

  it('switches modes inside, and leaves them as the step does', () => {
    const dropout = new Dropout(0.5, { rng: new Rng(1) });
    const step = compile((x: Tensor) => {
      dropout.train();
      const dropped = dropout.forward(x);
      dropout.eval();
      return [dropped, dropout.forward(x)];
    });
    for (let i = 0; i < 6; i++) {
      dropout.train(i % 2 === 0);
      const [, kept] = step([1, 2, 3, 4]);
      expect(kept.toArray()).toEqual([1, 2, 3, 4]);
      expect(dropout.training).toBe(false);
    }
  });

  it('reads a parameter before the update that follows, also where that needs nothing in between', () => {
    const run = (wrap: typeof compile) => {
      const w = parameter([1, 2, 3]);
      const optimizer = new SGD([w], { lr: 0.5 });
      const step = wrap((x: Tensor) => {
        // The sum of gradients is elementwise: in one loop with it, the update would come before the running sum.
        w.backward(x);
        const sum = cumsum(w.detach(), 0);
        optimizer.step();
        return sum;
      });
      return Array.from({ length: 4 }, () => step(tensor([1, 1, 1])).toArray());
    };
    expect(run(compile)).toEqual([
      [1, 3, 6],
      [0.5, 2, 4.5],
      [-0.5, 0, 1.5],
      [-2, -3, -3],
    ]);
  });

  it('is refused where it leaves another mode behind in each call', () => {
    const dropout = new Dropout(0.5, { rng: new Rng(1) });
    let calls = 0;
    const step = compile((x: Tensor) => {
      dropout.train(calls++ % 2 === 0);
      return x.neg();
    });
    const call = (): void => {
      dropout.train();
      step([1, 2]);
    };
    call();
    call();
    expect(call).toThrowErrorMatchingInlineSnapshot(
      `[BpError: compile: the step left other gradients or modes behind in each of two calls; let every call do the same]`,
    );
  });

  it('mixes with eager steps in any order', () => {
    const { eager, compiled } = twins(everything);
    const data = new Rng(5);
    const order = new Rng(8).integers([40], { high: 2 }).toArray() as number[];
    for (const [i, choice] of order.entries()) {
      const batch = eager.batch(i, data);
      const expected = eager.step(...batch) as Tensor;
      const found = (choice === 0 ? compiled.plain(...batch) : compiled.step(...batch)) as Tensor;
      expect(bitsOf(found)).toEqual(bitsOf(expected));
    }
    expect(stateOf(compiled)).toEqual(stateOf(eager));
    expect(compiled.step.explain()).toContain('1 program,');
  });

  it('trains two models in one step that had been trained apart', () => {
    const make = () => {
      seed(2);
      const models = [new Linear(3, 3), new Linear(3, 3)];
      const optimizers = models.map((m) => new SGD(m.parameters(), { lr: 0.1, momentum: 0.9 }));
      const train = (k: number) => (x: Tensor) => {
        const loss = mse(models[k].forward(x), x);
        loss.backward();
        optimizers[k].step();
        optimizers[k].zeroGrad();
        return loss;
      };
      const both = (x: Tensor) => {
        const loss = mse(models[1].forward(models[0].forward(x)), x);
        loss.backward();
        for (const optimizer of optimizers) {
          optimizer.step();
          optimizer.zeroGrad();
        }
        return loss;
      };
      return { models, steps: [train(0), train(1), both] };
    };
    const [eager, other] = [make(), make()];
    const compiled = other.steps.map((step) => compile(step));
    const data = new Rng(4);
    for (const k of [0, 0, 0, 1, 1, 1, 0, 1, 2, 2, 2, 0, 1, 2, 1, 0, 2]) {
      const x = data.normal([4, 3]);
      expect(bitsOf(compiled[k](x))).toEqual(bitsOf(eager.steps[k](x)));
    }
    for (const [k, model] of eager.models.entries()) {
      expect(bitsOf(other.models[k].weight)).toEqual(bitsOf(model.weight));
    }
  });
});

describe('a module that the step makes itself', () => {
  it('is its own affair', () => {
    const step = compile((x: Tensor) => new BatchNorm1d(3).forward(x).sum({ axis: 0 }));
    const x = new Rng(1).normal([4, 3]);
    const expected = new BatchNorm1d(3).forward(x).sum({ axis: 0 });
    for (let i = 0; i < 4; i++) expect(bitsOf(step(x))).toEqual(bitsOf(expected));
    expect(step.explain()).toContain('called 2 times');
  });
});
