import { describe, expect, it } from 'vitest';
import { ConfigError, defaultConfig, patchConfig, recordChange } from '../config';
import { configOfLink, pack, packConfig, unpack } from '.';

describe('links', () => {
  it('are empty for the defaults', () => {
    expect(packConfig(defaultConfig())).toBe('');
    expect(configOfLink({})).toEqual(defaultConfig());
  });

  it('carry every config back', () => {
    let config = patchConfig(defaultConfig(), 'data', { kind: 'builtin', name: 'digits' });
    config = patchConfig(config, 'loss', 'crossEntropy');
    config = patchConfig(config, 'net.layers.b.activation', 'relu');
    config = recordChange(config, 120, 'optimizer.lr', 0.1);
    expect(configOfLink({ c: packConfig(config) })).toEqual(config);
  });

  it('stay short: 400 characters for generated data, 2,000 for 100 drawn points', () => {
    let config = defaultConfig();
    const layers = Array.from({ length: 6 }, (_, i) => ({
      ...config.net.layers[0],
      id: `n${i}`,
      units: 5 + i,
      activation: i % 2 === 0 ? 'gelu' : 'leakyRelu',
      dropout: 0.05 * i,
    }));
    config = patchConfig(config, 'net.layers', layers);
    config = patchConfig(config, 'optimizer.lr', 0.0123);
    expect(packConfig(config).length).toBeLessThanOrEqual(400);
    const points = Array.from({ length: 100 }, (_, i) => [
      Math.round(600 * Math.sin(i * 1.7)) / 100,
      Math.round(600 * Math.cos(i * 2.3)) / 100,
      i % 3,
    ]);
    config = patchConfig(defaultConfig(), 'data', { kind: 'points', points });
    expect(packConfig(config).length).toBeLessThanOrEqual(2000);
  });

  it('can be written by hand', () => {
    const config = configOfLink({
      seed: '7',
      'optimizer.lr': '0.03',
      loss: 'crossEntropy',
      step: '13',
    });
    expect([config.seed, config.optimizer.lr, config.net.out]).toEqual([7, 0.03, 'softmax']);
  });

  it.each([
    { c: '!!!' },
    { c: 'AAAA' },
    { c: pack('1{"seed":') },
    { c: pack('2{}') },
    { c: pack('1{"seed":"x"}') },
    { c: pack('1{"__proto__":{"seed":1}}') },
    { 'optimizer.lr': '-1' },
    { 'optimizer.speed': '3' },
    { 'net.layers.zz.units': '5' },
    { 'seed.x': '3', seed: '1e99' },
    { c: pack(`1"${'a'.repeat(300_000)}"`) },
  ])('are refused where they are broken: %j', (params) => {
    expect(() => configOfLink(params as unknown as Record<string, string>)).toThrow(ConfigError);
  });

  it('pack and unpack any text', () => {
    expect(unpack(pack('가나 {"a":1}'))).toBe('가나 {"a":1}');
  });
});
