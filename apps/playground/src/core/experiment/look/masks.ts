import type { Layer } from '@bp/layers';
import { ones, type Tensor } from '@bp/tensor';
import type { Experiment } from '../made/experiment';
import type { LayerMask } from '../told';

/**
 * Which outputs of each layer with dropout take part in the batch that comes next. The masks are drawn where the run itself
 * will draw them, in its own record of that batch, which leaves its streams as they were: it will learn with the very same ones.
 */
export function masksOf({ run, blocks }: Experiment): LayerMask[] {
  const masks: LayerMask[] = [];
  const asBefore: (() => void)[] = [];
  for (const { id, dropout } of blocks) {
    if (dropout !== null) asBefore.push(tellMask(dropout, (kept) => masks.push(told(id, kept))));
  }
  if (asBefore.length === 0) return masks;
  try {
    run.trace('batch');
  } finally {
    for (const put of asBefore) put();
  }
  return masks;
}

/** Has a dropout take ones in place of what comes in, and tell what it makes of them. @returns what puts it back */
function tellMask(dropout: Layer, tell: (kept: Tensor) => void): () => void {
  const { forward } = dropout;
  const put = (value: Layer['forward']) =>
    Object.defineProperty(dropout, 'forward', { value, configurable: true, writable: true });
  put((x) => {
    const { shape, dtype } = x as Tensor;
    const kept = forward.call(dropout, ones(shape, { dtype })) as Tensor;
    tell(kept);
    return kept;
  });
  return () => put(forward);
}

function told(layer: string, kept: Tensor): LayerMask {
  const [samples, units] = kept.shape;
  const { data } = kept.detach().contiguous();
  return { layer, samples, units, kept: Uint8Array.from(data, (one) => Number(one !== 0)) };
}
