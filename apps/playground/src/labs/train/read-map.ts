import type { DecisionMap } from '../../draw/decision-map';

/** What the map says at a place: its one output, or one for each class. */
export function valueAt(map: DecisionMap, x: number, y: number): number[] {
  const cell = (value: number, [low, high]: readonly [number, number]) =>
    Math.min(map.size - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * map.size)));
  const pixel = (map.size - 1 - cell(y, map.y)) * map.size + cell(x, map.x);
  return Array.from({ length: map.planes }, (_, c) => map.values![c * map.size ** 2 + pixel]);
}

/** The share of the plane that each class has. */
export function sharesOf(map: DecisionMap, classes: number): number[] {
  const cells = map.size ** 2;
  const counts = Array.from({ length: classes }, () => 0);
  for (let i = 0; i < cells; i++) {
    let best = 0;
    if (map.planes === 1) best = map.values![i] >= (map.low + map.high) / 2 ? 1 : 0;
    for (let c = 1; c < map.planes; c++) {
      if (map.values![c * cells + i] > map.values![best * cells + i]) best = c;
    }
    counts[best]++;
  }
  return counts.map((count) => count / cells);
}
