import type { SurfaceName } from '../../core/descent/surface-names';

/** The surfaces in LaTeX; a net has none. */
export const SURFACE_FORMULAS: Readonly<Partial<Record<SurfaceName, (kappa: number) => string>>> = {
  'fish-cake': () => String.raw`E(w, b) = \frac{1}{n} \sum (w t + b - y)^{2}`,
  parabola: () => String.raw`E(w, b) = \frac{1}{4} (w - 5)^{2} + \frac{1}{4} b^{2}`,
  quadratic: (kappa) =>
    String.raw`f(x, y) = \frac{1}{2} (x^{2} + ${Number(kappa.toPrecision(3))} y^{2})`,
  rosenbrock: () => `f(x, y) = (1 - x)^{2} + 10 (y - x^{2})^{2}`,
  beale: () =>
    `f(x, y) = (1.5 - x + x y)^{2} + (2.25 - x + x y^{2})^{2} + (2.625 - x + x y^{3})^{2}`,
  saddle: () => String.raw`f(x, y) = \frac{1}{2} x^{2} - \frac{1}{2} y^{2} + \frac{1}{4} y^{4}`,
  ravine: () => String.raw`f(u, v) = \frac{1}{2} (u^{2} + 60 v^{2})`,
  himmelblau: () => `f(x, y) = (x^{2} + y - 11)^{2} + (x + y^{2} - 7)^{2}`,
  rastrigin: () => String.raw`f(x, y) = 20 + x^{2} + y^{2} - 10 (\cos 2 \pi x + \cos 2 \pi y)`,
};
