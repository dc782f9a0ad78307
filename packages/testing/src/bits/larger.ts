import { alongAxes } from './larger/along-axes';
import { elementwise } from './larger/elementwise';
import { onImages } from './larger/images';
import { moves } from './larger/moves';
import { products } from './larger/products';
import type { Float } from './larger/values';
import type { Trial } from './trial';

/** Operations at sizes where vector loops and their tails run, by name. */
export function largerTrials(dtype: Float): Readonly<Record<string, readonly Trial[]>> {
  const families = [elementwise, alongAxes, onImages, products, moves];
  return Object.assign({}, ...families.map((family) => family(dtype)));
}
