import { type Tensor, zerosLike } from '@bp/tensor';
import { apply } from '@bp/tensor/engine';
import type { Context } from '../chain/context';
import { recordSteps } from '../graph/record-steps';
import type { Layer } from '../naming/layers';
import { shownNumber } from '../print/number';
import type { Pair } from '../print/pair';

/** A dense layer in numbers. Matrices have a row for each sample, and a column for each unit. */
export interface LayerExplanation {
  /** The module it was computed in, such as `fc1`. */
  readonly path: string;
  readonly in: number;
  readonly out: number;
  /** The name of the activation function; null where there is none. */
  readonly activation: string | null;
  /** The weighted sums z. */
  readonly sums: readonly (readonly number[])[];
  /** What the layer gives: φ(z). */
  readonly outputs: readonly (readonly number[])[];
  /** φ′(z); null where the activation is no function of one number, as softmax. */
  readonly slopes: readonly (readonly number[])[] | null;
  /** δ = ∂loss/∂z */
  readonly deltas: readonly (readonly number[])[];
  /** ∂loss/∂W, a row for each unit, a column for each input. */
  readonly weightGradient: readonly (readonly number[])[];
  /** The mean of φ′; 1 without activation, null for softmax. */
  readonly meanSlope: number | null;
  /** ‖δ‖ */
  readonly deltaNorm: number;
  /** ‖∂loss/∂W‖ ÷ ‖W‖ */
  readonly gradientRatio: number;
}

export function explainLayer(layer: Layer, context: Context): LayerExplanation {
  const { path, inputs, units, activation, sums, output, weight } = layer;
  const gradient = (x: Tensor): Float64Array =>
    Float64Array.from(context.gradientOf(x)?.data ?? new Float64Array(x.size), Number);
  const slope = slopeOf(layer, context);
  const [delta, ofWeight] = [gradient(sums), gradient(weight)];
  const deltaNorm = norm(delta);
  const bySample = (data: ArrayLike<number>): number[][] => {
    const rows: number[][] = [];
    for (let i = 0; i < data.length; i++) {
      const { unit, sample } = layer.unitOf(i);
      rows[sample] ??= [];
      rows[sample][unit] = Number(data[i]);
    }
    return rows;
  };
  const meanSlope = slope && slope.reduce((sum, value) => sum + value, 0) / slope.length;
  const gradientRatio = norm(ofWeight) / norm(weight.data);
  return {
    path,
    in: inputs,
    out: units,
    activation,
    get sums() {
      return bySample(sums.data);
    },
    get outputs() {
      return bySample(output.data);
    },
    get slopes() {
      return slope && bySample(slope);
    },
    get deltas() {
      return bySample(delta);
    },
    get weightGradient() {
      const rows = Array.from({ length: units }, () => new Array<number>(inputs));
      ofWeight.forEach((value, i) => {
        const { from, to } = layer.between(i);
        rows[to][from] = value;
      });
      return rows;
    },
    meanSlope,
    deltaNorm,
    gradientRatio,
  };
}

/** A layer in one line: `fc1 784→128: mean φ′ 0.2430, ‖δ‖ 0.0233, ‖∂W‖/‖W‖ 0.0466`. */
export function layerLine(layer: LayerExplanation, { say }: Context): Pair {
  const { path, meanSlope, deltaNorm, gradientRatio } = layer;
  const shown = (x: number): Pair => shownNumber(x, 4);
  return say('layer', {
    layer: path,
    in: layer.in,
    out: layer.out,
    slope: meanSlope === null ? '–' : shown(meanSlope),
    delta: shown(deltaNorm),
    ratio: shown(gradientRatio),
  });
}

function norm(data: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < data.length; i++) sum += Number(data[i]) * Number(data[i]);
  return Math.sqrt(sum);
}

/** φ′ of every element, by the rule of the activation itself. */
function slopeOf({ sums, output, activation }: Layer, context: Context): Float64Array | null {
  const { scalars } = context.run;
  if (activation === null) return new Float64Array(sums.size).fill(1);
  const step = context.stepOf(scalars.at(output, 0));
  if (step?.operation.kind !== 'formula') return null;
  const { operation, params, inputs } = step;
  const at = inputs.findIndex((x) => scalars.ownerOf(x) === sums);
  const { reached } = recordSteps(
    (...operands) => apply(operation, operands, params as readonly number[]),
    { ...step, live: inputs.map((_, i) => i === at) },
    zerosLike(output).add(1),
    null,
  );
  return Float64Array.from((reached[at] as Tensor).data, Number);
}
