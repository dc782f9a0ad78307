import { parameter } from '@bp/autograd';
import { type Explanation, explain, type Notation, type ScalarInfo } from '@bp/autograd/explain';
import { Linear } from '@bp/layers';
import { crossEntropy, halfSse, mse } from '@bp/losses';
import { Module } from '@bp/module';
import { Rng, type Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';

const dtype = 'float64';
const draw = (shape: number[], seed = 1): Tensor => new Rng(seed).normal(shape, { dtype });

class Net extends Module {
  readonly layers: Linear[];
  constructor(widths: readonly number[]) {
    super();
    this.layers = widths
      .slice(1)
      .map((to, i) => new Linear(widths[i], to, { dtype, rng: new Rng(i + 1) }));
  }
  forward(x: Tensor): Tensor {
    return this.layers.reduce((h, layer) => layer.forward(h).sigmoid(), x);
  }
}

/** A run of a network of the given widths, whose input and targets have names. */
function run(widths: readonly number[], samples = 1) {
  const net = new Net(widths);
  const x = draw([samples, widths[0]], 8);
  const t = draw([samples, widths[widths.length - 1]], 9);
  const loss = halfSse(net.forward(x), t);
  return { net, loss, inputs: { x, t } };
}

const NOTATIONS: Readonly<Record<string, Notation>> = {
  path: 'path',
  flat: 'flat',
  nodes: 'nodes',
  'from-to': { scheme: 'layered', order: 'from-to' },
  'to-from': { scheme: 'layered', order: 'to-from' },
  'one’s own': ({ path, at }: ScalarInfo) => ({ text: `<${path}|${at}>`, latex: `{${at}}` }),
};

/** Everything that an explanation says of a number, without its symbols. */
function numbersOf(explained: Explanation, of: readonly [Tensor, ...number[]]) {
  const { value, pathCount, paths, largest, check } = explained.gradient(of);
  return {
    value,
    pathCount,
    paths: paths.map(({ product, factors }) => ({
      product,
      factors: factors.map((factor) => ({
        value: factor.value,
        operation: factor.operation,
        numbers: Object.values(factor.values),
      })),
    })),
    largest: largest.map((one) => one.value),
    central: check.central,
  };
}

describe('the notation', () => {
  it.each([
    ['2-2-2', [2, 2, 2], 1],
    ['2-3-2 with a batch', [2, 3, 2], 3],
    ['12-12-2', [12, 12, 2], 1],
  ])('changes the symbols of %s and nothing else', (_, widths, samples) => {
    const { net, loss, inputs } = run(widths, samples);
    const { weight, bias } = net.layers[0];
    const of = [
      [weight, 1, 1],
      [bias as Tensor, 0],
      [net.layers[1].weight, 0, 1],
    ] as const;
    for (const number of of) {
      const [first, ...others] = Object.values(NOTATIONS).map((notation) =>
        numbersOf(explain(loss, { notation, inputs }), number),
      );
      for (const other of others) expect(other).toEqual(first);
    }
  });

  const symbolsOf = (widths: readonly number[], samples: number, notation: Notation) => {
    const { loss, inputs } = run(widths, samples);
    const seen: string[] = [];
    const explained = explain(loss, { notation, inputs, maxPaths: 1e6 });
    const symbols = new Map<string, string>();
    const layers = widths.length - 1;
    for (let layer = 0; layer < layers; layer++) {
      for (let i = 0; i < widths[layer + 1]; i++) {
        for (let j = 0; j < widths[layer]; j++) {
          const path = `layers.${layer}.weight[${i},${j}]`;
          const { of } = explained.gradient(path);
          seen.push(of);
          symbols.set(path, of);
        }
      }
    }
    return { seen, symbols };
  };

  it.each(Object.keys(NOTATIONS))(
    '%s gives every weight a symbol of its own, with 12 units too',
    (name) => {
      for (const widths of [
        [2, 2, 2],
        [12, 11, 2],
      ]) {
        const { seen } = symbolsOf(widths, 1, NOTATIONS[name]);
        expect(new Set(seen).size).toBe(seen.length);
      }
    },
  );

  it('has both orders of indices, which are those of a transposed matrix', () => {
    const fromTo = symbolsOf([2, 2, 2], 1, NOTATIONS['from-to']).symbols;
    const toFrom = symbolsOf([2, 2, 2], 1, NOTATIONS['to-from']).symbols;
    // layers.1.weight is laid out [to, from].
    expect(fromTo.get('layers.1.weight[0,1]')).toBe('w21⁽²⁾');
    expect(toFrom.get('layers.1.weight[0,1]')).toBe('w12⁽²⁾');
    expect(fromTo.get('layers.1.weight[1,1]')).toBe(toFrom.get('layers.1.weight[1,1]'));
    expect(symbolsOf([2, 2, 2], 1, 'nodes').symbols.get('layers.1.weight[0,1]')).toBe('w32');
    expect(symbolsOf([2, 2, 2], 1, 'flat').symbols.get('layers.1.weight[0,1]')).toBe('w6');
  });

  it('sets a comma between indices where one may have two digits', () => {
    const { symbols } = symbolsOf([12, 12, 2], 1, NOTATIONS['from-to']);
    expect(symbols.get('layers.0.weight[0,10]')).toBe('w11,1⁽¹⁾');
    expect(symbols.get('layers.0.weight[10,0]')).toBe('w1,11⁽¹⁾');
    expect(symbolsOf([12, 12, 2], 1, 'nodes').symbols.get('layers.1.weight[0,11]')).toBe('w13,12');
  });

  it('marks samples only where there are several', () => {
    const one = run([2, 2, 2], 1);
    const two = run([2, 2, 2], 2);
    const text = ({ loss, inputs, net }: typeof one): string =>
      explain(loss, { notation: 'flat', inputs }).gradient([net.layers[0].weight, 0, 0]).toText();
    expect(text(one)).not.toContain('⟨');
    expect(text(two)).toMatch(/∂o1⟨2⟩\/∂z3⟨2⟩ .* o1⟨2⟩·\(1 − o1⟨2⟩\)/);
  });

  it.each(Object.keys(NOTATIONS))(
    '%s tells every number of a path from every other one',
    (name) => {
      const shared = parameter(draw([2, 2]));
      const [x, t] = [draw([2, 2], 3), draw([2, 2], 4)];
      const twoHeads = (h: Tensor): Tensor =>
        mse(h.matmul(parameter(draw([2, 2], 5))).sigmoid(), t).add(
          mse(h.matmul(parameter(draw([2, 2], 6))).sigmoid(), draw([2, 2], 7)),
        );
      const losses: readonly Tensor[] = [
        run([2, 3, 2], 2).loss,
        halfSse(x.matmul(shared).tanh().matmul(shared).tanh().matmul(shared).tanh(), t),
        twoHeads(x.matmul(shared).tanh()),
        crossEntropy(x.matmul(shared), [1, 0]),
      ];
      for (const loss of losses) {
        const explained = explain(loss, { notation: NOTATIONS[name], maxPaths: 1e4 });
        const plain = explain(loss, {
          maxPaths: 1e4,
          notation: ({ path, at }) => ({ text: `${path}@${at}`, latex: 'x' }),
        });
        const first = loss === losses[0] ? 'layers.0.weight[0,0]' : 'layer1.weight[0,0]';
        const [a, b] = [explained, plain].map((one) => one.gradient(first).paths);
        // One symbol stands for one number, and one number has one symbol.
        const there = new Map<string, string>();
        const back = new Map<string, string>();
        a.forEach(({ factors }, i) => {
          factors.forEach((factor, k) => {
            const [symbol, number] = [factor.by, b[i].factors[k].by];
            expect(there.get(symbol) ?? number).toBe(number);
            expect(back.get(number) ?? symbol).toBe(symbol);
            there.set(symbol, number);
            back.set(number, symbol);
          });
        });
        expect(there.size).toBeGreaterThan(3);
      }
    },
  );
});
