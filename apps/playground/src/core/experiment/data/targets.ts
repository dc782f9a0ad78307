import { type Tensor, tensor } from '@bp/tensor';
import type { LossName, Output } from '../../config';
import { ExperimentError } from '../told';
import type { RawData } from './raw-data';

/** Losses that count classes and not distances. */
const FOR_CLASSES: readonly LossName[] = ['bce', 'crossEntropy', 'hinge'];

/** What the network is to give, and how that reads in the units of the data. */
export interface Targets {
  readonly outputs: number;
  /** [n, outputs], or [n] for class indices. */
  readonly y: Tensor;
  /** An output as it is shown: center + scale · output. */
  readonly center: number;
  readonly scale: number;
  readonly range: readonly [low: number, high: number];
  readonly threshold: number | null;
}

/** How a network with this output and loss learns these labels. */
export function targetsOf(
  { y, n, task, classes }: RawData,
  train: Int32Array,
  how: {
    readonly out: Output;
    readonly loss: LossName;
    readonly standardize: boolean;
    readonly dtype: 'float32' | 'float64';
  },
): Targets {
  const { out, loss, dtype } = how;
  if (task === 'regression') {
    if (FOR_CLASSES.includes(loss)) throw new ExperimentError('lossOfNumbers', { loss });
    const { center, scale } = scaleOf(y, train, how);
    const values = y.map((value) => (value - center) / scale);
    const range = rangeOf(y);
    return {
      outputs: 1,
      y: tensor(values, { dtype }).reshape([n, 1]),
      center,
      scale,
      range,
      threshold: null,
    };
  }
  // a sigmoid lies above 0, all others lie around it
  const [no, yes] = out === 'sigmoid' || out === 'softmax' ? [0, 1] : [-1, 1];
  const shown = { center: 0, scale: 1, range: [no, yes] as const };
  if (loss === 'crossEntropy') {
    const labels = tensor(Int32Array.from(y), { dtype: 'int32' });
    return { outputs: classes.length, y: labels, ...shown, threshold: null };
  }
  const outputs = task === 'binary' ? 1 : classes.length;
  const hot = Float64Array.from({ length: n * outputs }, (_, i) => {
    const label = y[Math.floor(i / outputs)];
    return (outputs === 1 ? label === 1 : label === i % outputs) ? yes : no;
  });
  return {
    outputs,
    y: tensor(hot, { dtype }).reshape([n, outputs]),
    ...shown,
    threshold: outputs === 1 ? (no + yes) / 2 : null,
  };
}

/** Values are brought to where the output can reach them; without standardising, an output without bounds learns them as they are. */
function scaleOf(
  y: Float64Array,
  train: Int32Array,
  { out, standardize }: { readonly out: Output; readonly standardize: boolean },
): { center: number; scale: number } {
  const values = Float64Array.from(train, (row) => y[row]);
  const [low, high] = rangeOf(values);
  const width = high - low || 1;
  if (out === 'sigmoid') return { center: low, scale: width };
  if (out === 'tanh') return { center: (low + high) / 2, scale: width / 2 };
  if (!standardize) return { center: 0, scale: 1 };
  const center = values.reduce((sum, x) => sum + x, 0) / values.length;
  const square = values.reduce((sum, x) => sum + (x - center) * (x - center), 0);
  return { center, scale: Math.sqrt(square / values.length) || 1 };
}

function rangeOf(y: Float64Array): [low: number, high: number] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of y) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return [low, high];
}
