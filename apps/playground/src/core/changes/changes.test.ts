import { describe, expect, it } from 'vitest';
import { defaultConfig, defaultLayer, patchConfig } from '../config';
import { changesBetween } from './changes';

const base = defaultConfig();

describe('what changed between two runs', () => {
  it('is nothing between equal configs, whatever was recorded on the way', () => {
    const events = [{ update: 3, patch: { 'optimizer.lr': 1 } }];
    expect(changesBetween(base, { ...base, events })).toEqual([]);
  });

  it('names each setting by its path, in the order of a config', () => {
    const after = patchConfig(patchConfig(base, 'optimizer.lr', 0.1), 'data.noise', 0.5);
    expect(changesBetween(base, after)).toEqual([
      { path: 'data.noise', from: 0.2, to: 0.5 },
      { path: 'optimizer.lr', from: 0.01, to: 0.1 },
    ]);
  });

  it('takes a setting that all layers changed alike as one, and names the layer otherwise', () => {
    const one = patchConfig(base, 'net.layers.b.units', 6);
    expect(changesBetween(base, one)).toEqual([
      { path: 'net.layers.units', layer: 2, from: 8, to: 6 },
    ]);
    const all = patchConfig(one, 'net.layers.a.units', 6);
    expect(changesBetween(base, all)).toEqual([{ path: 'net.layers.units', from: 8, to: 6 }]);
  });

  it('counts layers that came or went, and does not take the others for changed', () => {
    const layers = [base.net.layers[0], defaultLayer('c', 4), base.net.layers[1]];
    expect(changesBetween(base, patchConfig(base, 'net.layers', layers))).toEqual([
      { path: 'net.layers', from: 2, to: 3 },
    ]);
  });

  it('names another kind of data by what it is', () => {
    const after = { ...base, data: { kind: 'builtin', name: 'iris' } as const };
    expect(changesBetween(base, after)).toEqual([
      { path: 'data.name', from: 'spirals', to: 'iris' },
    ]);
  });
});
