import type { NetProblem } from './problem/problem';

/** The ids of the numbers of a net, counted through as in the second note. Layers, units and inputs start at 0. */
export interface NetNames {
  x(i: number): string;
  t(i: number): string;
  weight(layer: number, to: number, from: number): string;
  bias(layer: number, unit: number): string;
  sum(layer: number, unit: number): string;
  /** What a unit gives: h, of the last layer o; below the first layer the inputs. */
  output(layer: number, unit: number): string;
  error(i: number): string;
}

export function netNames({ layers }: NetProblem): NetNames {
  let [weights, units, biases] = [0, 0, 0];
  const before = layers.map((layer) => {
    const at = { weights, units, biases };
    weights += layer.weights.length * layer.weights[0].length;
    units += layer.weights.length;
    biases += layer.bias ? layer.weights.length : 0;
    return at;
  });
  return {
    x: (i) => `x${i + 1}`,
    t: (i) => `t${i + 1}`,
    weight: (layer, to, from) =>
      `w${before[layer].weights + to * layers[layer].weights[0].length + from + 1}`,
    bias: (layer, unit) => `b${before[layer].biases + unit + 1}`,
    sum: (layer, unit) => `z${before[layer].units + unit + 1}`,
    output: (layer, unit) => {
      if (layer < 0) return `x${unit + 1}`;
      return layer === layers.length - 1 ? `o${unit + 1}` : `h${before[layer].units + unit + 1}`;
    },
    error: (i) => `E_o${i + 1}`,
  };
}

/** A net with other numbers, by their ids: `{ w5: 0.5, x1: 0.2, lr: 0.1 }`; ids of nothing are left out. */
export function withValues(net: NetProblem, values: Readonly<Record<string, number>>): NetProblem {
  const names = netNames(net);
  const of = (id: string, old: number): number => (Object.hasOwn(values, id) ? values[id] : old);
  return {
    ...net,
    layers: net.layers.map((layer, l) => ({
      ...layer,
      weights: layer.weights.map((row, to) =>
        row.map((value, from) => of(names.weight(l, to, from), value)),
      ),
      bias: layer.bias?.map((value, unit) => of(names.bias(l, unit), value)) ?? null,
    })),
    x: net.x.map((value, i) => of(names.x(i), value)),
    t: net.t.map((value, i) => of(names.t(i), value)),
    lr: of('lr', net.lr),
  };
}
