export const SURFACES = [
  'fish-cake',
  'parabola',
  'quadratic',
  'rosenbrock',
  'beale',
  'saddle',
  'ravine',
  'himmelblau',
  'rastrigin',
  'net',
] as const;
export type SurfaceName = (typeof SURFACES)[number];

/** How much steeper the quadratic is one way than the other, at most. */
export const MOST_KAPPA = 200;
