import type { ReducedAxes } from '../../layout/reduced-axes';
import { f64x2 } from '../encoder';
import { SUM, splat } from './folding';
import { reduceEmitter } from './reduce';

/** The mean of real numbers, summed in float64. */
export const meanEmitter = /* @__PURE__ */ reduceEmitter<ReducedAxes>(SUM, {
  result: (sum, n) => f64x2.div(sum, splat('float64', n)),
});
