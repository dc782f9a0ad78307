// The float type of every tensor, which changes between the passes of a run.

/** @import { DType } from '@bp/tensor' */
/** @import { Precision } from '../contract/schema' */

const flag = process.argv.indexOf('--precision');

/** @type {{ precision: Precision }} */
export const asked = { precision: flag >= 0 && process.argv[flag + 1] === 'f64' ? 'f64' : 'f32' };

/** @returns {DType} */
export function floatType() {
  return asked.precision === 'f64' ? 'float64' : 'float32';
}
