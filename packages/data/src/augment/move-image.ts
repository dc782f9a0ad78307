import { sinCos } from '../numbers/sin-cos';

/** How an image is moved: turned counter-clockwise about its middle, then moved by whole pixels, then mirrored. */
export interface Move {
  readonly degrees: number;
  readonly down: number;
  readonly right: number;
  readonly upsideDown: boolean;
  readonly leftRight: boolean;
}

interface Extent {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
}

/** Fills `to` with the moved image: where its pixels come from is read between those of `from`, in proportion; 0 outside. */
export function moveImage(
  from: Float64Array,
  to: Float64Array,
  { channels, height, width }: Extent,
  move: Move,
): void {
  const { sin, cos } = sinCos(Float64Array.of((move.degrees / 180) * Math.PI));
  const [middleX, middleY] = [(width - 1) / 2, (height - 1) / 2];
  for (let row = 0; row < height; row++) {
    for (let column = 0; column < width; column++) {
      // backwards: the mirror, the shift, the turn (rows count downwards)
      const x = (move.leftRight ? width - 1 - column : column) - move.right - middleX;
      const y = (move.upsideDown ? height - 1 - row : row) - move.down - middleY;
      const fromX = x * cos[0] - y * sin[0] + middleX;
      const fromY = x * sin[0] + y * cos[0] + middleY;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      const [beyondX, beyondY] = [fromX - left, fromY - top];
      for (let channel = 0; channel < channels; channel++) {
        let sum = 0;
        for (const [dx, dy] of CORNERS) {
          const weight = (dx ? beyondX : 1 - beyondX) * (dy ? beyondY : 1 - beyondY);
          const [j, i] = [left + dx, top + dy];
          if (weight === 0 || i < 0 || i >= height || j < 0 || j >= width) continue;
          sum += weight * from[(channel * height + i) * width + j];
        }
        to[(channel * height + row) * width + column] = sum;
      }
    }
  }
}

const CORNERS = [
  [0, 0],
  [1, 0],
  [0, 1],
  [1, 1],
] as const;
