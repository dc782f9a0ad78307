import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parameter } from '@bp/autograd';
import {
  BatchNorm2d,
  Conv2d,
  Dropout,
  Flatten,
  GELU,
  LeakyReLU,
  Linear,
  MaxPool2d,
  PReLU,
  ReLU,
  Sequential,
  Softmax,
  Tanh,
} from '@bp/layers';
import { freeze, Module } from '@bp/module';
import { GaussianNoise } from '@bp/regularize';
import { defaultRng, Rng, seed, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it, vi } from 'vitest';
import { readSafetensors } from '../safetensors/safetensors';
import { toPyTorch } from './to-pytorch';

const classesOf = (python: string): string =>
  python.slice(python.indexOf('\nclass ') + 1, python.indexOf('\n\n\ndef read_safetensors'));

class Block extends Module {
  fc: Linear;
  scale = parameter(tensor([1, 2]));
  constructor(width: number) {
    super();
    this.fc = new Linear(width, width);
  }
  forward(x: Tensor) {
    return this.fc.forward(x).tanh().mul(this.scale).add(x);
  }
}

class Net extends Module {
  input = new Linear(3, 2);
  blocks = [new Block(2), new Block(2)];
  lambda = new Linear(2, 1);
  forward(x: Tensor) {
    let h = this.input.forward(x);
    for (const block of this.blocks) h = block.forward(h);
    return this.lambda.forward(h);
  }
}

describe('toPyTorch', () => {
  it('writes the layers of a Sequential with the options that are not the usual ones', () => {
    const model = new Sequential(
      new Conv2d(1, 4, 3, { stride: 2, padding: 'valid', bias: false }),
      new BatchNorm2d(4, { eps: 0.001, momentum: null }),
      new LeakyReLU({ negativeSlope: 0.2 }),
      new MaxPool2d([2, 1], { ceilMode: true }),
      new Flatten(),
      new Dropout(0.25),
      new Linear(4 * 4 * 7, 2, { dtype: 'float64' }),
      new Softmax(),
    );
    const { python } = toPyTorch(model, { input: new Rng(0).normal([1, 1, 16, 16]) });
    expect(classesOf(python)).toBe(`class Model(nn.Sequential):
    def __init__(self):
        super().__init__(
            nn.Conv2d(1, 4, 3, stride=2, padding="valid", bias=False),
            nn.BatchNorm2d(4, eps=0.001, momentum=None),
            nn.LeakyReLU(0.2),
            nn.MaxPool2d((2, 1), ceil_mode=True),
            nn.Flatten(),
            nn.Dropout(0.25),
            nn.Linear(112, 2, dtype=torch.float64),
            nn.Softmax(dim=-1),
        )`);
  });

  it('writes modules of users from what they compute, one class for those that are alike', () => {
    expect(classesOf(toPyTorch(new Net()).python)).toBe(`class Block(nn.Module):
    def __init__(self):
        super().__init__()
        self.fc = nn.Linear(2, 2)
        self.scale = nn.Parameter(torch.zeros(2))

    def forward(self, x):
        return (torch.tanh(self.fc(x)) * self.scale) + x


class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.input = nn.Linear(3, 2)
        self.blocks = nn.ModuleList([Block(), Block()])
        self.add_module("lambda", nn.Linear(2, 1))

    def forward(self, x):
        h1 = self.blocks[1](self.blocks[0](self.input(x)))
        return getattr(self, "lambda")(h1)`);
  });

  it('writes the program as it has always been', async () => {
    seed(0);
    const model = new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 1));
    await expect(toPyTorch(model, { name: 'Xor' }).python).toMatchFileSnapshot(
      '../fixtures/xor.py',
    );
  });

  it('keeps the weights by their names, and the numbers that a forward refers to', () => {
    class Positions extends Module {
      table = new Rng(1).normal([3, 2]);
      fc = new Linear(2, 2);
      forward(x: Tensor) {
        return this.fc.forward(x.add(this.table));
      }
    }
    const model = new Sequential({ pos: new Positions() });
    const { python, weights } = toPyTorch(model, { input: new Rng(0).normal([1, 3, 2]) });
    expect(python).toContain('self.register_buffer("constant_0", torch.zeros(3, 2))');
    const state = readSafetensors(weights);
    const { pos } = Object.fromEntries(model.namedChildren()) as { pos: Positions };
    expect(Object.keys(state).sort()).toEqual(['pos.constant_0', 'pos.fc.bias', 'pos.fc.weight']);
    expect(state['pos.constant_0'].toArray()).toEqual(pos.table.toArray());
    expect(state['pos.fc.weight'].toArray()).toEqual(pos.fc.weight.toArray());
  });

  it('knows layers whose classes have other names, as a minifier gives them', () => {
    const renamed = <T extends object>(module: T): T => {
      Object.defineProperty(Object.getPrototypeOf(module), 'constructor', {
        value: Object.defineProperty(
          class extends Module {
            forward() {}
          },
          'name',
          { value: 'a' },
        ),
        configurable: true,
      });
      return module;
    };
    const classes = [Linear, GELU, PReLU, Tanh, Sequential];
    const before = classes.map(({ prototype }) => [prototype, prototype.constructor] as const);
    try {
      const layers = [new Linear(2, 2), new GELU(), new PReLU(), new Tanh()].map(renamed);
      const { python } = toPyTorch(renamed(new Sequential(layers)));
      expect(python).toContain('nn.Linear(2, 2), nn.GELU(), nn.PReLU(), nn.Tanh()');
    } finally {
      for (const [prototype, value] of before) {
        Object.defineProperty(prototype, 'constructor', {
          value,
          configurable: true,
          writable: true,
        });
      }
    }
  });

  it('knows layers, and modules of users, of another copy of the library', async () => {
    vi.resetModules();
    const other = await import('@bp/layers');
    const module = await import('@bp/module');
    expect(other.Linear).not.toBe(Linear);
    class Other extends module.Module {
      fc = new other.Linear(2, 3);
      forward(x: Tensor) {
        return this.fc.forward(x).relu();
      }
    }
    const model = new other.Sequential(
      new Other(),
      new other.BatchNorm1d(3),
      new other.GELU(),
      new other.Dropout(0.1),
    );
    const { python } = toPyTorch(model);
    expect(python).toContain(
      'super().__init__(Other(), nn.BatchNorm1d(3), nn.GELU(), nn.Dropout(0.1))',
    );
    expect(python).toContain('return torch.relu(self.fc(x))');
  });

  it('changes nothing of the model: values, modes, gradients, frozen parts, random streams', () => {
    const model = new Sequential(
      new Linear(4, 4),
      new BatchNorm2d(4),
      new Dropout(0.5),
      new Net2(),
    );
    freeze(model.at(0));
    model.at(2).eval();
    model.at(3).parameters()[0].grad = tensor([[1]]);
    const state = () =>
      JSON.stringify([
        Object.entries(model.stateDict()).map(([name, x]) => [name, x.toArray()]),
        model.modules().map(({ training }) => training),
        model.parameters().map(({ grad, requiresGrad }) => [grad?.toArray(), requiresGrad]),
        defaultRng().state(),
      ]);
    const before = state();
    toPyTorch(model, { input: new Rng(0).normal([2, 4, 4, 4]) });
    expect(state()).toBe(before);
  });

  it('writes a class of its own for noise, which PyTorch lacks', () => {
    const model = new Sequential(new GaussianNoise(0.2), new Linear(2, 2), new GaussianNoise(0.1));
    const { python } = toPyTorch(model);
    expect(classesOf(python)).toMatch(/^class GaussianNoise\(nn.Module\):/);
    expect(python.match(/^class GaussianNoise/gm)).toHaveLength(1);
    expect(python).toContain('GaussianNoise(0.2), nn.Linear(2, 2), GaussianNoise(0.1)');
  });

  it('takes Python for modules that it cannot write', () => {
    class Where extends Module {
      forward(x: Tensor) {
        return x.gt(0).where(x, x.mul(0.5));
      }
    }
    const model = new Sequential({ fc: new Linear(2, 2), where: new Where() });
    expect(() => toPyTorch(model)).toThrow(
      "toPyTorch: forward of where computes something that no record shows: a comparison, random or whole numbers, or what it read from a tensor; give its Python in modules, by the path 'where'",
    );
    const code = `class Where(nn.Module):
    def forward(self, x):
        return torch.where(x > 0, x, x * 0.5)
`;
    const { python } = toPyTorch(model, { modules: { where: code } });
    expect(python).toContain(code);
    expect(python).toContain('("where", Where())');
    const short = toPyTorch(model, { modules: { where: 'nn.LeakyReLU(0.5)' } });
    expect(short.python).toContain('("where", nn.LeakyReLU(0.5))');
  });

  it('writes both files where a path is given', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'bp-to-pytorch-'));
    try {
      const { python, weights } = await toPyTorch(new Net(), { path: join(folder, 'net') });
      expect(readFileSync(join(folder, 'net.py'), 'utf8')).toBe(python);
      expect(new Uint8Array(readFileSync(join(folder, 'net.safetensors')))).toEqual(weights);
      expect(python).toContain('WEIGHTS = Path(__file__).with_name("net.safetensors")');
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it('refuses what it cannot write, with its path', () => {
    class Stranger extends Module {
      forward(x: Tensor) {
        return x.mul(outside);
      }
    }
    const outside = parameter(2);
    class Odd extends Module {
      forward(x: Tensor, y: Tensor) {
        return x.add(y);
      }
    }
    expect(() => toPyTorch(3 as never)).toThrow('toPyTorch: expected a module, got number');
    expect(() => toPyTorch(new Net(), { name: 'class' })).toThrow(
      'name must be a name that Python',
    );
    expect(() => toPyTorch(new Sequential({ a: new Stranger() }))).toThrow(
      'forward of a uses a module or parameter that is none of its parts',
    );
    expect(() => toPyTorch(new Odd())).toThrow(
      'the model is written from what it does, and no input',
    );
    expect(() => toPyTorch(new Net(), { input: tensor([[1, 2]]) })).toThrow(
      'expected last axis of size 3',
    );
  });
});

class Net2 extends Module {
  w = parameter(tensor([[1]]));
  forward(x: Tensor) {
    return x.mul(this.w);
  }
}
