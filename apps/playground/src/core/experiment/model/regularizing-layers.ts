import { BatchNorm1d, Dropout, GaussianNoise } from '@bp/regularize';
import type { Tensor } from '@bp/tensor';

export const batchNorm = (units: number, dtype: 'float32' | 'float64') =>
  new BatchNorm1d(units, { dtype });
export const dropout = (p: Tensor) => new Dropout(p);
export const gaussianNoise = (std: Tensor) => new GaussianNoise(std);
