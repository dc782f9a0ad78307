import { gradients, parameter, variable } from '@bp/autograd';
import { type ExplainOptions, explain } from '@bp/autograd/explain';
import { Conv2d, Flatten, Linear, ReLU, Sequential, Tanh } from '@bp/layers';
import { halfSse, mse } from '@bp/losses';
import { freeze, Module } from '@bp/module';
import { Dropout } from '@bp/regularize';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { positionOf } from './elements';

const dtype = 'float64';
const x = tensor([0.1, 0.2], { dtype });
const t = tensor([0.4, 0.6], { dtype });
const draw = (shape: number[], seed = 1): Tensor => new Rng(seed).normal(shape, { dtype });

/** ∂a/∂b, c = … of the first path: which numbers it passes. */
function wayTo(loss: Tensor, of: string | readonly [Tensor, ...number[]], options: ExplainOptions) {
  const [{ factors }] = explain(loss, options).gradient(of).paths;
  return [factors[0].over, ...factors.map(({ by }) => by)];
}

describe('a dense layer without modules', () => {
  const flat = { notation: 'flat', inputs: { x, t } } as const;
  const ways: Record<string, (h: Tensor, w: Tensor) => Tensor> = {
    'W.matmul(x)': (h, w) => w.matmul(h),
    'x.matmul(W.T)': (h, w) => h.matmul(w.T),
    'x.matmul(W)': (h, w) => h.matmul(w),
  };

  it.each(Object.entries(ways))(
    'in the way %s leads each weight between its units',
    (name, product) => {
      const [v, w] = [parameter(draw([2, 2], 1)), parameter(draw([2, 2], 2))];
      const loss = halfSse(product(product(x, v).sigmoid(), w).sigmoid(), t);
      const isFromTo = name === 'x.matmul(W)';
      for (let index = 0; index < 4; index++) {
        const [row, column] = positionOf(v, index);
        const [from, to] = isFromTo ? [row + 1, column + 1] : [column + 1, row + 1];
        // Weights are counted as they are laid out.
        const second = explain(loss, flat).gradient(`w${5 + index}`);
        expect(second.paths).toHaveLength(1);
        expect(second.value).toBeCloseTo(gradients([loss], [w])[0].at(row, column).item(), 12);
        const names = second.paths[0].factors.map(({ by }) => by);
        expect(names).toEqual([`o${to}`, `z${to + 2}`, `w${5 + index}`]);
        expect(second.paths[0].factors[2].text).toBe(`h${from}`);
        const first = explain(loss, flat).gradient(`w${1 + index}`);
        expect(first.paths).toHaveLength(2);
        expect(first.paths[1].factors.map(({ by }) => by)).toEqual([
          'o2',
          'z4',
          `h${to}`,
          `z${to}`,
          `w${1 + index}`,
        ]);
        expect(first.paths[1].factors[4].text).toBe(`x${from}`);
      }
    },
  );

  it.each(Object.entries(ways))(
    'in the way %s has indices of the units it leads between',
    (_, product) => {
      const [v, w] = [parameter(draw([2, 3], 1)), parameter(draw([3, 2], 2))];
      const isRows = product === ways['x.matmul(W)'];
      const [first, second] = isRows ? [v, w] : [w, v];
      const loss = halfSse(product(product(x, first).sigmoid(), second).sigmoid(), t);
      for (const order of ['from-to', 'to-from'] as const) {
        const explained = explain(loss, { notation: { scheme: 'layered', order }, inputs: { x } });
        for (let index = 0; index < 6; index++) {
          const { of, paths } = explained.gradient([second, ...positionOf(second, index)]);
          const { over, text } = paths[0].factors[2];
          const [, to] = /^z(\d)⁽²⁾$/.exec(over) as RegExpExecArray;
          const [, from] = /^h(\d)⁽¹⁾$/.exec(text) as RegExpExecArray;
          expect(of).toBe(order === 'from-to' ? `w${from}${to}⁽²⁾` : `w${to}${from}⁽²⁾`);
        }
      }
    },
  );

  it('knows units and samples on both sides of the product', () => {
    const X = draw([3, 2]);
    const w = parameter(draw([2, 2]));
    const target = draw([3, 2], 5);
    const rows = mse(X.matmul(w.T), target);
    const columns = mse(w.matmul(X.T), target.T);
    for (const loss of [rows, columns]) {
      const { paths } = explain(loss, { notation: 'flat', inputs: { x: X } }).gradient('w2');
      expect(paths.map(({ factors }) => factors.at(-1)?.text)).toEqual(['x2⟨1⟩', 'x2⟨2⟩', 'x2⟨3⟩']);
      expect(paths.map(({ factors }) => factors.at(-1)?.over)).toEqual(['z1⟨1⟩', 'z1⟨2⟩', 'z1⟨3⟩']);
    }
  });

  it('names the places of an input as they are in the tensor that was given', () => {
    const X = draw([3, 2]);
    const w = parameter(draw([4, 2]));
    const loss = w.matmul(X.T).tanh().sum();
    const { paths } = explain(loss, { inputs: { x: X } }).gradient([w, 0, 1]);
    expect(paths.map(({ factors }) => factors.at(-1)?.text)).toEqual([
      'x[0,1]',
      'x[1,1]',
      'x[2,1]',
    ]);
    expect(paths.map(({ factors }) => factors.at(-1)?.value)).toEqual(
      [0, 1, 2].map((i) => X.at(i, 1).item()),
    );
  });

  it('takes one of two columns of a table for what it is', () => {
    const table = tensor(draw([3, 3]), { dtype });
    const [X, T] = [table.narrow(1, 0, 2), table.narrow(1, 2, 1)];
    const w = parameter(draw([1, 2]));
    const loss = halfSse(X.matmul(w.T), T, { reduction: 'sum' });
    const { paths, check } = explain(loss, { inputs: { x: X, t: T }, notation: 'flat' }).gradient(
      'w1',
    );
    expect(check.ok).toBe(true);
    expect(paths.map(({ factors }) => factors[0].values)).toEqual(
      [1, 2, 3].map((n) => ({
        [`o1⟨${n}⟩`]: X.matmul(w.T)
          .at(n - 1, 0)
          .item(),
        [`t1⟨${n}⟩`]: T.at(n - 1, 0).item(),
      })),
    );
  });
});

class Net extends Module {
  fc1 = new Linear(2, 2, { dtype });
  fc2 = new Linear(2, 2, { dtype });
  forward(input: Tensor): Tensor {
    return this.fc2.forward(this.fc1.forward(input).sigmoid()).sigmoid();
  }
}

describe('what follows the last layer', () => {
  it('is its output, also of a vector of weights', () => {
    const w = parameter([0.5, 0.2], { dtype });
    const loss = mse(w.matmul(x).sigmoid(), tensor(1, { dtype }));
    const options = { notation: 'flat', inputs: { x } } as const;
    expect(wayTo(loss, 'w2', options)).toEqual(['E', 'o1', 'z1', 'w2']);
  });

  it('is no output where sums are added before they are activated', () => {
    const [u, v] = [parameter(draw([2, 2], 1)), parameter(draw([2, 2], 2))];
    const step = (input: Tensor, h: Tensor): Tensor => u.matmul(input).add(v.matmul(h)).tanh();
    const loss = halfSse(step(x, step(t, draw([2], 3))), t);
    const explained = explain(loss, { notation: 'flat' });
    expect(explained.layers.map(({ activation }) => activation)).toEqual([null, null, null, null]);
    expect(explained.gradient([u, 0, 0]).toText()).not.toMatch(/no activation|∂o\d/);
  });

  it('is the error of each output, before they are added up', () => {
    const w = parameter(draw([2, 2]));
    const o = w.matmul(x).sigmoid();
    const loss = o.sub(t).square().sum().mul(0.5);
    const { paths } = explain(loss, { notation: 'flat', inputs: { x, t } }).gradient('w1');
    expect(paths[0].factors.map(({ over }) => over)).toEqual(['E', 'E_o1', 'o1', 'z1']);
    expect(paths[0].factors[1].value).toBeCloseTo(2 * (o.at(0).item() - 0.4), 12);
  });
});

describe('modules', () => {
  it('name their parameters, sums and activations by path', () => {
    const net = new Net();
    const loss = halfSse(net.forward(x), t);
    expect(wayTo(loss, 'fc1.weight[0,1]', { inputs: { x, t } })).toEqual([
      'loss',
      'fc2.sigmoid[0]',
      'fc2[0,0]',
      'fc1.sigmoid[0]',
      'fc1[0,0]',
      'fc1.weight[0,1]',
    ]);
  });

  it('in a row are named by their numbers', () => {
    const net = new Sequential(
      new Linear(2, 3, { dtype }),
      new Tanh(),
      new Linear(3, 1, { dtype }),
    );
    const loss = mse(net.forward(x), tensor([0.5], { dtype }));
    const way = wayTo(loss, '0.weight[2,1]', {});
    expect(way).toEqual(['loss', '2.output[0,0]', '2[0,0]', '1[2]', '0[0,2]', '0.weight[2,1]']);
  });

  it('of two networks carry the number of theirs', () => {
    const [a, b] = [new Net(), new Net()];
    const loss = halfSse(b.forward(a.forward(x)), t);
    const way = wayTo(loss, 'net1.fc2.weight[0,1]', {});
    expect(way).toEqual([
      'loss',
      'net2.fc2.sigmoid[0]',
      'net2.fc2[0,0]',
      'net2.fc1.sigmoid[0]',
      'net2.fc1[0,0]',
      'net1.fc2.sigmoid[0]',
      'net1.fc2[0,0]',
      'net1.fc2.weight[0,1]',
    ]);
  });

  it('that run twice have one weight, and numbers of their own each time', () => {
    class Twice extends Module {
      fc = new Linear(2, 2, { dtype });
      forward(input: Tensor): Tensor {
        return this.fc.forward(this.fc.forward(input).tanh()).tanh();
      }
    }
    const net = new Twice();
    const loss = halfSse(net.forward(x), t);
    const { paths } = explain(loss).gradient('fc.weight[0,1]');
    const ways = paths.map(({ factors }) => factors.map(({ by }) => by).join(' '));
    expect(ways).toEqual([
      'fc.tanh#2[0] fc#2[0,0] fc.tanh[0] fc[0,0] fc.weight[0,1]',
      'fc.tanh#2[0] fc#2[0,0] fc.weight[0,1]',
      'fc.tanh#2[1] fc#2[0,1] fc.tanh[0] fc[0,0] fc.weight[0,1]',
    ]);
  });

  it('are named by the model that was given', () => {
    const net = new Net();
    const inner = net.fc1;
    // Only a part of the model has run.
    const loss = halfSse(inner.forward(x).tanh(), t);
    const { of } = explain(loss, { model: net }).gradient([inner.weight, 1, 0]);
    expect(of).toBe('fc1.weight[1,0]');
  });

  it('that are frozen are layers as they were', () => {
    const net = new Net();
    freeze(net.fc2);
    const loss = halfSse(net.forward(x), t);
    const way = wayTo(loss, 'w2', { notation: 'flat', inputs: { x, t } });
    expect(way).toEqual(['E', 'o1', 'z3', 'h1', 'z1', 'w2']);
    const { paths, value, toText } = explain(loss, { notation: 'flat' }).gradient('w6');
    expect([paths.length, value]).toEqual([0, 0]);
    expect(toText()).toContain('No path leads from the loss to w6.');
  });
});

describe('what is no dense layer', () => {
  const layersOf = (loss: Tensor) => explain(loss).layers.map(({ path }) => path);

  it('is a product with itself', () => {
    const X = variable(draw([3, 2]));
    const w = parameter(draw([2, 2]));
    const loss = X.matmul(w).matmul(X.T).softmax(1).matmul(X).square().sum();
    expect(layersOf(loss)).toEqual(['layer1']);
    // What is compared with nothing is no output.
    expect(explain(loss, { notation: 'flat' }).gradient('w1').toText()).not.toMatch(/o1/);
  });

  it('is a product with a matrix for each of a batch', () => {
    const w = parameter(draw([2, 2, 3]));
    const loss = draw([2, 4, 2], 3).matmul(w).square().sum();
    expect(layersOf(loss)).toEqual([]);
    expect(explain(loss).gradient([w, 1, 0, 2]).of).toBe('parameter[1,0,2]');
  });

  it('is a convolution, whose numbers keep their paths in every notation', () => {
    class Images extends Module {
      conv = new Conv2d(1, 2, 2, { dtype });
      flat = new Flatten();
      fc = new Linear(8, 1, { dtype });
      forward(input: Tensor): Tensor {
        return this.fc.forward(this.flat.forward(this.conv.forward(input).relu()));
      }
    }
    const net = new Images();
    const loss = mse(net.forward(draw([1, 1, 3, 3])), [[0.5]]);
    expect(layersOf(loss)).toEqual(['fc']);
    for (const notation of ['path', 'flat', 'nodes'] as const) {
      const explained = explain(loss, { notation });
      expect(explained.gradient([net.conv.weight, 1, 0, 1, 1]).of).toBe('conv.weight[1,0,1,1]');
      expect(explained.gradient('conv.weight[1,0,1,1]').toText()).not.toMatch(/\bx\d|x\[/);
    }
  });

  it('is a table from which rows are taken', () => {
    const table = parameter(draw([5, 3]));
    const rows = tensor([1, 3, 1], { dtype: 'int32' }).reshape([3, 1]).expand([3, 3]);
    const loss = table.gather(0, rows).square().sum();
    const { value, paths } = explain(loss).gradient([table, 1, 2]);
    expect(paths).toHaveLength(2);
    expect(value).toBeCloseTo(4 * table.at(1, 2).item(), 12);
    expect(explain(loss).layers).toEqual([]);
  });

  it('is a square after the last layer, or a dropped number before it', () => {
    const net = new Sequential(
      new Linear(2, 4, { dtype }),
      new ReLU(),
      new Dropout(0.5, { rng: new Rng(3) }),
      new Linear(4, 2, { dtype }),
    );
    const loss = net.forward(x).square().sum();
    expect(explain(loss).layers.map(({ activation }) => activation)).toEqual(['relu', null]);
  });
});

describe('names that were given', () => {
  const w = () => parameter(draw([2, 2]));

  it('are those of arrays, by their numbers', () => {
    const a = w();
    const loss = mse(a.matmul([0.1, 0.2]), [0.4, 0.6]);
    const text = explain(loss, { inputs: { hours: [0.1, 0.2], score: [0.4, 0.6] } })
      .gradient([a, 0, 1])
      .toText();
    expect(text).toContain('hours[1,0]');
    expect(text).toContain('score[0]');
  });

  it('are those of typed arrays, and of what is no number none', () => {
    const a = w();
    const loss = mse(a.matmul(new Float64Array([0.1, 0.2])), [0, 0.5]);
    const inputs = {
      nothing: null,
      sign: Symbol('x'),
      empty: {},
      hours: new Float64Array([0.1, 0.2]),
      score: [0, 0.5],
    };
    const text = explain(loss, { inputs }).gradient([a, 0, 1]).toText();
    expect(text).toContain('hours[1,0]');
    expect(text).toContain('score[0]');
    expect(text).not.toMatch(/nothing|sign|empty/);
  });

  it('are those of tensors that were cast', () => {
    const given = tensor([0.1, 0.2]);
    const a = w();
    const { paths } = explain(a.matmul(given.cast(dtype)).sum(), {
      inputs: { hours: given },
    }).gradient([a, 0, 1]);
    expect(paths[0].factors.at(-1)?.text).toMatch(/^hours/);
  });

  it('go to the tensor itself before one of equal numbers', () => {
    const target = tensor([0.1, 0.2], { dtype });
    const a = w();
    const loss = mse(a.matmul(x), target);
    const [factor] = explain(loss, { inputs: { t: target, x } })
      .gradient([a, 0, 1])
      .paths[0].factors.slice(1);
    expect(factor.text).toContain('t[0]');
    const { paths } = explain(loss, { inputs: { x, t: target } }).gradient([a, 0, 1]);
    expect(paths[0].factors.at(-1)?.text).toMatch(/^x/);
  });

  it('go to one each of two arrays of equal numbers', () => {
    const a = w();
    const text = explain(mse(a.matmul([0.1, 0.2]), [0.1, 0.2]), {
      inputs: { x: [0.1, 0.2], t: [0.1, 0.2] },
    })
      .gradient([a, 0, 1])
      .toText();
    expect(text).toMatch(/\bx\[1/);
    expect(text).toMatch(/\bt\[0/);
  });

  it('are those of computed tensors', () => {
    const a = w();
    const q = a.matmul(x).exp();
    const loss = q.square().sum();
    expect(wayTo(loss, [a, 0, 1], { inputs: { q } })).toContain('q[0]');
    expect(explain(loss, { inputs: { q } }).gradient('q[1]').value).toBeCloseTo(
      2 * q.at(1).item(),
      12,
    );
  });
});
