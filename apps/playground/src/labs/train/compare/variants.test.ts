import { expect, it } from 'vitest';
import { defaultConfig } from '../../../core/config';
import { pack } from '../../../core/link';
import { configOf, FIRST_VARIANTS, packVariants, readVariants, variantName } from './variants';

const base = defaultConfig();

it('applies a setting of layers to all of them', () => {
  const { net } = configOf(base, { 'net.layers.dropout': 0.2 });
  expect(net.layers.map(({ dropout }) => dropout)).toEqual([0.2, 0.2]);
});

it('survives a link', () => {
  expect(readVariants(packVariants(FIRST_VARIANTS), base)).toEqual({
    variants: FIRST_VARIANTS,
    broken: false,
  });
});

it('leaves out what makes no sense, and tells of it', () => {
  const given = [{ 'regularization.l2': 0.1 }, { 'regularization.l2': -5 }, { nonsense: 1 }, 7];
  expect(readVariants(pack(JSON.stringify(given)), base)).toEqual({
    variants: [{ 'regularization.l2': 0.1 }],
    broken: true,
  });
  expect(readVariants('%%%', base)).toEqual({ variants: [], broken: true });
});

it('can be named in a link', () => {
  expect(readVariants('dropout,l2,early', base)).toEqual({
    variants: [
      { 'net.layers.dropout': 0.2 },
      { 'regularization.l2': 0.003 },
      { 'stop.patience': 50 },
    ],
    broken: false,
  });
  expect(readVariants('batch', base).variants).toHaveLength(3);
  expect(readVariants('l2,constructor', base)).toEqual({ variants: [], broken: true });
});

it('is called by what it adds', () => {
  const name = (variant: object) => variantName(base, configOf(base, { ...variant }), 'en');
  expect(name({ 'regularization.l2': 0.003 })).toBe('+ L2 0.003');
  expect(name({ 'net.layers.batchNorm': true })).toBe('+ batch norm');
});
