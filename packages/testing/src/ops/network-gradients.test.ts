import { gradcheck } from '@bp/autograd';
import * as layers from '@bp/layers';
import * as regularize from '@bp/regularize';
import { describe, expect, it } from 'vitest';
import { NETWORK_SAMPLES } from './network-samples';

/** What the two packages export besides, by the reason why it has no derivative. */
const WITHOUT_DERIVATIVE = {
  'draws or sets first values, in place': [
    'constant',
    'initialize',
    'kaimingNormal',
    'kaimingUniform',
    'lecunNormal',
    'lecunUniform',
    'normal',
    'orthogonal',
    'sparse',
    'truncatedNormal',
    'uniform',
    'xavierNormal',
    'xavierUniform',
  ],
  'computes with plain numbers': ['calculateGain', 'fans', 'EarlyStopping'],
  'overwrites weights after a step, without a record': ['maxNorm'],
} as const;

/** What is exported but neither checked nor excused, and what is named here but not exported. */
function gapsOf(exported: readonly string[]): { missing: string[]; stale: string[] } {
  const named = [...Object.keys(NETWORK_SAMPLES), ...Object.values(WITHOUT_DERIVATIVE).flat()];
  return {
    missing: exported.filter((name) => !named.includes(name)),
    stale: named.filter((name) => !exported.includes(name)),
  };
}

describe('every export of @bp/layers and @bp/regularize', () => {
  const exported = [...Object.keys(layers), ...Object.keys(regularize)];

  it('has its gradient checked or says why it has none', () => {
    expect(gapsOf(exported)).toEqual({ missing: [], stale: [] });
  });

  it('is missed when it is new, and noticed when it is gone', () => {
    expect(gapsOf([...exported, 'swish']).missing).toEqual(['swish']);
    expect(gapsOf(exported.filter((name) => name !== 'mish')).stale).toEqual(['mish']);
  });
});

describe.each(Object.entries(NETWORK_SAMPLES))('%s', (_, [fn, ...inputs]) => {
  it('has the slope of its values, for every input', () => {
    const { ok, checks } = gradcheck(fn, inputs);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
  });
});
