import { expect, it } from 'vitest';
import {
  checkConfig,
  defaultConfig,
  GENERATED,
  type Generated,
  patchConfig,
} from '../../../core/config';
import { withData } from './fit-data';

const set = (name: Generated) => ({ kind: 'generated', name, n: 100, noise: 0 }) as const;

it('gives classes, several classes and numbers a loss and an output that fit', () => {
  const base = defaultConfig();
  expect(withData(base, set('moons'))).toMatchObject({ loss: 'bce', net: { out: 'sigmoid' } });
  expect(withData(base, set('blobs4'))).toMatchObject({
    loss: 'crossEntropy',
    net: { out: 'softmax' },
  });
  const numbers = withData(base, set('hills'));
  expect(numbers).toMatchObject({ loss: 'mse', net: { out: 'identity' } });
  expect(withData(numbers, set('xor'))).toMatchObject({ loss: 'bce', net: { out: 'sigmoid' } });
});

it('keeps a loss that was chosen and fits', () => {
  const hinge = patchConfig(defaultConfig(), 'loss', 'hinge');
  expect(withData(hinge, set('moons')).loss).toBe('hinge');
});

it.each(GENERATED)('makes a config for %s that passes the check', (name) => {
  for (const from of GENERATED) {
    const config = withData(withData(defaultConfig(), set(from)), set(name));
    expect(checkConfig(config)).toBe(config);
  }
});
