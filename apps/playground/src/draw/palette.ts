import { cssColour, mix, parseColour, type Rgb, rampTable } from './colour';

/** The colours of a theme as drawings need them: strings for lines, tables for pixels. */
export interface Palette {
  readonly surface: string;
  readonly bg: string;
  readonly line: string;
  readonly edge: string;
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly accent: string;
  readonly accentSoft: string;
  /** Signs and classes: blue is positive, orange negative. */
  readonly pos: string;
  readonly neg: string;
  /** Series, each to be told apart by its dash and marker too. */
  readonly series: readonly string[];
  /** Negative → zero → positive, for tiles: 95 % of the ramp. */
  readonly tile: Uint32Array;
  /** The same for decision maps: 62 %, so that points stand out. */
  readonly map: Uint32Array;
  /** Faint → strong, for magnitudes. */
  readonly magnitude: Uint32Array;
  /** The colour that a map has where it is undecided. */
  readonly middle: Rgb;
  /** Classes in order; the first two are the signs. */
  readonly classes: readonly Rgb[];
  /** Colours of edges by sign (negative, positive), from faint to strong. */
  readonly edges: readonly [readonly string[], readonly string[]];
  readonly font: string;
}

/** How many strengths an edge can have. */
export const EDGE_STRENGTHS = 8;

/**
 * Reads a palette.
 *
 * @param token - gives the value of a design token by its name, as `--ink`
 */
export function paletteOf(token: (name: string) => string): Palette {
  const colour = (name: string) => parseColour(token(name));
  const negative = colour('--ramp-neg');
  const middle = colour('--ramp-mid');
  const positive = colour('--ramp-pos');
  const surface = colour('--surface');
  const diverging = (share: number) =>
    rampTable([mix(middle, negative, share), middle, mix(middle, positive, share)]);
  const strengths = (to: Rgb) =>
    Array.from({ length: EDGE_STRENGTHS }, (_, i) =>
      cssColour(mix(surface, to, 0.16 + (0.84 * i) / (EDGE_STRENGTHS - 1))),
    );
  return {
    surface: token('--surface'),
    bg: token('--bg'),
    line: token('--line'),
    edge: token('--edge'),
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    accent: token('--accent'),
    accentSoft: token('--accent-soft'),
    pos: token('--pos'),
    neg: token('--neg'),
    series: ['--s1', '--s2', '--s3', '--s4', '--s5'].map(token),
    tile: diverging(0.95),
    map: diverging(0.62),
    magnitude: rampTable([colour('--ramp-lo'), colour('--ramp-hi')]),
    middle,
    classes: [negative, positive, colour('--s4'), colour('--s5')],
    edges: [strengths(negative), strengths(positive)],
    font: token('--sans') || 'sans-serif',
  };
}
