import { describe, expect, it } from 'vitest';
import type { DType, Tensor } from '../src/index';
import * as api from '../src/index';
import { expectSameBits } from './bits';
import type { Case } from './cases';
import { layoutsOf, plainCopy } from './layouts';
import { NOT_OPERATIONS, OPERATIONS } from './operations';
import { maker } from './values';

const DTYPES: readonly DType[] = ['float32', 'float64', 'int32', 'bool'];

function results(run: Case['run'], inputs: readonly Tensor[]): readonly Tensor[] {
  const result = run(...inputs);
  return Array.isArray(result) ? result : [result as Tensor];
}

/** The operands with one of them, or all, in another layout. */
function variants(inputs: readonly Tensor[]): { label: string; inputs: Tensor[] }[] {
  const layouts = inputs.map(layoutsOf);
  const one = inputs.flatMap((_, k) =>
    layouts[k].map(({ label, x }) => ({
      label: `operand ${k} ${label}`,
      inputs: inputs.map((y, i) => (i === k ? x : y)),
    })),
  );
  const both = layouts[0].map((_, v) => ({
    label: 'all operands',
    inputs: inputs.map((y, i) => (layouts[i][v] ?? { x: y }).x),
  }));
  return inputs.length > 1 ? [...one, ...both] : one;
}

describe('the table of operations', () => {
  const exported = Object.keys(api).filter((name) => !NOT_OPERATIONS.has(name));

  it('names every exported operation', () => {
    expect(Object.keys(OPERATIONS).sort()).toEqual(exported.sort());
  });

  it('lists nothing as no operation that is not exported', () => {
    expect([...NOT_OPERATIONS].filter((name) => !(name in api))).toEqual([]);
  });
});

/** Only a tensor can be overwritten. */
const WRITES_TO = new Set(['assign']);

describe.each(Object.entries(OPERATIONS))('%s', (name, cases) => {
  it.each(DTYPES)('gives the same bits for every layout of its operands, in %s', (dtype) => {
    let compared = 0;
    for (const { inputs, run } of cases(maker(dtype))) {
      for (const variant of variants(inputs)) {
        const expected = results(run, variant.inputs.map(plainCopy));
        const got = results(run, variant.inputs);
        if (got.length !== expected.length) expect(got, variant.label).toEqual(expected);
        got.forEach((result, i) => {
          expectSameBits(result, expected[i], variant.label);
        });
        compared += got.length;
      }
    }
    expect(compared).toBeGreaterThan(0);
  });

  it.each(DTYPES)('leaves its operands as they were, in %s', (dtype) => {
    for (const { inputs, run } of cases(maker(dtype))) {
      const before = inputs.map(plainCopy);
      run(...inputs);
      inputs.forEach((x, i) => {
        expectSameBits(x, before[i]);
      });
    }
  });

  it('takes nested arrays and numbers wherever it takes tensors', () => {
    if (WRITES_TO.has(name)) return;
    for (const { inputs, run } of cases(maker('float32'))) {
      if (inputs.some(({ size }) => size === 0)) continue;
      const expected = results(run, inputs);
      const got = results(
        run,
        inputs.map((x) => x.toArray() as unknown as Tensor),
      );
      got.forEach((result, i) => {
        expectSameBits(result, expected[i]);
      });
    }
  });
});
