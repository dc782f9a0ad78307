import { Tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { OPERATIONS } from './catalogue';
import { CONVOLUTION } from './convolution';
import { JOINING } from './joining';
import type { Operations } from './operation';
import { POOLING } from './pooling';

/** The families that are functions only: images, and lists of tensors, of which none is the first. */
const FUNCTIONS_ONLY: Readonly<Record<string, Operations>> = { CONVOLUTION, POOLING, JOINING };

/** The methods that are no operations, and so no functions. */
const METHODS_ONLY = ['backward', 'item', 'read', 'toArray', 'toFixed', 'toJSON', 'toString'];

const methods = Object.getOwnPropertyNames(Tensor.prototype).filter((name) => {
  const { value } = Object.getOwnPropertyDescriptor(Tensor.prototype, name) ?? {};
  return typeof value === 'function' && name !== 'constructor';
});

// The rule is told beside the type TensorMethods: what is no everyday operation stays a function, as a new one does.
describe('a method', () => {
  it('is an operation, or asks one tensor for something else', () => {
    expect(methods.filter((name) => !Object.hasOwn(OPERATIONS, name)).sort()).toEqual(METHODS_ONLY);
  });

  it.each(Object.entries(FUNCTIONS_ONLY))('is none of the family %s', (_, family) => {
    expect(Object.keys(family).filter((name) => methods.includes(name))).toEqual([]);
  });
});
