import { expect, it } from 'vitest';
import { withoutParticle } from './particles.ts';
import { tokensOf } from './tokens.ts';

it.each([
  ['bceWithLogits', ['bcewithlogit', 'bce', 'with', 'logit']],
  ['toONNX Conv2d', ['toonnx', 'to', 'onnx', 'conv2d', 'conv', '2', 'd']],
  ['Optimizers optimise', ['optimiser', 'optimise']],
  ['loss class bias', ['loss', 'class', 'bias']],
  ['기울기의 δ', ['기울', '울기', '기의']],
  ['층', ['층']],
  ['멈춰', ['멈추']],
  ['2-2-2 망은 0.25', ['2', '2', '2', '망은', '0.25']],
])('%s is found by its words, the parts of names and pairs of syllables', (text, tokens) => {
  expect(tokensOf(text)).toEqual(tokens);
});

it.each([
  ['시그모이드의', '시그모이드'],
  ['학습률이', '학습률'],
  ['신경망에서는', '신경망'],
  ['저장하려면', '저장'],
  ['멈추야', '멈추'],
  ['효과', '효과'],
  ['망은', '망은'],
])('%s is looked for as %s', (word, bare) => {
  expect(withoutParticle(word)).toBe(bare);
});
