import { linspace } from '@bp/tensor';
import type { Activation } from '../config';
import { slopeAt } from '../experiment/look/forward';
import { activationsFor } from '../experiment/model/activations';

/** An activation and its derivative over (−5, 5), by the rules of the library. */
export interface ActivationCurve {
  readonly x: Float64Array;
  readonly values: Float64Array;
  readonly slopes: Float64Array;
  /** The largest φ′ in view, the range of z that has it, and the place in that range nearest to 0. */
  readonly steepest: {
    readonly slope: number;
    readonly at: number;
    readonly from: number;
    readonly to: number;
  };
}

const REACH = 5;
const POINTS = 401;

export async function curveOf(name: Activation): Promise<ActivationCurve> {
  const make = await activationsFor([name]);
  const activation = make(name);
  // 0 is among the points: there many are steepest
  const x = linspace(-REACH, REACH, POINTS, { dtype: 'float64' });
  const slopes = Float64Array.from(slopeAt({ activation } as never, x).data as Float64Array);
  const top = Math.max(...slopes);
  // of equals the one nearest to 0
  const places = Array.from(slopes.keys()).filter((i) => slopes[i] > top - 1e-12);
  const at = Array.from(x.data as Float64Array);
  const best = places.reduce((a, b) => (Math.abs(at[b]) < Math.abs(at[a]) ? b : a));
  return {
    x: Float64Array.from(at),
    values: Float64Array.from(activation.forward(x).data as Float64Array),
    slopes,
    steepest: {
      slope: slopes[best],
      at: rounded(at[best]),
      from: rounded(at[places[0]]),
      to: rounded(at[places[places.length - 1]]),
    },
  };
}

function rounded(x: number): number {
  return Number(x.toFixed(6));
}
