import { parameter } from '@bp/autograd';
import {
  BatchNorm1d,
  BatchNorm2d,
  Conv2d,
  Dropout,
  Flatten,
  gelu,
  kaimingNormal,
  Linear,
  PReLU,
  ReLU,
  relu6,
  Sequential,
  Sigmoid,
  softsign,
  Tanh,
} from '@bp/layers';
import { freeze, Module } from '@bp/module';
import { SGD } from '@bp/optim';
import { defaultRng, leakyRelu, Rng, softplus, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { korean } from '../words/korean';
import { GradientFlow, gradientFlow } from './gradient-flow';

const float64 = { dtype: 'float64' } as const;

/** The worked example: x = (0.1, 0.2), t = (0.4, 0.6). */
function workedExample(): { model: Sequential; loss: Tensor } {
  const layer = (rows: number[][]) => {
    const made = new Linear(2, 2, { bias: false, ...float64 });
    made.weight.assign(tensor(rows, float64));
    return made;
  };
  const model = new Sequential(
    layer([
      [0.3, 0.25],
      [0.4, 0.35],
    ]),
    new Sigmoid(),
    layer([
      [0.45, 0.4],
      [0.7, 0.6],
    ]),
    new Sigmoid(),
  );
  const error = model.forward(tensor([[0.1, 0.2]], float64)).sub(tensor([[0.4, 0.6]], float64));
  return { model, loss: error.square().sum().mul(0.5) };
}

/** Layers of 16 units with an activation behind each but the last. */
function deep(depth: number, activation: () => Module, change: (w: Tensor) => void = () => {}) {
  const rng = new Rng(1);
  const parts: Module[] = [];
  for (let i = 0; i < depth; i++) parts.push(new Linear(16, 16, { rng }), activation());
  const model = new Sequential(...parts, new Linear(16, 1, { rng }));
  for (const w of model.parameters()) if (w.shape.length > 1) change(w);
  const loss = model
    .forward(rng.normal([64, 16]))
    .sub(1)
    .square()
    .mean();
  return { model, loss };
}

const times = (factor: number) => (w: Tensor) => w.assign(w.detach().mul(factor));

describe('the worked example', () => {
  // From o, h and δ as hand computation gives them.
  const [o1, o2] = [0.609446004996699, 0.663844909698289];
  const [h1, h2] = [0.519989340155582, 0.527472304344594];
  const [d1, d2] = [0.049852667356395, 0.014247300963894];
  const [e1, e2] = [0.008088753836262, 0.007100860110549];

  it('has the norms of its hand computation', () => {
    const { model, loss } = workedExample();
    const { layers, steps } = gradientFlow(loss, { model, optimizer: new SGD(model, { lr: 0.5 }) });
    expect(steps[0].loss).toBeCloseTo(0.02397190075173, 14);
    expect(layers.map(({ path, kind }) => [path, kind])).toEqual([
      ['0', 'Linear'],
      ['2', 'Linear'],
    ]);
    const [hidden, output] = layers;
    expect(output.weightNorm).toBeCloseTo(Math.hypot(0.45, 0.4, 0.7, 0.6), 14);
    expect(output.deltaNorm).toBeCloseTo(Math.hypot(d1, d2), 14);
    expect(hidden.deltaNorm).toBeCloseTo(Math.hypot(e1, e2), 14);
    const g = Math.hypot(d1 * h1, d1 * h2, d2 * h1, d2 * h2);
    expect(output.gradientNorm).toBeCloseTo(g, 14);
    expect(output.gradientRatio).toBeCloseTo(g / Math.hypot(0.45, 0.4, 0.7, 0.6), 14);
    expect(output.updateRatio).toBeCloseTo((0.5 * g) / Math.hypot(0.45, 0.4, 0.7, 0.6), 14);
    expect(hidden.gradientNorm).toBeCloseTo(Math.hypot(e1, e2) * Math.hypot(0.1, 0.2), 14);
  });

  it('has the slopes of its sigmoids beside 0.25ᵏ', () => {
    const { model, loss } = workedExample();
    const [hidden, output] = gradientFlow(loss, { model }).layers;
    const [inner, outer] = [
      (h1 * (1 - h1) + h2 * (1 - h2)) / 2,
      (o1 * (1 - o1) + o2 * (1 - o2)) / 2,
    ];
    expect(output.activations).toEqual([
      {
        name: 'sigmoid',
        uses: 1,
        meanSlope: expect.closeTo(outer, 14),
        bound: 0.25,
        saturated: 0,
        stuck: 0,
        dead: 0,
        samples: 1,
      },
    ]);
    expect(output.slopes).toEqual({ count: 1, product: expect.closeTo(outer, 14), bound: 0.25 });
    expect(hidden.slopes).toEqual({
      count: 2,
      product: expect.closeTo(inner * outer, 14),
      bound: 0.0625,
    });
    expect(output.updateRatio).toBe(null);
  });

  it('is told in both languages', () => {
    const { model, loss } = workedExample();
    const optimizer = new SGD(model, { lr: 0.5 });
    expect(gradientFlow(loss, { model, optimizer }).toText()).toMatchInlineSnapshot(`
      "Gradient flow, step 1: loss 0.02397

      layer     ‖W‖      ‖∂W‖      ‖δ‖  ‖ΔW‖/‖W‖  φ        mean |φ′|  saturated  dead
      0      0.6595  0.002407  0.01076  0.001825  sigmoid     0.2494        0 %   0 %
      2       1.101    0.0384  0.05185   0.01744  sigmoid     0.2306        0 %   0 %

      Product of the mean |φ′| of the activations from 0 to the loss (2): 0.05751; it can be at most 0.25² = 0.0625.
      Fine: gradients reach every layer in a like size."
    `);
    expect(gradientFlow(loss, { model, language: korean }).toText()).toMatchInlineSnapshot(`
      "기울기 흐름, 1번째 단계: 손실 0.02397

      층     ‖W‖      ‖∂W‖      ‖δ‖  ‖∂W‖/‖W‖  φ        평균 |φ′|  포화  죽음
      0   0.6595  0.002407  0.01076  0.003649  sigmoid     0.2494   0 %   0 %
      2    1.101    0.0384  0.05185   0.03488  sigmoid     0.2306   0 %   0 %

      0에서 손실까지 활성화 함수 2개의 평균 |φ′|의 곱: 0.05751. 아무리 커도 0.25² = 0.0625입니다.
      양호: 모든 층에 비슷한 크기의 기울기가 전해집니다."
    `);
  });
});

describe('the verdict', () => {
  it('is vanishing for a deep network of sigmoids', () => {
    const { model, loss } = deep(5, () => new Sigmoid());
    const { layers, verdicts } = gradientFlow(loss, { model });
    expect(verdicts).toEqual([{ kind: 'vanishing', layers: ['0', '2', '4'] }]);
    const { count, product, bound } = layers[0].slopes;
    expect([count, bound]).toEqual([5, 0.25 ** 5]);
    const means = layers.flatMap(({ activations }) => activations.map((one) => one.meanSlope));
    expect(product).toBeCloseTo(
      means.reduce((a, b) => a * b),
      12,
    );
    expect(product).toBeLessThan(bound);
  });

  it.each([8, 30])('is fine for %i layers of relu with weights by He', (depth) => {
    const rng = new Rng(7);
    const { model, loss } = deep(
      depth,
      () => new ReLU(),
      (w) => w.assign(kaimingNormal(w.shape, { rng })),
    );
    expect(gradientFlow(loss, { model }).verdicts).toEqual([{ kind: 'fine', layers: [] }]);
  });

  it('is exploding for weights that are too large', () => {
    const { model, loss } = deep(5, () => new ReLU(), times(20));
    const [first] = gradientFlow(loss, { model }).verdicts;
    expect(first).toEqual({ kind: 'exploding', layers: ['0', '2', '4', '6', '8', '10'] });
  });

  it('is exploding for a loss that is not finite', () => {
    const { model, loss } = deep(
      1,
      () => new Tanh(),
      (w) => w.assign(Number.NaN),
    );
    expect(gradientFlow(loss, { model }).verdicts[0].kind).toBe('exploding');
  });

  it('is saturated for tanh far from 0', () => {
    const { model, loss } = deep(3, () => new Tanh(), times(8));
    const { verdicts, layers } = gradientFlow(loss, { model });
    expect(verdicts.find(({ kind }) => kind === 'saturated')?.layers).toEqual(['0', '2', '4']);
    expect(layers[0].activations[0].saturated).toBeGreaterThan(0.5);
  });

  it.each([255, 1, 1e-3])('is fine before a normalisation, of inputs times %f', (scale) => {
    const rng = new Rng(3);
    const model = new Sequential(
      new Linear(64, 32, { rng, bias: false }),
      new BatchNorm1d(32),
      new ReLU(),
      new Linear(32, 1, { rng }),
    );
    const loss = model
      .forward(rng.uniform([32, 64]).mul(scale))
      .sub(1)
      .square()
      .mean();
    expect(gradientFlow(loss, { model }).verdicts).toEqual([{ kind: 'fine', layers: [] }]);
  });

  it('is saturated at an output that is wrong, and not at one that has learned to be right', () => {
    const model = new Sequential(new Linear(1, 1, { bias: false, ...float64 }), new Sigmoid());
    for (const weight of model.parameters()) weight.assign([[6]]);
    const verdict = (targets: number[][]) => {
      const loss = model
        .forward([[-1], [1]])
        .sub(tensor(targets))
        .square()
        .mean();
      const flow = gradientFlow(loss, { model });
      const [{ saturated, stuck }] = flow.layers[0].activations;
      return [flow.verdicts[0].kind, saturated, stuck];
    };
    // σ(±6) = 0.0025 and 0.9975
    expect(verdict([[0], [1]])).toEqual(['fine', 1, 0]);
    expect(verdict([[1], [0]])).toEqual(['saturated', 1, 1]);
  });

  it('is dead for relus below 0', () => {
    const { model, loss } = deep(2, () => new ReLU());
    (model.children()[0] as Linear).bias?.assign(-10);
    const again = model
      .forward(new Rng(4).normal([64, 16]))
      .square()
      .mean();
    expect(loss.size).toBe(1);
    const { verdicts, layers } = gradientFlow(again, { model });
    expect(verdicts[0]).toEqual({ kind: 'dead', layers: ['0'] });
    expect(layers[0].activations[0]).toMatchObject({ dead: 1, meanSlope: 0, samples: 64 });
    expect(layers[0].gradientNorm).toBe(0);
  });
});

describe('what is measured of activation functions', () => {
  const flowOf = (model: Module, x: Tensor) =>
    gradientFlow(model.forward(x).square().mean(), { model });

  it('is the share of what is near a limit, and of units that are silent', () => {
    const fc = new Linear(3, 3, { bias: false });
    fc.weight.assign(
      tensor([
        [1, 0, 0],
        [0, 1, 0],
        [0, 0, 1],
      ]),
    );
    const x = tensor([
      [3, -3, 1],
      [-1, -2, 2],
      [2.5, -3.5, -3],
    ]);
    const [sigmoid] = flowOf(new Sequential(fc, new Sigmoid()), x).layers[0].activations;
    // σ(2.944) = 0.95, and six numbers are further from 0 than that… 3, −3, −3.5, −3.
    expect(sigmoid.saturated).toBeCloseTo(4 / 9, 12);
    // tanh(1.832) = 0.95
    const [tanh] = flowOf(new Sequential(fc, new Tanh()), x).layers[0].activations;
    expect(tanh.saturated).toBeCloseTo(7 / 9, 12);
    const [relu] = flowOf(new Sequential(fc, new ReLU()), x).layers[0].activations;
    expect(relu).toEqual({
      name: 'relu',
      uses: 1,
      meanSlope: 4 / 9,
      bound: 1,
      saturated: null,
      stuck: null,
      dead: 1 / 3,
      samples: 3,
    });
  });

  it('takes the channels of images for units', () => {
    const conv = new Conv2d(1, 2, 1, { bias: false });
    conv.weight.assign(tensor([[[[1]]], [[[-1]]]]));
    const [relu] = flowOf(
      new Sequential(conv, new ReLU()),
      tensor([
        [
          [
            [1, 2],
            [3, 4],
          ],
        ],
      ]),
    ).layers[0].activations;
    expect([relu.dead, relu.samples, relu.meanSlope]).toEqual([0.5, 4, 0.5]);
  });

  it('finds PReLU, whose slopes are parameters', () => {
    const fc = new Linear(2, 2, { bias: false });
    fc.weight.assign(
      tensor([
        [1, 0],
        [0, 1],
      ]),
    );
    const model = new Sequential(fc, new PReLU({ init: 1.5 }));
    const { layers } = flowOf(
      model,
      tensor([
        [1, -1],
        [2, -2],
      ]),
    );
    expect(layers.map(({ path }) => path)).toEqual(['0', '1']);
    const found = layers.flatMap(({ activations }) => activations);
    expect(found.map(({ name, bound, meanSlope }) => [name, bound, meanSlope])).toEqual([
      ['prelu', 1.5, 1.25],
    ]);
  });

  it.each<[string, (x: Tensor) => Tensor, bound: number, saturates: boolean]>([
    ['sigmoid', (x) => x.sigmoid(), 0.25, true],
    ['tanh', (x) => x.tanh(), 1, true],
    ['relu', (x) => x.relu(), 1, false],
    ['leaky relu', (x) => leakyRelu(x), 1, false],
    // At √2: Φ(√2) + √2 φ(√2).
    ['gelu', (x) => gelu(x), 1.1289, false],
    ['softplus', (x) => softplus(x), 1, false],
    ['softsign', (x) => softsign(x), 1, true],
    ['relu6', (x) => relu6(x), 1, true],
    ['the square', (x) => x.square(), Infinity, false],
    ['the exponential', (x) => x.exp(), Infinity, false],
  ])('has the steepest slope of %s', (_, fn, bound, saturates) => {
    class Net extends Module {
      fc = new Linear(2, 2);
      forward(x: Tensor): Tensor {
        return fn(this.fc.forward(x).mul(0.5).neg());
      }
    }
    const [{ activations }] = flowOf(new Net(), tensor([[1, -1]])).layers;
    expect(activations.length).toBe(1);
    expect(activations[0].bound).toBeCloseTo(bound, 4);
    expect(activations[0].saturated !== null).toBe(saturates);
  });
});

describe('the flow through', () => {
  it('functions between layers, and none of the loss', () => {
    class Net extends Module {
      fc1 = new Linear(3, 4, { rng: new Rng(1) });
      fc2 = new Linear(4, 2, { rng: new Rng(2) });
      forward(x: Tensor): Tensor {
        return this.fc2.forward(this.fc1.forward(x).tanh().mul(2)).sigmoid();
      }
    }
    const model = new Net();
    const loss = model
      .forward(new Rng(3).normal([5, 3]))
      .square()
      .mean()
      .exp()
      .add(model.fc1.weight.square().sum());
    const { layers } = gradientFlow(loss, { model });
    expect(
      layers.map(({ path, activations }) => [path, activations.map(({ name }) => name)]),
    ).toEqual([
      ['fc1', ['tanh']],
      ['fc2', ['sigmoid']],
    ]);
  });

  it('parts that are called from outside', () => {
    const model = new Sequential(new Linear(3, 4), new Linear(4, 2));
    const [a, b] = model.children() as Linear[];
    const loss = b
      .forward(a.forward(new Rng(3).normal([5, 3])).relu())
      .square()
      .mean();
    const { layers } = gradientFlow(loss, { model });
    expect(
      layers.map(({ path, activations }) => [path, activations.map(({ name }) => name)]),
    ).toEqual([
      ['0', ['relu']],
      ['1', []],
    ]);
  });

  it('matrices of the model itself', () => {
    class Net extends Module {
      w1 = parameter(
        [
          [0.3, 0.4],
          [0.25, 0.35],
        ],
        float64,
      );
      w2 = parameter(
        [
          [0.45, 0.7],
          [0.4, 0.6],
        ],
        float64,
      );
      forward(x: Tensor): Tensor {
        return x.matmul(this.w1).sigmoid().matmul(this.w2).sigmoid();
      }
    }
    const model = new Net();
    const t = tensor([[0.4, 0.6]], float64);
    const loss = model
      .forward(tensor([[0.1, 0.2]], float64))
      .sub(t)
      .square()
      .sum()
      .mul(0.5);
    const { layers } = gradientFlow(loss, { model });
    expect(layers.map(({ path, slopes }) => [path, slopes.count])).toEqual([
      ['w1', 2],
      ['w2', 1],
    ]);
    expect(layers[0].deltaNorm).toBeCloseTo(Math.hypot(0.008088753836262, 0.007100860110549), 14);
  });

  it('a layer that is used again and again', () => {
    class Recurrent extends Module {
      cell = new Linear(4, 4, { rng: new Rng(5), ...float64 });
      forward(x: Tensor): Tensor {
        let h = x;
        for (let t = 0; t < 3; t++) h = this.cell.forward(h).tanh();
        return h;
      }
    }
    const model = new Recurrent();
    const loss = model
      .forward(new Rng(6).normal([2, 4], float64))
      .square()
      .sum();
    const [layer, ...others] = gradientFlow(loss, { model }).layers;
    expect(others).toEqual([]);
    expect(layer.activations).toMatchObject([{ name: 'tanh', uses: 3, samples: 6 }]);
    expect(layer.slopes.count).toBe(3);
    // By hand: δ of each step from that of the next.
    const w = model.cell.weight.detach();
    const b = (model.cell.bias as Tensor).detach();
    const hs = [new Rng(6).normal([2, 4], float64)];
    for (let t = 0; t < 3; t++) hs.push(hs[t].matmul(w.transpose(0, 1)).add(b).tanh());
    const slope = (h: Tensor) => h.square().neg().add(1);
    let delta = hs[3].mul(2).mul(slope(hs[3]));
    let sum = delta.square().sum().item();
    for (const h of [hs[2], hs[1]]) {
      delta = delta.matmul(w).mul(slope(h));
      sum += delta.square().sum().item();
    }
    expect(layer.deltaNorm).toBeCloseTo(Math.sqrt(sum), 12);
    const means = hs.slice(1).map((h) => slope(h).mean().item());
    expect(layer.slopes.product).toBeCloseTo(means[0] * means[1] * means[2], 12);
  });

  it('convolutions with batch norm and dropout, all of which stay as they were', () => {
    const rng = new Rng(8);
    const model = new Sequential(
      new Conv2d(1, 4, 3, { rng }),
      new BatchNorm2d(4),
      new ReLU(),
      new Flatten(),
      new Dropout(0.5),
      new Linear(64, 3, { rng }),
    );
    const optimizer = new SGD(model, { lr: 0.1, momentum: 0.9 });
    const loss = model
      .forward(rng.normal([8, 1, 6, 6]))
      .square()
      .mean();
    const state = () =>
      JSON.stringify([
        Object.entries(model.stateDict()).map(([key, x]) => [key, (x as Tensor).toArray()]),
        optimizer.stateDict().groups,
        defaultRng().state,
        model.parameters().map(({ grad }) => grad?.toArray() ?? null),
      ]);
    const before = state();
    const flow = gradientFlow(loss, { model, optimizer });
    expect(state()).toBe(before);
    expect(flow.layers.map(({ path, kind }) => `${path} ${kind}`)).toEqual([
      '0 Conv2d',
      '1 BatchNorm2d',
      '5 Linear',
    ]);
    expect(flow.layers.map(({ activations }) => activations.length)).toEqual([0, 1, 0]);
    expect(flow.verdicts[0].kind).toBe('fine');
    loss.backward();
    const weight = (model.children()[0] as Conv2d).weight;
    expect(flow.layers[0].gradientNorm).toBeCloseTo(
      weight.grad?.square().sum().sqrt().item() as number,
      5,
    );
    const old = weight.detach().clone();
    optimizer.step();
    const moved = weight.detach().sub(old).square().sum().sqrt().item();
    const size = old.square().sum().sqrt().item();
    expect(flow.layers[0].updateRatio).toBeCloseTo(moved / size, 5);
  });

  it('frozen layers', () => {
    const model = new Sequential(new Linear(2, 2), new Tanh(), new Linear(2, 1));
    freeze(model.children()[0]);
    const loss = model
      .forward(new Rng(1).normal([4, 2]))
      .square()
      .mean();
    const { layers } = gradientFlow(loss, { model, optimizer: new SGD(model) });
    expect(layers.map(({ path, gradientNorm }) => [path, gradientNorm === null])).toEqual([
      ['2', false],
    ]);
  });
});

describe('a flow over steps', () => {
  it('keeps what was measured, as data', () => {
    const model = new Sequential(
      new Linear(2, 3, { rng: new Rng(1) }),
      new Tanh(),
      new Linear(3, 1, { rng: new Rng(2) }),
    );
    const optimizer = new SGD(model, { lr: 0.05 });
    const flow = new GradientFlow(model, { optimizer });
    expect([flow.toText(), flow.layers, flow.verdicts]).toEqual(['', [], []]);
    for (let t = 0; t < 3; t++) {
      const loss = model
        .forward(new Rng(3).normal([4, 2]))
        .sub(1)
        .square()
        .mean();
      flow.add(loss);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
    }
    expect(flow.steps.map(({ loss }) => loss)).toEqual(
      [...flow.steps.map(({ loss }) => loss)].sort((a, b) => b - a),
    );
    expect(flow.toText()).toContain('step 3');
    const { format, version, steps } = JSON.parse(JSON.stringify(flow));
    expect([format, version, steps.length]).toEqual(['bp.gradientFlow', 1, 3]);
    expect(steps[2].layers[0]).toEqual(flow.layers[0]);
  });
});

describe('what cannot be measured', () => {
  const model = new Sequential(new Linear(2, 2), new Linear(2, 1));
  const lossOf = () =>
    model
      .forward(tensor([[1, 2]]))
      .square()
      .mean();

  it.each<[string, string, () => unknown]>([
    [
      'a loss without a record',
      'BP_GRAD GradientFlow.add: the loss has no record of how it was computed; compute it outside of compile, noGrad and detach',
      () => gradientFlow(lossOf().detach(), { model }),
    ],
    [
      'the loss of another model',
      'BP_GRAD GradientFlow.add: the loss was computed without any parameter of the model; is it the loss of another one?',
      () => gradientFlow(lossOf(), { model: new Linear(2, 2) }),
    ],
    [
      'a loss of several numbers',
      'BP_GRAD gradients: only a single number has a gradient of its own, got shape [2, 1]; reduce it with sum() or mean(), or pass the gradient',
      () =>
        gradientFlow(
          model.forward(
            tensor([
              [1, 2],
              [3, 4],
            ]),
          ),
          { model },
        ),
    ],
    [
      'no loss',
      'BP_OPTION GradientFlow.add: expected a loss, got 1',
      () => gradientFlow(1 as never, { model }),
    ],
    [
      'no model',
      'BP_OPTION GradientFlow: expected a model, got null',
      () => gradientFlow(lossOf(), {} as never),
    ],
    [
      'no options',
      'BP_OPTION GradientFlow: expected a model, got null',
      () => (gradientFlow as (loss: Tensor) => unknown)(lossOf()),
    ],
    [
      'an unknown option',
      'BP_OPTION GradientFlow: unknown option optimiser; did you mean optimizer?',
      () => new GradientFlow(model, { optimiser: 1 } as object),
    ],
    [
      'no optimizer',
      'BP_OPTION GradientFlow: expected an optimizer, got SGD',
      () => new GradientFlow(model, { optimizer: 'SGD' as never }),
    ],
    [
      'an update in between',
      'BP_GRAD matmul: operand 1 of shape [2, 1] was overwritten after it was used, so its gradient is lost; call backward before the update, or use a clone (in 1)',
      () => {
        const loss = lossOf();
        for (const p of model.parameters()) p.assign(p.detach().mul(0.5));
        gradientFlow(loss, { model });
      },
    ],
  ])('%s', (_, expected, run) => {
    let message = 'nothing was thrown';
    try {
      run();
    } catch (error) {
      message = `${(error as { code: string }).code} ${(error as Error).message}`;
    }
    expect(message).toBe(expected);
  });
});
