/** A network at one moment of its training. */
export interface Frame {
  readonly epoch: number;
  readonly loss: number;
  /** Its certainty that a cell of the map belongs to class 1, row by row from the top. */
  readonly map: readonly number[];
}

export interface Film {
  readonly cells: number;
  readonly points: readonly { readonly x: number; readonly y: number; readonly label: number }[];
  readonly frames: readonly Frame[];
}

/** Of certainty, from orange over the grey of the surface to blue: `map-0` to `map-6`. */
const LEVELS = 7;

/** Maps of what a network says of each place at some moments, side by side, with the points that it learns from. */
export function mapStrip(film: Film, name: string, captionOf: (frame: Frame) => string): string {
  const items = film.frames.map((frame) => {
    const svg = `<svg viewBox="0 0 ${film.cells} ${film.cells}" preserveAspectRatio="none" aria-hidden="true">${cells(film, frame)}${dots(film)}</svg>`;
    return `<li>${svg}<span>${captionOf(frame)}</span></li>`;
  });
  return `<ol class="map-strip" aria-label="${name}">${items.join('')}</ol>`;
}

/** One path for each level; equal neighbours in a row are one rectangle. */
function cells({ cells: size }: Film, { map }: Frame): string {
  const paths = Array.from({ length: LEVELS }, () => '');
  const levelAt = (row: number, column: number) =>
    Math.min(LEVELS - 1, Math.floor(map[row * size + column] * LEVELS));
  for (let row = 0; row < size; row++) {
    let start = 0;
    for (let column = 1; column <= size; column++) {
      const level = levelAt(row, start);
      if (column < size && levelAt(row, column) === level) continue;
      paths[level] += `M${start} ${row}h${column - start}v1H${start}z`;
      start = column;
    }
  }
  return paths
    .map((d, level) => (d === '' ? '' : `<path class="map-${level}" d="${d}"/>`))
    .join('');
}

function dots({ cells: size, points }: Film): string {
  return [0, 1]
    .map((label) => {
      const d = points
        .filter((point) => point.label === label)
        .map(({ x, y }) => `M${(x * size).toFixed(2)} ${(y * size).toFixed(2)}h0`)
        .join('');
      return `<path class="dots" d="${d}"/><path class="dots dots-${label}" d="${d}"/>`;
    })
    .join('');
}
