/** A dense network computed by hand in float64: plain loops, no tensors. Its backward pass can be told to go wrong. */
export interface ByHand {
  /** weights[layer][unit][input] */
  readonly weights: readonly (readonly (readonly number[])[])[];
  /** x[sample][unit] */
  readonly x: readonly (readonly number[])[];
  readonly t: readonly (readonly number[])[];
  /** The loss by an output. */
  readonly lossSlope: (o: number, t: number) => number;
  /** Of each layer: φ, and φ′ by what φ gave. */
  readonly activations: readonly { of(z: number): number; slope(h: number): number }[];
}

/** What the backward pass takes for something else. */
export interface Wrongly {
  readonly weights?: ByHand['weights'];
  readonly lossSlope?: ByHand['lossSlope'];
  readonly activations?: readonly { slope(h: number): number }[];
}

export const SIGMOID = {
  of: (z: number) => 1 / (1 + Math.exp(-z)),
  slope: (h: number) => h * (1 - h),
};
export const TANH = { of: Math.tanh, slope: (h: number) => 1 - h * h };
export const NONE = { of: (z: number) => z, slope: () => 1 };

/** values[layer][sample][unit], the inputs first. */
export function forwardByHand({ weights, x, activations }: ByHand): number[][][] {
  const values = [x.map((row) => [...row])];
  for (const [l, matrix] of weights.entries()) {
    values.push(
      values[l].map((row) =>
        matrix.map((unit) => activations[l].of(unit.reduce((sum, w, j) => sum + w * row[j], 0))),
      ),
    );
  }
  return values;
}

/** ∂E/∂weights[layer][unit][input], or what is found wrongly. */
export function gradientsByHand(net: ByHand, wrongly: Wrongly = {}): number[][][] {
  const { weights, lossSlope, activations } = { ...net, ...wrongly };
  const values = forwardByHand(net);
  const last = weights.length - 1;
  let delta = values[last + 1].map((row, n) => row.map((o, k) => lossSlope(o, net.t[n][k])));
  const found: number[][][] = [];
  for (let l = last; l >= 0; l--) {
    delta = delta.map((row, n) => row.map((d, k) => d * activations[l].slope(values[l + 1][n][k])));
    found[l] = net.weights[l].map((unit, k) =>
      unit.map((_, j) => delta.reduce((sum, row, n) => sum + row[k] * values[l][n][j], 0)),
    );
    const above = delta;
    delta = values[l].map((row, n) =>
      row.map((_, j) => above[n].reduce((sum, d, k) => sum + d * weights[l][k][j], 0)),
    );
  }
  return found;
}
