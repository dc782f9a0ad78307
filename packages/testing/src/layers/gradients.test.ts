import { gradcheck } from '@bp/autograd';
import * as layers from '@bp/layers';
import * as regularize from '@bp/regularize';
import { describe, expect, it } from 'vitest';
import { gapsBetween } from '../gaps';
import { KNOWN_TO_NETWORKS, NETWORK_SAMPLES } from './samples';

describe('every export of @bp/layers and @bp/regularize', () => {
  it('has its gradient checked or says why it has none', () => {
    const exported = [...Object.keys(layers), ...Object.keys(regularize)];
    expect(gapsBetween(exported, KNOWN_TO_NETWORKS)).toEqual({ missing: [], stale: [] });
  });
});

describe.each(Object.entries(NETWORK_SAMPLES))('%s', (_, [fn, ...inputs]) => {
  it('has the slope of its values, for every input', () => {
    const { ok, checks } = gradcheck(fn, inputs);
    expect(checks.filter((check) => !check.ok)).toEqual([]);
    expect(ok).toBe(true);
  });
});
