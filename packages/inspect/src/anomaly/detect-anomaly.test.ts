import { gradients, noGrad, parameter, variable } from '@bp/autograd';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { Module } from '@bp/module';
import { Adam, SGD } from '@bp/optim';
import {
  conv2d,
  defaultRng,
  Rng,
  seed,
  softmax,
  type Tensor,
  tensor,
  where,
  zeros,
} from '@bp/tensor';
import { describe, expect, it, vi } from 'vitest';
import { korean } from '../words/korean';
import { detectAnomaly, watchAnomalies } from './detect-anomaly';

const found = (step: () => unknown, options?: Parameters<typeof detectAnomaly>[1]) => {
  const { finding } = detectAnomaly(step, options);
  if (finding === null) throw new Error('nothing found');
  return finding;
};

describe('the first value that is not finite', () => {
  it('is the logarithm of 0, not what follows from it', () => {
    const p = parameter([
      [0.5, 0.5],
      [1, 0],
      [0, 1],
    ]);
    const t = tensor([
      [1, 0],
      [1, 0],
      [0, 1],
    ]);
    // 0 · ln 0 = 0 · −∞ = NaN follows.
    const finding = found(() => t.mul(p.log()).sum().neg(), { inputs: { p } });
    expect(finding).toMatchObject({
      kind: 'operation',
      phase: 'forward',
      operation: 'log',
      layer: null,
      value: -Infinity,
      position: [1, 1],
      count: 2,
      reached: true,
      cause: { key: 'cause.log-of-zero' },
      operands: [{ name: 'p', shape: [3, 2], value: 0, min: 0, max: 1 }],
    });
  });

  it('is told with its layer, and the row of the batch', () => {
    class Odd extends Module {
      readonly fc = new Linear(2, 1, { bias: false });
      readonly inner = new Inner();
      forward(x: Tensor) {
        return this.inner.forward(this.fc.forward(x));
      }
    }
    class Inner extends Module {
      forward(x: Tensor) {
        return x.sqrt().add(1);
      }
    }
    const model = new Odd();
    model.fc.weight.assign([[1, -1]]);
    const x = tensor([
      [3, 1],
      [2, 1],
      [1, 5],
      [0, 9],
    ]);
    const finding = found(() => model.forward(x).mean());
    expect(finding).toMatchObject({
      operation: 'sqrt',
      layer: 'inner',
      position: [2, 0],
      row: 2,
      count: 2,
      cause: { key: 'cause.root-of-negative', params: { x: -4 } },
      operands: [{ value: -4, min: -9, max: 2, name: 'matmul' }],
    });
    expect(finding.value).toBeNaN();
  });

  it.each<[string, (x: Tensor) => Tensor, number[], string, object]>([
    ['div', (x) => tensor([3, 3]).div(x), [2, 0], 'division-by-zero', { x: 3 }],
    ['div', (x) => x.div(x), [1, 0], 'zero-over-zero', {}],
    ['exp', (x) => x.exp(), [1, 100], 'exp-overflow', { x: 100 }],
    ['log', (x) => x.log(), [1, -0.5], 'log-of-negative', { x: -0.5 }],
    ['log1p', (x) => x.log1p(), [1, -1], 'log-of-zero', {}],
    ['pow', (x) => x.pow(-1.5), [1, 0], 'power-of-zero', { p: -1.5 }],
    ['pow', (x) => x.pow(0.25), [1, -2], 'power-of-negative', { x: -2, p: 0.25 }],
    ['square', (x) => x.square(), [1, 1e30], 'overflow', { operation: 'square' }],
    ['sum', (x) => x.sum(), [3e38, 3e38], 'overflow', { operation: 'sum' }],
    ['matmul', (x) => x.matmul([[1e20], [1e20]]), [1, 1e20], 'overflow', { operation: 'matmul' }],
  ])('knows why %s failed', (operation, of, values, key, params) => {
    expect(found(() => of(parameter(values)).sum())).toMatchObject({
      operation,
      phase: 'forward',
      cause: { key: `cause.${key}`, params },
      advice: { key: `advice.${key}` },
    });
  });

  it('names what weighed most in a product that overflows', () => {
    const x = tensor([
      [1, 2, 3],
      [4, 1e20, -5],
    ]);
    const w = parameter([
      [1, 1],
      [1, 1e20],
      [1e30, 1],
    ]);
    const { operands, position, row } = found(() => x.matmul(w).sum(), { inputs: { x, w } });
    expect([position, row]).toEqual([[1, 1], 1]);
    const value = Math.fround(1e20);
    expect(operands).toMatchObject([
      { name: 'x', value: null, largest: { position: [1, 1], value, count: 3 } },
      { name: 'w', largest: { position: [1, 1], value, count: 3 }, max: Math.fround(1e30) },
    ]);
  });

  it('lies in the backward pass where the forward pass is finite: √x at 0', () => {
    class Distance extends Module {
      readonly fc = new Linear(2, 2, { bias: false });
      readonly root = new Root();
      forward(x: Tensor) {
        return this.root.forward(this.fc.forward(x).square());
      }
    }
    class Root extends Module {
      forward(x: Tensor) {
        return x.sqrt();
      }
    }
    const model = new Distance();
    const x = tensor([
      [1, 2],
      [0, 0],
      [2, 1],
    ]);
    for (const step of [
      () => model.forward(x).sum(),
      () => {
        const loss = model.forward(x).sum();
        loss.backward();
        return loss;
      },
    ]) {
      expect(found(step)).toMatchObject({
        phase: 'backward',
        operation: 'sqrt',
        layer: 'root',
        position: [1, 0],
        row: 1,
        cause: { key: 'cause.root-at-zero' },
      });
    }
  });

  it('lies in the layer whose weights a backward pass meets last', () => {
    const model = new Sequential(new Linear(2, 2), new Linear(2, 2), new Linear(2, 1));
    for (const p of model.parameters()) p.assign(1);
    (model.children()[1] as Linear).weight.assign(1e25);
    // δ of the first layer is 1e-25·1e30·1e25 + …, with a forward pass scaled down before.
    const finding = found(() => {
      const h = model
        .children()[0]
        .forward(tensor([[0, 0]]))
        .mul(1e-30);
      return model.children()[1].forward(h).sum().mul(1e20);
    });
    expect(finding).toMatchObject({ phase: 'backward', operation: 'matmul' });
  });

  it('may lie in the update: from a finite gradient and a learning rate that is too large', () => {
    const w = parameter([1, 2]);
    const optimizer = new SGD([w], { lr: 1e38 });
    const finding = found(
      () => {
        w.mul([1, 10]).sum().backward();
        optimizer.step();
      },
      { inputs: { w } },
    );
    expect(finding).toMatchObject({
      phase: 'update',
      layer: null,
      position: [1],
      row: null,
      value: -Infinity,
      cause: { key: 'cause.overflow' },
    });
    expect(finding.operands.map(({ name, value }) => [name, value])).toContainEqual(['w', 2]);
    expect(w.toArray()).toEqual([1, 2]);
  });

  it('is told of its phase beside measures that are not recorded', () => {
    const w = parameter([0, 4]);
    const step = () => {
      const root = w.sqrt();
      const loss = root.sum();
      noGrad(() => root.sub(2).mean());
      return loss;
    };
    expect(found(step)).toMatchObject({ phase: 'backward', operation: 'sqrt', position: [0] });
    const measured = () => {
      const loss = w.sum();
      loss.backward();
      noGrad(() => w.log().mean()).toArray();
      return [loss, noGrad(() => w.log())];
    };
    expect(found(measured)).toMatchObject({ phase: 'forward', operation: 'log' });
  });

  it('lies in the layer that computed with it, where several share what went before', () => {
    class Norms extends Module {
      readonly a = new Norm();
      readonly b = new Norm();
      readonly bn = new BatchNorm1d(2);
      forward(x: Tensor) {
        const h = this.bn.forward(x);
        return this.a
          .forward(h.add(10))
          .add(this.b.forward(h.mul([1, 0])))
          .sum();
      }
    }
    class Norm extends Module {
      forward(x: Tensor) {
        return x.square().sum({ axis: 0 }).sqrt();
      }
    }
    const model = new Norms();
    const finding = found(() => model.forward(new Rng(2).normal([4, 2])));
    expect(finding).toMatchObject({
      phase: 'backward',
      operation: 'sqrt',
      layer: 'b',
      position: [1],
    });
  });

  it('may be there before: in data, with its example', () => {
    const x = tensor([
      [1, 2],
      [3, 4],
      [5, NaN],
    ]);
    const model = new Sequential(new Linear(2, 2), new ReLU());
    const finding = found(() => model.forward(x).sum(), { inputs: { x } });
    expect(finding).toMatchObject({
      kind: 'given',
      name: 'x',
      position: [2, 1],
      row: 2,
      operation: 'matmul',
      layer: '0',
      cause: { key: 'cause.non-finite-input' },
    });
  });

  it('may be there before: in a parameter', () => {
    const model = new Sequential(new Linear(2, 2));
    (model.children()[0] as Linear).bias?.assign([0, Infinity]);
    const finding = found(() => model.forward([[1, 1]]).sum());
    expect(finding).toMatchObject({
      kind: 'given',
      name: '0.bias',
      position: [1],
      row: null,
      cause: { key: 'cause.non-finite-parameter', params: { name: '0.bias' } },
    });
  });

  it('is not an infinite mask that vanishes in a softmax, unless all of a row is masked', () => {
    const scores = parameter([
      [1, 2],
      [3, 4],
    ]);
    const masked = (mask: number[][]) => () =>
      softmax(where(tensor(mask).eq(1), scores, -Infinity), { axis: 1 })
        .square()
        .sum();
    expect(
      detectAnomaly(
        masked([
          [1, 0],
          [1, 1],
        ]),
      ).finding,
    ).toBeNull();
    const finding = found(
      masked([
        [1, 1],
        [0, 0],
      ]),
    );
    expect(finding.cause.key).toBe('cause.constant');
  });

  it('is told, too, where it vanishes before the results', () => {
    const report = detectAnomaly(() =>
      noGrad(() => tensor([-100]).neg().exp().add(1).reciprocal()),
    );
    expect(report.finite).toBe(true);
    expect(report.finding).toMatchObject({ operation: 'exp', reached: false });
    expect(report.toText()).toContain('vanished');
  });

  it('is a constant where a formula is given one', () => {
    const finding = found(() => parameter([1]).mul(NaN).sum());
    expect(finding).toMatchObject({ kind: 'given', name: null, cause: { key: 'cause.constant' } });
  });

  it('is told of a mean of nothing', () => {
    expect(found(() => zeros([0, 3]).mean())).toMatchObject({
      operation: 'mean',
      position: [],
      row: null,
      cause: { key: 'cause.of-nothing' },
    });
  });

  it('is told of a gradient that overflows where the loss does not', () => {
    const p = parameter([1e-30, 1]);
    const finding = found(() => p.log().mul(1e20).sum());
    expect(finding).toMatchObject({
      phase: 'backward',
      operation: 'log',
      cause: { key: 'cause.gradient-overflow' },
    });
  });

  it('is told of a learning rate that no float32 can hold', () => {
    const p = parameter([1, 2]);
    const optimizer = new Adam([p], { lr: 1e39 });
    const finding = found(() => {
      p.mul(3).sum().backward();
      optimizer.step();
    });
    expect(finding).toMatchObject({ phase: 'update', cause: { key: 'cause.overflow' } });
  });

  it('is told with its row where arrays become tensors in the step, whose NaN is no mask', () => {
    const w = parameter([[1], [2]]);
    const rows = [
      [1, 2],
      [3, Number.NaN],
    ];
    const finding = found(() => tensor(rows).matmul(w).sum());
    expect(finding).toMatchObject({ kind: 'given', position: [1, 1], row: 1 });
    expect(finding.cause.key).toBe('cause.non-finite-input');
  });

  it('has no row where there is no batch', () => {
    expect(found(() => parameter([1, 0]).log().sum())).toMatchObject({ position: [1], row: null });
  });

  it('is told with its image inside a convolution', () => {
    const images = Array.from({ length: 5 }, (_, n) => [
      [
        [1, 1, 1],
        [1, n === 3 ? 3e38 : 1, 1],
        [1, 1, n === 3 ? 3e38 : 1],
      ],
    ]);
    const weight = parameter([
      [
        [
          [2, 2],
          [2, 2],
        ],
      ],
    ]);
    const finding = found(() => conv2d(tensor(images), weight).mean());
    // Of each image the four patches are rows of a matrix.
    expect(finding).toMatchObject({ shape: [20, 1], row: 3 });
  });

  it('is a slope of ∞ behind where: that chooses values, and no gradients', () => {
    const x = parameter([1, 0]);
    const finding = found(() => where(x.gt(0), x.log(), tensor(0)).sum());
    expect(finding).toMatchObject({ phase: 'backward', operation: 'log', position: [1] });
    expect(finding.cause).toEqual({ key: 'cause.unchosen', params: { operation: 'log' } });
    // As advised.
    const safe = () => where(x.gt(0), where(x.gt(0), x, tensor(1)).log(), tensor(0)).sum();
    expect(detectAnomaly(safe).finding).toBeNull();
  });

  it('is told without an operation where nothing was computed', () => {
    expect(detectAnomaly(() => tensor(Number.NaN)).toText()).toContain(
      'Step 1: a constant held NaN from the start.',
    );
  });

  it('is told of gradients that arrive from outside, and of gradients of gradients', () => {
    const p = parameter([0, 4]);
    expect(found(() => p.sqrt().backward(tensor([1, 1])))).toMatchObject({
      phase: 'backward',
      operation: 'sqrt',
      position: [0],
    });
    const x = variable(
      tensor([
        [1, 2],
        [0, 0],
      ]),
    );
    const penalty = () => {
      const [g] = gradients([x.square().sum()], [x], { createGraph: true });
      return g.square().sum({ axis: 1 }).sqrt().sub(1).square().mean();
    };
    expect(found(penalty)).toMatchObject({ operation: 'sqrt', phase: 'backward', row: 1 });
  });

  it('is told where the step then fails', () => {
    const step = () => {
      if (Number.isNaN(tensor(-1).sqrt().item())) throw new Error('NaN');
    };
    expect(found(step)).toMatchObject({ operation: 'sqrt', reached: true });
  });
});

describe('a step that is looked at', () => {
  it('leaves everything as it was', () => {
    seed(5);
    const model = new Sequential(new Linear(2, 3), new BatchNorm1d(3), new Dropout(0.5));
    const optimizer = new Adam(model.parameters(), { lr: 0.1 });
    const x = new Rng(1).normal([4, 2]);
    const train = () => {
      const loss = model.forward(x).square().mean();
      loss.backward();
      optimizer.step();
      return loss;
    };
    train();
    optimizer.zeroGrad();
    // A gradient that no step has used yet, to which more may be added.
    model.forward(x).sum().backward();
    const warn = vi.spyOn(console, 'warn');
    const state = () => [
      Object.values(model.stateDict()).map((v) => v.toArray()),
      model.parameters().map(({ grad }) => grad?.toArray()),
      JSON.stringify(optimizer.stateDict()),
      defaultRng().state(),
    ];
    const before = state();
    expect(detectAnomaly(train).finite).toBe(true);
    expect(state()).toEqual(before);
    model.forward(x).sum().backward();
    expect(warn).not.toHaveBeenCalled();
    warn.mockRestore();
  });

  it('is all finite: so says the report', () => {
    const report = detectAnomaly(() => parameter([1, 2]).log().sum());
    expect(report).toMatchObject({ finite: true, finding: null, steps: 1 });
    expect(report.toText()).toBe('All values are finite.');
  });

  it('throws what it throws where all is finite', () => {
    expect(() =>
      detectAnomaly(() => {
        throw new Error('mine');
      }),
    ).toThrow('mine');
  });

  it('is refused where it is asynchronous or no function, with unknown options too', () => {
    expect(() => detectAnomaly(async () => {})).toThrow('must not be asynchronous');
    expect(() => detectAnomaly(7 as never)).toThrow('detectAnomaly: ');
    expect(() => detectAnomaly(() => 1, { modell: 1 } as never)).toThrow('did you mean model?');
    expect(() => detectAnomaly(() => 1, { inputs: [1] as never })).toThrow('inputs must be');
    expect(() => detectAnomaly(() => 1, { model: 1 as never })).toThrow('expected a model, got 1');
  });
});

describe('a loop that is watched', () => {
  const diverging = () => {
    const w = parameter([[1], [1]], { dtype: 'float32' });
    const x = tensor([
      [1, 2],
      [3, 4],
    ]);
    const optimizer = new SGD([w], { lr: 1e6 });
    const step = () => {
      const loss = x.matmul(w).square().mean();
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    };
    return { w, step };
  };

  it('stops at the step in which a learning rate that is too large overflows, and undoes it', () => {
    const { w, step } = diverging();
    const watch = watchAnomalies({ inputs: { w } });
    let before = w.toArray();
    let count = 0;
    while (!watch.found && count < 50) {
      before = w.toArray();
      watch.step(step);
      count++;
    }
    expect(w.toArray()).toEqual(before);
    expect(watch.report.steps).toBe(count);
    const { finding } = watch.report;
    expect(finding).toMatchObject({ step: count, cause: { key: 'cause.diverged' } });
    expect(finding?.cause.params).toMatchObject({ name: 'w', from: 1 });

    // The same by hand, without a watch.
    const { w: other, step: plain } = diverging();
    for (let i = 1; i < count; i++) expect(Number.isFinite(plain().item())).toBe(true);
    expect(other.toArray()).toEqual(before);
    expect(plain().item()).toBe(Infinity);
  });

  it('trains as it does unwatched', () => {
    const train = (run: (step: () => Tensor) => Tensor) => {
      const w = parameter([1, 2]);
      const optimizer = new Adam([w], { lr: 0.1 });
      for (let i = 0; i < 3; i++) {
        run(() => {
          const loss = w.square().sum();
          loss.backward();
          optimizer.step();
          optimizer.zeroGrad();
          return loss;
        });
      }
      return w.toArray();
    };
    const watch = watchAnomalies();
    expect(train((step) => watch.step(step))).toEqual(train((step) => step()));
    expect(watch.report.toText()).toBe('All values are finite in 3 steps.');
    expect(watch.found).toBe(false);
  });
});

describe('a report', () => {
  const report = (language?: typeof korean) => {
    const x = tensor([
      [0.5, 1],
      [0.25, 0],
    ]);
    const scale = parameter([1, 1]);
    return detectAnomaly(() => x.mul(scale).log().sum(), { inputs: { scale, x }, language });
  };

  it('says it in English and Korean', () => {
    expect(String(report())).toMatchInlineSnapshot(`
      "Step 1, forward pass: log outside of all layers gave −∞.
      At [1, 1] of [2, 2], row 1 of the batch, counted from 0; 1 of 4 values are not finite.
        mul [2, 2], 0 at this place, 0 to 1 in all
      Cause: the logarithm of 0 is −∞.
      Advice: use a loss that takes logits (bceWithLogits, crossEntropy, logSoftmax), or add a small ε inside the logarithm."
    `);
    expect(report(korean).toText()).toMatchInlineSnapshot(`
      "스텝 1, 순전파: 층 바깥의 log 연산의 결과가 −∞입니다.
      위치 [1, 1], 모양 [2, 2], 배치의 1번 행(0부터). 값 4개 중 1개가 유한하지 않습니다.
        mul [2, 2], 이 위치에서 0, 전체 범위 0 ~ 1
      원인: 0의 로그는 −∞입니다.
      조언: 로짓을 받는 손실(bceWithLogits, crossEntropy, logSoftmax)을 쓰거나, 로그 안에 작은 ε을 더하세요."
    `);
  });

  it('is plain data with a version', () => {
    expect(JSON.parse(JSON.stringify(report()))).toMatchObject({
      format: 'bp.anomaly',
      version: 1,
      finite: false,
      finding: { value: '-Infinity', position: [1, 1], row: 1 },
    });
  });
});

it('both languages have the same sentences, with the same values', async () => {
  const { english } = await import('../words/english');
  const values = ({ sentences }: typeof english) =>
    Object.fromEntries(
      Object.entries(sentences).map(([key, text]) => [key, new Set(text.match(/\{\w+(?=\})/g))]),
    );
  expect(values(korean)).toEqual(values(english));
});
