import * as bp from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { FAMILIES, OPERATIONS } from './catalogue';
import { findGaps, withoutPart } from './gaps';
import type { Operation } from './operation';

describe('an exported operation', () => {
  it('is missed when it is exported without a row', () => {
    expect(findGaps([...Object.keys(bp), 'cosh']).missing).toEqual(['cosh']);
  });

  it('is noticed when it has a row but is no longer exported', () => {
    expect(findGaps(Object.keys(bp).filter((name) => name !== 'tanh')).stale).toEqual(['tanh']);
  });
});

describe('the catalogue', () => {
  it('has one row for each operation', () => {
    expect(FAMILIES.flatMap((rows) => Object.keys(rows)).sort()).toEqual(
      Object.keys(OPERATIONS).sort(),
    );
  });
});

describe('a part of a row', () => {
  const { tanh } = OPERATIONS;
  const withPart = (part: keyof Operation, value: unknown) => ({
    tanh: { ...tanh, [part]: value },
  });

  it.each(Object.keys(tanh) as (keyof Operation)[])('is missed when it is empty: %s', (part) => {
    const nothing = part === 'smooth' ? [] : () => [];
    expect(withoutPart(part, withPart(part, nothing))).toEqual(['tanh']);
    expect(withoutPart(part, withPart(part, undefined))).toEqual(['tanh']);
    expect(withoutPart(part)).toEqual([]);
  });

  it('is missed when the reason for its absence is empty', () => {
    expect(withoutPart('larger', withPart('larger', ''))).toEqual(['tanh']);
    expect(withoutPart('larger', withPart('larger', 'no kernel'))).toEqual([]);
  });
});
