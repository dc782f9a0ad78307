import { ones } from '@bp/tensor';
import { apply } from '@bp/tensor/engine';
import type { Context } from './context';
import { recordSteps } from './graph/record-steps';
import type { Layer } from './naming/layers';

/** A dense layer in numbers. */
export interface LayerRow<N = number> {
  readonly path: string;
  readonly in: number;
  readonly out: number;
  /** The name of the activation; null for none. */
  readonly activation: string | null;
  /** The mean of φ′(z) over all units and samples; 1 without activation. */
  readonly meanSlope: N;
  /** ‖∂loss/∂z‖ over all units and samples. */
  readonly deltaNorm: N;
}

/** The dense layers, in the order in which they were computed. */
export function layerRows(context: Context): LayerRow[] {
  return context.layers.map((layer) => {
    const { path, inputs, units, activation, sums } = layer;
    const slopes = slopesOf(layer, context);
    let squares = 0;
    for (let index = 0; index < sums.size; index++) {
      const delta = context.gradient({ tensor: sums, index, value: 0 });
      squares += delta * delta;
    }
    return {
      path,
      in: inputs,
      out: units,
      activation,
      meanSlope: slopes === null ? 1 : slopes.reduce((sum, x) => sum + x, 0) / slopes.length,
      deltaNorm: Math.sqrt(squares),
    };
  });
}

/** φ′ at every sum, by each unit's own; null where there is no activation. */
function slopesOf(
  { activation, sums, output }: Layer,
  { run, edges, stepOf }: Context,
): number[] | null {
  const step = activation === null ? undefined : stepOf(run.scalars.at(output, 0));
  if (step === undefined) return null;
  const { operation, params } = step;
  if (operation.kind === 'formula') {
    const again = recordSteps(
      (...operands) => apply(operation, operands, params as readonly number[]),
      step,
      ones(step.output.shape, { dtype: step.output.dtype }),
      null,
    );
    return [...(again.reached[0]?.data ?? [])].map(Number);
  }
  // A probability depends on all scores of its row.
  return run.scalars.all(sums).map((own, i) => {
    const [slope] = edges(run.scalars.at(output, i), (to) => to === own);
    return slope?.value ?? 0;
  });
}
