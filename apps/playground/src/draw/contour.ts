/** A line of points [x0, y0, x1, y1, …] in the units of the grid: columns and rows, the middle of the first cell at 0. */
export type ContourLine = readonly number[];

/**
 * Where a field crosses a level, by marching squares; pieces that meet are joined, so that a dashed line keeps its dashes.
 *
 * @param values - rows of a grid: [height, width]
 */
export function contour(
  values: ArrayLike<number>,
  width: number,
  height: number,
  level: number,
): ContourLine[] {
  const pieces = new Pieces(values, width, level);
  for (let y = 0; y + 1 < height; y++) {
    for (let x = 0; x + 1 < width; x++) pieces.addCell(x, y);
  }
  return pieces.join();
}

/** The pieces of a contour. An end lies on an edge of the grid, which has one number: it is what ends that meet share. */
class Pieces {
  readonly #values: ArrayLike<number>;
  readonly #width: number;
  readonly #level: number;
  readonly #next = new Map<number, number[]>();

  constructor(values: ArrayLike<number>, width: number, level: number) {
    this.#values = values;
    this.#width = width;
    this.#level = level;
  }

  addCell(x: number, y: number): void {
    const at = y * this.#width + x;
    const corners = [at, at + 1, at + this.#width + 1, at + this.#width];
    const above = corners.map((i) => this.#values[i] >= this.#level);
    // edges of a cell: top, right, bottom, left; an edge of the grid is 2 · corner, plus 1 where it runs downwards
    const edges = [2 * at, 2 * (at + 1) + 1, 2 * (at + this.#width), 2 * at + 1];
    const crossed = edges.filter((_, i) => above[i] !== above[(i + 1) % 4]);
    if (crossed.length === 2) this.#addPiece(crossed[0], crossed[1]);
    if (crossed.length === 4) {
      // a saddle: the mean of the corners says which of them belong together
      const mean = corners.reduce((sum, i) => sum + this.#values[i], 0) / 4;
      const joined = mean >= this.#level === above[0];
      const [top, right, bottom, left] = crossed;
      this.#addPiece(top, joined ? right : left);
      this.#addPiece(bottom, joined ? left : right);
    }
  }

  #addPiece(a: number, b: number): void {
    this.#next.set(a, [...(this.#next.get(a) ?? []), b]);
    this.#next.set(b, [...(this.#next.get(b) ?? []), a]);
  }

  join(): number[][] {
    const lines: number[][] = [];
    // open lines first, from their ends; then the closed ones
    for (const [end, others] of this.#next) if (others.length === 1) lines.push(this.#follow(end));
    for (const [end, others] of this.#next) if (others.length > 0) lines.push(this.#follow(end));
    return lines.filter((line) => line.length > 2);
  }

  #follow(start: number): number[] {
    const line = [...this.#pointOn(start)];
    let at = start;
    for (;;) {
      const next = this.#next.get(at)?.pop();
      if (next === undefined) return line;
      const back = this.#next.get(next)!;
      back.splice(back.indexOf(at), 1);
      line.push(...this.#pointOn(next));
      at = next;
    }
  }

  #pointOn(edge: number): [number, number] {
    const corner = edge >> 1;
    const other = corner + (edge % 2 === 1 ? this.#width : 1);
    const x = corner % this.#width;
    const y = Math.floor(corner / this.#width);
    const [a, b] = [this.#values[corner], this.#values[other]];
    const share = (this.#level - a) / (b - a);
    return edge % 2 === 1 ? [x, y + share] : [x + share, y];
  }
}
