import { enableGrad, gradients } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import { throughAll } from '../look/forward';
import { inEvaluation } from '../look/in-evaluation';
import type { Experiment } from '../made/experiment';
import type { Asked } from './seen';

/** What each sample of the batch that comes next says of one weight. */
export interface BatchGradients {
  /** Rows of the samples, in the order of the batch. */
  readonly rows: Int32Array;
  readonly gradients: Float64Array;
}

export function batchGradients(of: Experiment, asked: Asked): BatchGradients {
  const batch = of.run.trace('batch');
  // rows of the training set
  const own = batch.rows ?? [];
  const rows = Int32Array.from(own, (row) => of.data.rows[0][row]);
  const found = dependsOnBatch(of) ? oneByOne(of, asked, own) : together(of, asked, batch);
  return { rows, gradients: found };
}

/** Whether what becomes of a sample depends on its batch: masks, noise and statistics are those of the step then. */
function dependsOnBatch({ config }: Experiment): boolean {
  return (
    config.regularization.noise > 0 ||
    config.net.layers.some(({ batchNorm, dropout }) => batchNorm || dropout > 0)
  );
}

function oneByOne(
  { run }: Experiment,
  { parameter, index }: Asked,
  rows: readonly number[],
): Float64Array {
  return Float64Array.from(rows, (row) => {
    const [found] = gradients([run.trace(row).loss], [parameter]);
    return Number(found.contiguous().data[index]);
  });
}

/** δ of each sample times what came in: all from one backward pass. */
function together(
  { blocks, model, loss }: Experiment,
  { block, to, from }: Asked,
  { x, y }: { readonly x: Tensor; readonly y: Tensor },
): Float64Array {
  return inEvaluation(model, () =>
    enableGrad(() => {
      const layers = throughAll(blocks, x);
      const error = loss(layers[layers.length - 1].a, y);
      const [delta] = gradients([error], [layers[block].z]);
      const input = block === 0 ? x : layers[block - 1].a;
      const [n, units] = delta.shape;
      const width = input.shape[1];
      const [d, h] = [delta.contiguous().data, input.detach().contiguous().data];
      return Float64Array.from({ length: n }, (_, i) => {
        const came = from === null ? 1 : Number(h[i * width + from]);
        return n * Number(d[i * units + to]) * came;
      });
    }),
  );
}
