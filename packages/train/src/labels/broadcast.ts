import { BpError, type Tensor } from '@bp/tensor';
import { broadcastShapes, sameShape, tapDispatch } from '@bp/tensor/engine';

/**
 * Runs a loss, and refuses one that compares each prediction with the labels of other samples: [n, 1] with [n] makes n² differences.
 *
 * @throws BpError `BP_SHAPE` where some kernel of the loss gives the shape to which both broadcast
 */
export function refuseBroadcast(op: string, prediction: Tensor, y: Tensor, run: () => void): void {
  const shape = stretched(prediction.shape, y.shape);
  let isStretched = false;
  tapDispatch((_, outputs, inputs) => {
    // On purpose one compares all with all by axes of one's own: [n, 1] with [1, n].
    isStretched ||=
      shape !== null &&
      [prediction, y].every((x) => hasShape(inputs, x.shape)) &&
      hasShape(outputs, shape);
  }, run);
  if (!isStretched) return;
  throw new BpError(
    'BP_SHAPE',
    op,
    'the loss compares each output with the labels of all samples: outputs {prediction} and labels {y} broadcast to {shape}; y.reshape([{like}]) makes them alike',
    {
      prediction: prediction.shape,
      y: y.shape,
      shape,
      like: [-1, ...prediction.shape.slice(1)].join(', '),
    },
  );
}

function hasShape(tensors: readonly Tensor[], shape: readonly number[]): boolean {
  return tensors.some((x) => sameShape(x.shape, shape));
}

/** The shape to which two broadcast, where that is the shape of neither; else null. */
function stretched(a: readonly number[], b: readonly number[]): readonly number[] | null {
  // Of one sample there is nothing to mix.
  if (a[0] < 2) return null;
  try {
    const shape = broadcastShapes('', a, b);
    return sameShape(shape, a) || sameShape(shape, b) ? null : shape;
  } catch {
    return null;
  }
}
