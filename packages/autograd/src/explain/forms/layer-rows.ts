import type { Context } from '../context';

/** A dense layer in numbers. */
export interface LayerRow {
  readonly path: string;
  readonly in: number;
  readonly out: number;
  /** The name of the activation; null for none. */
  readonly activation: string | null;
  /** The mean of φ′(z) over all units and samples; 1 without activation. */
  readonly meanSlope: number;
  /** ‖∂loss/∂z‖ over all units and samples. */
  readonly deltaNorm: number;
}

/** The dense layers, in the order in which they were computed. */
export function layerRows({ layers, run, edges, gradient }: Context): LayerRow[] {
  return layers.map(({ path, inputs, units, activation, sums, output }) => {
    let [slopes, squares] = [0, 0];
    for (let index = 0; index < sums.size; index++) {
      const own = run.scalars.at(sums, index);
      const delta = gradient(own);
      squares += delta * delta;
      if (output === sums) slopes++;
      else {
        const [slope] = edges(run.scalars.at(output, index), (to) => to === own);
        slopes += slope?.value ?? 0;
      }
    }
    return {
      path,
      in: inputs,
      out: units,
      activation,
      meanSlope: slopes / sums.size,
      deltaNorm: Math.sqrt(squares),
    };
  });
}
