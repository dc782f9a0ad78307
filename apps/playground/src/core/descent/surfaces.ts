import type { Tensor } from '@bp/tensor';
import { fishCakes } from './fish-cakes';
import type { Surface } from './surface';
import type { SurfaceName } from './surface-names';

/** Surfaces that are formulas; `net` is made of a config, see `net-surface.ts`. */
export function surfaceOf(
  name: Exclude<SurfaceName, 'net'>,
  { kappa = 20, seed = 42 } = {},
): Surface {
  return name === 'fish-cake' ? fishCakes(seed) : FORMULAS[name](kappa);
}

const XY = ['x', 'y'] as const;
const cos30 = Math.sqrt(3) / 2;

const FORMULAS: Record<Exclude<SurfaceName, 'net' | 'fish-cake'>, (kappa: number) => Surface> = {
  /** Slope −2 at w = 1, so that a rate of 2 leads to 5; b has its own, equal parabola. */
  parabola: () => ({
    names: ['w', 'b'],
    view: { x: [-2, 12], y: [-4, 4] },
    start: [1, 0],
    minima: [[5, 0]],
    lowest: 0,
    loss: (w, b) => w.sub(5).square().add(b.square()).mul(0.25),
  }),
  quadratic: (kappa) => ({
    names: XY,
    view: { x: [-3, 3], y: [-2, 2] },
    start: [-2.5, 1],
    minima: [[0, 0]],
    lowest: 0,
    loss: (x, y) => x.square().add(y.square().mul(kappa)).mul(0.5),
  }),
  rosenbrock: () => ({
    names: XY,
    view: { x: [-2, 2], y: [-1, 3] },
    start: [-1.4, 2.2],
    minima: [[1, 1]],
    lowest: 0,
    loss: (x, y) => x.sub(1).square().add(y.sub(x.square()).square().mul(10)),
  }),
  beale: () => ({
    names: XY,
    view: { x: [-1.5, 4.5], y: [-2, 2] },
    start: [1, 1.5],
    minima: [[3, 0.5]],
    lowest: 0,
    loss: (x, y) => {
      const part = (c: number, power: Tensor): Tensor => x.mul(power).sub(x).add(c).square();
      return part(1.5, y)
        .add(part(2.25, y.square()))
        .add(part(2.625, y.square().mul(y)));
    },
  }),
  /** Level at (0, 0), which is no minimum: along y it falls. */
  saddle: () => ({
    names: XY,
    view: { x: [-2, 2], y: [-2, 2] },
    start: [-1.5, 0.001],
    minima: [
      [0, 1],
      [0, -1],
    ],
    lowest: -0.25,
    loss: (x, y) => {
      const squared = y.square();
      return x.square().mul(0.5).sub(squared.mul(0.5)).add(squared.square().mul(0.25));
    },
  }),
  /** A quadratic of κ = 60 that lies askew, 30° off the axes. */
  ravine: () => ({
    names: XY,
    view: { x: [-3, 3], y: [-2, 2] },
    start: [-2.6, -0.4],
    minima: [[0, 0]],
    lowest: 0,
    loss: (x, y) => {
      const along = x.mul(cos30).add(y.mul(0.5));
      const across = y.mul(cos30).sub(x.mul(0.5));
      return along.square().add(across.square().mul(60)).mul(0.5);
    },
  }),
  himmelblau: () => ({
    names: XY,
    view: { x: [-6, 6], y: [-6, 6] },
    start: [-0.5, -0.5],
    minima: [
      [3, 2],
      [-2.805118086952745, 3.131312518250573],
      [-3.779310253377747, -3.28318599128617],
      [3.584428340330492, -1.848126526964404],
    ],
    lowest: 0,
    loss: (x, y) => x.square().add(y).sub(11).square().add(x.add(y.square()).sub(7).square()),
  }),
  rastrigin: () => ({
    names: XY,
    view: { x: [-4.5, 4.5], y: [-4.5, 4.5] },
    start: [3.4, 2.3],
    minima: [[0, 0]],
    lowest: 0,
    loss: (x, y) => {
      const wave = (z: Tensor): Tensor =>
        z.square().sub(
          z
            .mul(2 * Math.PI)
            .cos()
            .mul(10),
        );
      return wave(x).add(wave(y)).add(20);
    },
  }),
};
