import { enableGrad, gradients } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import type { Experiment } from '../made/experiment';
import type { FollowedSample } from '../told';
import { throughAll } from './forward';
import { inEvaluation } from './in-evaluation';

/** One sample on its way through the network, as it is used: nothing is dropped, no noise is added. */
export function followSample(of: Experiment, row: number): FollowedSample | null {
  const { data, blocks, model, loss } = of;
  if (!(row >= 0 && row < data.raw.n)) return null;
  const x = data.x.narrow(0, row, 1);
  const y = data.targets.y.narrow(0, row, 1);
  return inEvaluation(model, () =>
    enableGrad(() => {
      const layers = throughAll(blocks, x);
      const error = loss(layers[layers.length - 1].a, y);
      const deltas = gradients(
        [error],
        layers.map(({ z }) => z),
      );
      return {
        row,
        inputs: numbers(x),
        layers: layers.map(({ z, a }, i) => ({
          layer: blocks[i].id,
          z: numbers(z),
          a: numbers(a),
          delta: numbers(deltas[i]),
        })),
        loss: error.item(),
      };
    }),
  );
}

function numbers(values: Tensor): Float32Array {
  return Float32Array.from(values.detach().contiguous().data, Number);
}
