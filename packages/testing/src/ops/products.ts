import * as bp from '@bp/tensor';
import { CUBE, cases, OTHER, ROW, type Samples, SPREAD, ZEROS_AND_TIES } from './sample';

export const PRODUCTS: Samples = {
  matmul: cases(
    ['two matrices', (a, b) => bp.matmul(a, b.transpose()), [SPREAD, OTHER]],
    ['a matrix with itself', (a) => bp.matmul(a.transpose(), a), [SPREAD]],
    ['a matrix and a vector', bp.matmul, [SPREAD, ROW]],
    ['a vector and a matrix', (v, a) => bp.matmul(v, a.transpose()), [ROW, SPREAD]],
    ['two vectors', (v, w) => bp.matmul(v, w.square()), [ROW, ROW]],
    ['two batches', (a, b) => bp.matmul(a, b.transpose()), [CUBE, CUBE.mul(0.7)]],
    ['one matrix for a batch, on the right', bp.matmul, [CUBE.transpose(), SPREAD.transpose()]],
    ['one matrix for a batch, on the left', bp.matmul, [SPREAD, CUBE]],
    ['a batch of one', (a, b) => bp.matmul(a.narrow(0, 0, 1), b.transpose()), [CUBE, CUBE]],
    [
      'two batch axes',
      (a, b) => bp.matmul(a.unsqueeze(1), b.transpose().unsqueeze(0)),
      [CUBE, CUBE],
    ],
    ['a batch and a vector', (a, v) => bp.matmul(a.transpose(), v), [CUBE, ROW]],
    ['zeros and ties', (a, b) => bp.matmul(a, b.transpose()), [ZEROS_AND_TIES, ZEROS_AND_TIES]],
  ),
  dot: cases(
    ['two vectors', bp.dot, [ROW, ROW.mul(0.3).add(1)]],
    ['a vector with itself', (v) => bp.dot(v, v), [ROW]],
  ),
  outer: cases(
    ['two vectors', (v, w) => bp.outer(v, w.narrow(0, 0, 2)), [ROW, ROW.mul(0.3).add(1)]],
    ['a vector with itself', (v) => bp.outer(v, v), [ROW]],
  ),
};
