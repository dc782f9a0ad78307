import { mix, pixelOf, type Rgb } from './colour';

/** Values of a field as pixels: `low` takes the first colour of a table, `high` the last; what is not finite stays clear. */
export function paintField(
  pixels: Uint32Array,
  values: ArrayLike<number>,
  table: Uint32Array,
  low: number,
  high: number,
): void {
  const last = table.length - 1;
  const scale = last / (high - low);
  for (let i = 0; i < pixels.length; i++) {
    const at = (values[i] - low) * scale;
    // NaN fails every comparison
    pixels[i] = at >= last ? table[last] : at > 0 ? table[(at + 0.5) | 0] : at <= 0 ? table[0] : 0;
  }
}

const CERTAINTIES = 64;

/** For each class the colours from undecided (one part in `classes`) to certain. */
export function classTables(middle: Rgb, classes: readonly Rgb[], share: number): Uint32Array[] {
  return classes.map((colour) =>
    Uint32Array.from({ length: CERTAINTIES }, (_, i) =>
      pixelOf(mix(middle, colour, (share * i) / (CERTAINTIES - 1))),
    ),
  );
}

/**
 * Each pixel in the colour of its likeliest class, the stronger the more certain.
 *
 * @param probabilities - one plane per class: [classes, pixels]
 */
export function paintClasses(
  pixels: Uint32Array,
  probabilities: ArrayLike<number>,
  classes: number,
  tables: readonly Uint32Array[],
): void {
  const size = pixels.length;
  const chance = 1 / classes;
  for (let i = 0; i < size; i++) {
    let best = 0;
    for (let c = 1; c < classes; c++) {
      if (probabilities[c * size + i] > probabilities[best * size + i]) best = c;
    }
    const certainty = (probabilities[best * size + i] - chance) / (1 - chance);
    const table = tables[best % tables.length];
    const at = Math.min(CERTAINTIES - 1, Math.max(0, Math.round(certainty * (CERTAINTIES - 1))));
    pixels[i] = certainty === certainty ? table[at] : 0;
  }
}
