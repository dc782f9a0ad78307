import { readFileSync } from 'node:fs';
import { noGrad } from '@bp/autograd';
import {
  BatchNorm1d,
  BatchNorm2d,
  Conv2d,
  Flatten,
  LayerNorm,
  Linear,
  PReLU,
  Sequential,
} from '@bp/layers';
import { expect, it } from 'vitest';
import { readSafetensors } from './safetensors';

// Made by ../../scripts/torch-conv.py.
const fixture = (name: string) =>
  readSafetensors(readFileSync(new URL(`../fixtures/${name}.safetensors`, import.meta.url)));

it('a network of convolutions takes the state of PyTorch as it is, and gives what PyTorch gives', () => {
  const model = new Sequential(
    new Conv2d(2, 4, 3, { stride: 2, padding: 1, groups: 2 }),
    new BatchNorm2d(4),
    new PReLU({ numParameters: 4 }),
    new Conv2d(4, 3, [1, 2], { bias: false }),
    new Flatten(),
    new LayerNorm(18),
    new Linear(18, 5),
    new BatchNorm1d(5, { momentum: null }),
  );
  expect(model.loadStateDict(fixture('torch-conv'))).toEqual({ missing: [], unexpected: [] });
  const { x, y } = fixture('torch-conv-outputs');
  const outputs = noGrad(() => model.eval().forward(x));
  expect(outputs.shape).toEqual(y.shape);
  expect(outputs.sub(y).abs().max().item()).toBeLessThan(1e-6);
  expect(model.stateDict()['1.num_batches_tracked'].item()).toBe(3);
});
