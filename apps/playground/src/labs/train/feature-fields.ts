import type { Feature } from '../../core/config';

const OF: Readonly<Record<Feature, (x: number, y: number) => number>> = {
  x1: (x) => x / 6,
  x2: (_, y) => y / 6,
  'x1²': (x) => (x * x) / 18 - 1,
  'x2²': (_, y) => (y * y) / 18 - 1,
  x1x2: (x, y) => (x * y) / 36,
  'sin x1': (x) => Math.sin(x),
  'sin x2': (_, y) => Math.sin(y),
};

const SIDE = 24;
const fields = new Map<Feature, Float32Array>();

/** What a feature looks like over the square: a picture for what is not used, and so not computed. */
export function featureField(name: Feature): {
  readonly values: Float32Array;
  readonly side: number;
} {
  let values = fields.get(name);
  if (!values) {
    const at = (i: number) => ((i + 0.5) / SIDE) * 12 - 6;
    values = Float32Array.from({ length: SIDE * SIDE }, (_, i) =>
      OF[name](at(i % SIDE), -at(Math.floor(i / SIDE))),
    );
    fields.set(name, values);
  }
  return { values, side: SIDE };
}

/** x1 as x₁, x1² as x₁². */
export function featureName(name: string): string {
  return name.replace(/x([12])/g, (_, digit) => `x${digit === '1' ? '₁' : '₂'}`);
}
