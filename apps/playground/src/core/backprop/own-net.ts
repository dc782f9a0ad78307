import type { Activation, Loss, NetProblem } from './problem/problem';

/** A net of one's own: its widths, and what happens between them. */
export interface NetShape {
  readonly inputs: number;
  /** Of every layer, the output last. */
  units: readonly number[];
  activations: readonly Activation[];
  loss: Loss;
  readonly bias: boolean;
}

/** The shape of a net that is there. */
export function shapeOf({ layers, x, loss }: NetProblem): NetShape {
  return {
    inputs: x.length,
    units: layers.map(({ weights }) => weights.length),
    activations: layers.map(({ activation }) => activation),
    loss,
    bias: layers.some(({ bias }) => bias !== null),
  };
}

/** A net of a shape with plain numbers that are all different enough to be told apart. */
export function startingNet({ inputs, units, activations, loss, bias }: NetShape): NetProblem {
  let count = 0;
  const next = (): number => {
    count++;
    // 0.3, −0.2, 0.7, … in steps of a twentieth, and never 0
    const value = ((count * 7) % 18) / 20 + 0.1;
    return Number((count % 4 === 2 ? -value : value).toFixed(2));
  };
  const layers = units.map((width, l) => ({
    weights: Array.from({ length: width }, () =>
      Array.from({ length: l === 0 ? inputs : units[l - 1] }, next),
    ),
    bias: bias
      ? Array.from({ length: width }, (_, i) => Number((0.1 + 0.05 * i).toFixed(2)))
      : null,
    activation: activations[l],
  }));
  const outputs = units[units.length - 1];
  return {
    kind: 'net',
    layers,
    loss,
    x: Array.from({ length: inputs }, (_, i) => Number((0.1 * (i + 1)).toFixed(1))),
    t: Array.from({ length: outputs }, (_, i) => Number((0.4 + 0.2 * (i % 3)).toFixed(1))),
    lr: 0.5,
  };
}
