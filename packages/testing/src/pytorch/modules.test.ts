import { parameter } from '@bp/autograd';
import {
  AvgPool2d,
  BatchNorm1d,
  BatchNorm2d,
  Conv2d,
  Dropout,
  Flatten,
  LayerNorm,
  Linear,
  linear,
  MaxPool2d,
  PReLU,
  ReLU,
  Sequential,
  Sigmoid,
  silu,
  Tanh,
} from '@bp/layers';
import { buffer, freeze, Module } from '@bp/module';
import { dropout } from '@bp/regularize';
import {
  concat,
  cumsum,
  logSumExp,
  maxPool2d,
  ones,
  Rng,
  type Tensor,
  tensor,
  zeros,
} from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { type Case, gapsOf, PYTHON } from './python-torch';

const rng = new Rng(5);
const dense = (from: number, to: number) => new Linear(from, to, { rng });
const draw = (...shape: number[]): Tensor => rng.normal(shape);

class Net extends Module {
  fc1 = dense(4, 8);
  fc2 = dense(8, 3);
  forward(x: Tensor) {
    return this.fc2.forward(this.fc1.forward(x).relu());
  }
}

class Residual extends Module {
  norm: LayerNorm;
  up: Linear;
  down: Linear;
  constructor(width: number) {
    super();
    this.norm = new LayerNorm(width);
    this.up = dense(width, 2 * width);
    this.down = dense(2 * width, width);
  }
  forward(x: Tensor) {
    return x.add(this.down.forward(silu(this.up.forward(this.norm.forward(x)))));
  }
}

class Blocks extends Module {
  blocks = [new Residual(4), new Residual(4), new Residual(4)];
  heads = { mean: dense(4, 1), 'log-variance': dense(4, 1) };
  forward(x: Tensor) {
    let y = x;
    for (const block of this.blocks) y = block.forward(y);
    return concat([this.heads.mean.forward(y), this.heads['log-variance'].forward(y)], -1);
  }
}

class Attention extends Module {
  qkv = dense(8, 24);
  out = dense(8, 8);
  forward(x: Tensor) {
    const [n, time] = x.shape;
    const split = this.qkv.forward(x).reshape([n, time, 3, 2, 4]).permute([2, 0, 3, 1, 4]);
    const [q, k, v] = [0, 1, 2].map((i) => split.narrow(0, i, 1).squeeze(0));
    const scores = q.matmul(k.transpose()).div(Math.sqrt(4)).softmax(-1);
    return this.out.forward(scores.matmul(v).permute([0, 2, 1, 3]).reshape([n, time, 8]));
  }
}

class Names extends Module {
  lambda = dense(4, 4);
  class = dense(4, 4);
  0 = dense(4, 4);
  'a.b' = dense(4, 4);
  $cash = dense(4, 4);
  가중치 = dense(4, 4);
  __hidden = dense(4, 4);
  type = dense(4, 4);
  half = parameter(draw(4));
  None = buffer(draw(4));
  forward(self: Tensor) {
    let y = self;
    for (const [, layer] of this.namedChildren()) y = layer.forward(y).tanh();
    return y.mul(this.half).add(this.None);
  }
}

class Own extends Module {
  scale = parameter(ones([4]));
  shift = parameter(zeros([]));
  window = buffer(tensor([0.25, 0.5, 0.75, 1]));
  gains = [parameter(draw(4)), parameter(draw(4))];
  mixed = { gain: parameter(draw(4)), layer: dense(4, 4), seen: buffer(draw(4)) };
  pe = draw(3, 4);
  forward(x: Tensor) {
    const y = x
      .mul(this.scale)
      .add(this.shift)
      .mul(this.window)
      .mul(this.gains[0])
      .div(this.gains[1].exp());
    const z = this.mixed.layer.forward(y.mul(this.mixed.gain)).sub(this.mixed.seen);
    return z.unsqueeze(1).add(this.pe).sum(1).mul(0.1).sub(1.5).pow(2).neg();
  }
}

class Operations extends Module {
  w = parameter(draw(4, 4));
  forward(x: Tensor) {
    const y = x.matmul(this.w);
    const parts = [
      y.sigmoid().log(),
      y.abs().add(1).sqrt().reciprocal(),
      y.square().add(0.5).log(),
      y
        .exp()
        .mean({ axis: 1, keepDims: true })
        .mul(ones([4])),
      y.sub(y.mean(1).unsqueeze(1)),
      y.max({ axis: 1, keepDims: true }).sub(y),
      y.maximum(0.1).minimum(y.sin().add(1)),
      y.clamp(-0.5, 0.7),
      cumsum(y.flip([1]), 1),
      y.slice(':, ::-1').sub(y.slice(':, 1:3').sum(1).unsqueeze(1)),
      y.norm({ axis: 1, keepDims: true }).mul(y),
      y.std({ axis: 1, keepDims: true }).mul(y),
      y.logSoftmax(1).add(logSumExp(y, { axis: 0, keepDims: true })),
      y.variance({ axis: [0, 1] }),
      y.softplus().tanh(),
      y.indexSelect(1, [3, 0, 0, 2]),
      y.gather(
        1,
        tensor(
          [
            [0, 1, 1, 3],
            [2, 2, 0, 1],
            [3, 1, 2, 0],
          ],
          { dtype: 'int32' },
        ),
      ),
      y.cast('float64').cast('float32'),
      y.clone().neg().erf(),
      y.transpose().matmul(y).sum(0),
      y.sum(),
      y.min(0),
    ];
    return parts.reduce((a, b) => a.add(b));
  }
}

class Batchwise extends Module {
  fc = dense(6, 4);
  forward(x: Tensor) {
    const n = x.shape[0];
    const flat = this.fc.forward(x.reshape([n * 2, 6]));
    return flat
      .reshape([n, 8])
      .div(n)
      .add(this.fc.weight.sum().expand([n, 8]));
  }
}

class Cnn extends Module {
  conv1 = new Conv2d(1, 3, 3, { padding: 1, rng });
  bn = new BatchNorm2d(3);
  conv2 = new Conv2d(3, 4, 3, { rng });
  act = new PReLU();
  fc = dense(4, 5);
  forward(x: Tensor) {
    const y = maxPool2d(this.bn.forward(this.conv1.forward(x)).relu(), 2);
    return this.fc.forward(this.act.forward(this.conv2.forward(y)).flatten(1));
  }
}

class TwoInputs extends Module {
  a = dense(4, 3);
  b = dense(2, 3);
  forward(left: Tensor, [right]: readonly Tensor[]) {
    return this.a.forward(left).mul(this.b.forward(right));
  }
}

class Outer extends Module {
  inner = new TwoInputs();
  pair = new Pair();
  forward(x: Tensor, y: Tensor) {
    const [sum, difference] = this.pair.forward(x);
    return this.inner.forward(sum.mul(difference), [y]);
  }
}

class Pair extends Module {
  fc = dense(4, 4);
  forward(x: Tensor): Tensor[] {
    const y = this.fc.forward(x);
    return [x.add(y), x.sub(y)];
  }
}

class Tied extends Module {
  encoder = dense(4, 4);
  again = this.encoder;
  decoder = Object.assign(new TiedDecoder(), { weight: this.encoder.weight });
  layers = [this.encoder, new Tanh()];
  forward(x: Tensor) {
    let y = this.again.forward(this.encoder.forward(x));
    for (const layer of this.layers) y = layer.forward(y);
    return this.decoder.forward(y);
  }
}

class TiedDecoder extends Module {
  weight!: Tensor;
  forward(x: Tensor) {
    return linear(x, this.weight.transpose());
  }
}

class Modes extends Module {
  fc = dense(4, 4);
  forward(x: Tensor) {
    const y = this.fc.forward(x);
    return this.training ? y.mul(2).tanh() : y.tanh();
  }
}

class Dropping extends Module {
  fc = dense(4, 4);
  forward(x: Tensor) {
    return dropout(this.fc.forward(x), { p: 0.3, training: this.training });
  }
}

class Wide extends Linear {
  constructor() {
    super(4, 6, { rng });
  }
}

class Doubled extends Linear {
  override forward(x: Tensor) {
    return super.forward(x).mul(2);
  }
}

class Mlp extends Sequential {
  constructor() {
    super(dense(4, 6), new Sigmoid(), dense(6, 2));
  }
}

class Narrow extends Module {
  fc = dense(8, 3);
  forward(x: Tensor) {
    return this.fc
      .forward(x)
      .sigmoid()
      .mul(x.narrow(1, 0, 3));
  }
}

const frozen = (model: Sequential): Sequential => {
  freeze(model.at(0));
  return model;
};

const rows = draw(3, 4);
const CASES: Readonly<Record<string, Case>> = {
  'of two layers': { model: new Net(), inputs: [rows] },
  'of blocks in a list and heads by name': { model: new Blocks(), inputs: [rows] },
  'with attention': { model: new Attention(), inputs: [draw(2, 5, 8)] },
  'with names that Python reserves': { model: new Names(), inputs: [rows] },
  'with parameters, buffers and numbers of its own': { model: new Own(), inputs: [rows] },
  'of many operations': { model: new Operations(), inputs: [rows] },
  'that counts its batch': { model: new Batchwise(), inputs: [draw(3, 12)] },
  'of convolutions': { model: new Cnn(), inputs: [draw(2, 1, 6, 6)] },
  'of several inputs and outputs inside': { model: new Outer(), inputs: [rows, draw(3, 2)] },
  'with weights in two places': { model: new Tied(), inputs: [rows] },
  'that does another thing in training': { model: new Modes(), inputs: [rows] },
  'that drops': { model: new Dropping(), inputs: [rows], trains: false },
  'whose class extends a layer': {
    model: new Sequential(new Wide(), new Doubled(6, 2, { rng })),
    inputs: [rows],
  },
  'whose class extends a Sequential': { model: new Mlp(), inputs: [rows] },
  'with a frozen layer': {
    model: frozen(new Sequential(dense(4, 5), new ReLU(), dense(5, 2))),
    inputs: [rows],
  },
  'with one layer twice': (() => {
    const shared = dense(4, 4);
    return { model: new Sequential(shared, new Tanh(), shared), inputs: [rows] };
  })(),
  'named and nested': {
    model: new Sequential({
      flat: new Flatten(),
      body: new Sequential(dense(16, 8), new BatchNorm1d(8), new Dropout(0), new Narrow()),
      out: dense(3, 1),
    }),
    inputs: [draw(3, 1, 4, 4)],
  },
  LeNet: {
    model: new Sequential(
      new Conv2d(1, 6, 5, { padding: 2, rng }),
      new Tanh(),
      new AvgPool2d(2),
      new Conv2d(6, 16, 5, { rng }),
      new Tanh(),
      new MaxPool2d(2),
      new Flatten(),
      dense(16 * 5 * 5, 10),
    ),
    inputs: [draw(2, 1, 28, 28)],
  },
};

const gaps = await gapsOf(CASES);

describe.skipIf(PYTHON === null)('a model in PyTorch', () => {
  it.each(Object.keys(CASES))('has the outputs and the step of ours: one %s', (name) => {
    expect(gaps[name].output).toBeLessThan(1e-6);
    expect(gaps[name].step).toBeLessThan(1e-6);
  });
});
