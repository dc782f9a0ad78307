import type { NormParams } from '../../layout/reduced-axes';
import { f64x2 } from '../encoder';
import { SUM, splat } from './folding';
import { reduceEmitter } from './reduce';

/** √(Σ x² / divisor) in float64; that of float64 numbers, whose squares may leave the range, is for the reference. */
export const normEmitter = /* @__PURE__ */ reduceEmitter<NormParams>(
  /* @__PURE__ */ (() => ({ ...SUM, of: (x) => f64x2.mul(x, x) }))(),
  {
    widened: true,
    result: (sum, _, { divisor }) => f64x2.sqrt(f64x2.div(sum, splat('float64', divisor))),
  },
);
