import { expect, it } from 'vitest';
import { checkConfig, defaultConfig, defaultLayer } from '../../core/config';
import { freeId } from './change-layers';

it('gives a new layer the first id that no other has, and never the one of the output', () => {
  expect(freeId([])).toBe('a');
  expect(freeId(['a', 'b', 'd'])).toBe('c');
  const letters = Array.from({ length: 26 }, (_, i) => String.fromCharCode(97 + i));
  expect(freeId(letters)).toBe('a1');
});

it('makes ids that a config accepts', () => {
  const base = defaultConfig();
  const layers = [defaultLayer(freeId(['a', 'b'])), ...base.net.layers];
  const config = { ...base, net: { ...base.net, layers } };
  expect(checkConfig(config)).toBe(config);
});
