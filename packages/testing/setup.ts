// Tests of this repository compare tensors by their values.
import { equalTensors } from '@bp/tensor/testing';
import { expect } from 'vitest';

expect.addEqualityTesters([equalTensors]);
