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

  it('mean the same in whatever order their settings stand', () => {
    const written = { 'net.out': 'tanh', 'optimizer.schedule': 'cosine', loss: 'halfSse' };
    const turned = Object.fromEntries(Object.entries(written).reverse());
    expect(configOfLink(turned)).toEqual(configOfLink(written));
    expect(configOfLink(written).net.out).toBe('tanh');
    expect(() => configOfLink({ 'net.out': 'tanh', loss: 'crossEntropy' })).toThrow('together');
  });

  it('may name data of another kind', () => {
    const iris = configOfLink({ 'data.name': 'iris', 'data.kind': 'builtin' });
    expect(iris.data).toEqual({ kind: 'builtin', name: 'iris' });
    const c = packConfig(iris);
    expect(configOfLink({ c, 'data.kind': 'generated', 'data.name': 'xor' }).data).toEqual({
      ...defaultConfig().data,
      name: 'xor',
    });
  });

  it.each(['0{}', '2[]', '10{}', '3 in another form'])(
    'of another version are told from broken ones: %s',
    (text) => {
      expect(() => configOfLink({ c: pack(text) })).toThrow('version');
    },
  );

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
    { loss: 'constructor' },
    { loss: '__proto__' },
  ])('are refused where they are broken: %j', (params) => {
    expect(() => configOfLink(params as unknown as Record<string, string>)).toThrow(ConfigError);
  });

  it('are refused where a value is deeper than the stack', () => {
    const lists = '['.repeat(90_000) + ']'.repeat(90_000);
    expect(() => configOfLink({ c: pack(`1{"seed":${lists}}`) })).toThrow(ConfigError);
    expect(() => configOfLink({ 'optimizer.lr': lists })).toThrow(ConfigError);
  });

  it('pack and unpack any text', () => {
    expect(unpack(pack('가나 {"a":1}'))).toBe('가나 {"a":1}');
  });
});
