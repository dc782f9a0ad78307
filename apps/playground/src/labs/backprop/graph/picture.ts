// The geometry of the graph: boxes that hold quantities, and wires between them.

export interface PictureNode {
  readonly key: string;
  /** What the unit gives, above its weighted sum; one quantity or two. */
  readonly ids: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** A wire from one node to a later one; on it the number that it carries, if any. */
export interface Wire {
  readonly from: string;
  readonly to: string;
  readonly points: readonly (readonly [x: number, y: number])[];
  readonly label: {
    readonly id: string;
    readonly x: number;
    readonly y: number;
    /** Written only where it belongs to the current step. */
    readonly isHidden?: boolean;
  } | null;
}

/** A word of the picture: the head of a column, a target beside its error, a bias at its unit. */
export interface Caption {
  readonly kind: 'input' | 'hidden' | 'output' | 'error' | 'target' | 'bias';
  /** Of hidden layers which; 0 where there is only one. */
  readonly number: number;
  readonly id: string | null;
  readonly x: number;
  readonly y: number;
}

export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly isCompact: boolean;
  readonly nodes: readonly PictureNode[];
  readonly wires: readonly Wire[];
  readonly captions: readonly Caption[];
}

/** The point at a share of a wire's way. */
export function along({ points }: Wire, share: number): readonly [number, number] {
  const lengths = points
    .slice(1)
    .map(([x, y], i) => Math.hypot(x - points[i][0], y - points[i][1]));
  let rest = share * lengths.reduce((sum, one) => sum + one, 0);
  for (let i = 0; i < lengths.length; i++) {
    if (rest <= lengths[i] || i === lengths.length - 1) {
      const part = lengths[i] === 0 ? 0 : rest / lengths[i];
      const [[ax, ay], [bx, by]] = [points[i], points[i + 1]];
      return [ax + part * (bx - ax), ay + part * (by - ay)];
    }
    rest -= lengths[i];
  }
  return points[0];
}

/** The path of a wire, or of its way back. */
export function pathOf(points: Wire['points'], isBack = false): string {
  const way = isBack ? [...points].reverse() : points;
  return way.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`).join('');
}

function round(x: number): number {
  return Math.round(10 * x) / 10;
}
