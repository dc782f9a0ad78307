import {
  type Initializer,
  kaimingNormal,
  kaimingUniform,
  lecunNormal,
  orthogonal,
} from '@bp/layers';
import type { Init } from '../../config';

export const RARER: Partial<Record<Init, Initializer>> = {
  kaimingUniform: (shape, options) => kaimingUniform(shape, { ...options, nonlinearity: 'relu' }),
  kaimingNormal: (shape, options) => kaimingNormal(shape, { ...options, nonlinearity: 'relu' }),
  lecunNormal,
  orthogonal,
};
