import { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { SAMPLES } from './samples';

/** The operations that are no methods, by the reason. */
const FUNCTIONS_ONLY = {
  'images, a family of their own': [
    'adaptiveAvgPool2d',
    'avgPool2d',
    'conv2d',
    'fold',
    'maxPool2d',
    'unfold',
  ],
  'several tensors in or out, none of them the first': [
    'chunk',
    'concat',
    'split',
    'stack',
    'unstack',
  ],
  'a few methods say the same': ['isInf', 'log10', 'log2', 'logicalXor', 'outer', 'tan'],
  'few programs need the kernel': ['cumsum', 'prod', 'scatterAdd', 'tril', 'triu'],
} as const;

/** The methods that are no operations, and so no functions. */
const METHODS_ONLY = ['backward', 'item', 'read', 'toArray', 'toJSON', 'toString'];

const methods = Object.getOwnPropertyNames(Tensor.prototype).filter((name) => {
  const { value } = Object.getOwnPropertyDescriptor(Tensor.prototype, name) ?? {};
  return typeof value === 'function' && name !== 'constructor';
});

/** What is wrong with the lists, given the names of all operations. */
function findGaps(operations: readonly string[]) {
  const only: readonly string[] = Object.values(FUNCTIONS_ONLY).flat();
  return {
    undecided: operations.filter((name) => !methods.includes(name) && !only.includes(name)),
    both: only.filter((name) => methods.includes(name)),
    stale: only.filter((name) => !operations.includes(name)),
    noFunction: methods.filter((name) => !operations.includes(name)).sort(),
  };
}

describe('every operation', () => {
  it('is a method too, or is listed with the reason why not', () => {
    expect(findGaps(Object.keys(SAMPLES))).toEqual({
      undecided: [],
      both: [],
      stale: [],
      noFunction: METHODS_ONLY,
    });
  });

  it('is missed when it is new and neither', () => {
    expect(findGaps([...Object.keys(SAMPLES), 'cosh']).undecided).toEqual(['cosh']);
  });

  it('is noticed when it is listed but no longer there', () => {
    expect(findGaps(Object.keys(SAMPLES).filter((name) => name !== 'prod')).stale).toEqual([
      'prod',
    ]);
  });
});
