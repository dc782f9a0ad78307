import { enableGrad, gradients, variable } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import type { ExperimentConfig } from '../../config';
import type { Block } from '../model/build-model';

/** What a layer makes of a batch. */
export interface LayerValues {
  /** Weighted sums, after batch norm: what the activation gets. */
  readonly z: Tensor;
  readonly a: Tensor;
}

/** A layer's weighted sums and outputs. */
export function through(block: Block, x: Tensor): LayerValues {
  const sum = block.linear.forward(x);
  const z = block.norm?.forward(sum) ?? sum;
  return { z, a: block.activation.forward(z) };
}

/** All layers in evaluation: nothing is dropped. The last gives what the loss is given. */
export function throughAll(blocks: readonly Block[], x: Tensor): LayerValues[] {
  let h = x;
  return blocks.map((block) => {
    const values = through(block, h);
    h = values.a;
    return values;
  });
}

/** What the network says, as it is shown: with the activation that a loss of logits has inside. */
export function shown(output: Tensor, { net, loss }: ExperimentConfig): Tensor {
  if (net.out === 'softmax') return output.softmax(1);
  return loss === 'bce' ? output.sigmoid() : output;
}

/** φ′ at weighted sums, by the rule of the activation itself. */
export function slopeAt({ activation }: Block, z: Tensor): Tensor {
  return enableGrad(() => {
    const at = variable(z.detach());
    return gradients([activation.forward(at).add(at.mul(0)).sum()], [at])[0];
  });
}
