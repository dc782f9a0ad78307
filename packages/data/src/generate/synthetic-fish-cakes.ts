import type { XY } from '../split/xy';
import { bell, spread, valued } from './points';
import { GENERATE, type GenerateOptions, readGenerate } from './read-options';

const COLDEST = -5;
const WARMEST = 30;

/**
 * Made-up sales of fish cakes by the temperature of the day, the course's example of a line: sales = 400 − 10 · temperature,
 * plus chance. **Synthetic**: nobody sold them.
 *
 * Temperatures are spread evenly over −5 to 30 °C and read to a tenth of a degree; sales are whole numbers, and never below 0.
 *
 * @param options.n - how many days, 200 by default
 * @param options.noise - standard deviation of the sales on days of one temperature, ≥ 0, 20 by default
 * @returns x [n, 1], °C, and y [n, 1], fish cakes sold, float32
 * @throws BpError `BP_OPTION` for options that are unknown or out of their range
 * @example
 * const { x, y } = syntheticFishCakes({ n: 50, noise: 0 });
 * y.add(x.mul(10)).sub(400).abs().max().item() < 0.001; // true
 */
export function syntheticFishCakes(options?: GenerateOptions): XY {
  const defaults = { ...GENERATE, noise: 20 };
  const { n, noise, ...finish } = readGenerate('syntheticFishCakes', options, defaults);
  // In tenths of a degree, so that 400 − 10 · temperature is a whole number.
  const tenths = spread(finish.rng.fork('points'), n, 10 * COLDEST, 10 * WARMEST).map(Math.round);
  const away = bell(finish.rng.fork('noise'), n, noise);
  return valued(
    Array.from(tenths, (tenth) => [tenth / 10]),
    tenths.map((tenth, i) => Math.max(Math.round(400 - tenth + away[i]), 0)),
    finish,
  );
}
