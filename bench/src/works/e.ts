import { workB } from './b';
import type { Layer, Work } from './work';

/** Work b at batch 128 with batch normalisation and dropout. */
export function workE(): Work {
  const b = workB(128);
  const [hidden, relu, output] = b.layers;
  const features = (value: number) => ({ shape: [128], data: new Float32Array(128).fill(value) });
  return {
    ...b,
    name: 'e',
    title: '784-128-10, batch norm, ReLU, dropout 0.5, softmax cross-entropy, Adam, batch 128',
    layers: [
      hidden,
      { kind: 'batchNorm', weight: features(1), bias: features(0) },
      relu,
      { kind: 'dropout', p: 0.5 },
      output,
    ],
  };
}

/** The same work without chance: every library draws other masks, so losses are compared without them. */
export function withoutDropout(work: Work): Work {
  const drops = (layer: Layer) => layer.kind === 'dropout';
  return work.layers.some(drops)
    ? { ...work, layers: work.layers.filter((layer) => !drops(layer)) }
    : work;
}
