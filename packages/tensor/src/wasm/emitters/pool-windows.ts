import type { Windows } from '../../layout/windows';
import type { Emission, Emitter, Operand } from '../emission';
import { noScalars } from '../emission';
import {
  at,
  type FunctionWriter,
  fillBytes,
  type I32,
  i32,
  load,
  type Place,
  store,
} from '../encoder';
import { atLeast, atMost } from './bounds';
import { isFilled } from './copy';
import type { Vector } from './vector-writer';
import { near } from './walk';

const FLOAT = 4;

/** The code of a window is written out, tap by tap; larger windows are left to the reference. */
const MOST_TAPS = 49;

/** The taps of a window along one axis that lie inside the image. */
interface Span {
  readonly from: I32;
  readonly count: I32;
}

/** One window, in all channels. */
export interface Window {
  readonly row: I32;
  readonly column: I32;
  /** Whether all of its taps are known to lie inside the image. */
  readonly whole: boolean;
  /** How many do. */
  readonly inside: I32;
  /** The number of the first that does: taps are numbered in row-major order. */
  readonly first: I32;
}

type OnTap = (place: Place, tap: I32) => void;

/** Some neighbouring channels of one window: four, or one. */
export interface Cell {
  /** Where they lie in a tensor with one element for each window. */
  readonly window: (operand: number) => Place;
  /**
   * Calls `body` with where they lie in a tensor of images for each tap inside the image, in ascending order. The first
   * goes to `first` instead where it is known.
   */
  readonly eachTap: (operand: number, body: OnTap, first?: OnTap) => void;
  readonly load: (place: Place) => Vector;
  readonly store: (place: Place, value: Vector) => void;
}

/** What a pooling kernel does: which operand holds images, by its number, and what happens in a window. */
interface Pooling<W extends Windows> {
  readonly images: number;
  /** Whether the output is an image to which windows add, from zeros on. */
  readonly adds: boolean;
  /** Prepares what the channels of a window share, and returns what is done for some of them. */
  readonly window: (fn: FunctionWriter, windows: W, window: Window) => (cell: Cell) => void;
  /** Windows that are left to the reference. */
  readonly refused?: (windows: W) => boolean;
}

/**
 * The emitter of a kernel over windows, in float32, in ascending order of the windows. Four channels go together where
 * they lie side by side everywhere. Operands are numbered with the output first.
 */
export function poolingEmitter<W extends Windows>(pooling: Pooling<W>): Emitter<W> {
  return {
    variant: JSON.stringify,
    scalars: noScalars,
    emission(outputs, inputs, windows) {
      const operands = [...outputs, ...inputs];
      const float = operands.every(({ dtype }) => dtype === 'float32');
      if (!float || tapsOf(windows) > MOST_TAPS || !isFilled(operands)) return null;
      if (pooling.refused?.(windows)) return null;
      return emissionOf(pooling, operands, windows);
    },
  };
}

const tapsOf = ({ kernel }: Windows): number => kernel[0] * kernel[1];

function emissionOf<W extends Windows>(
  { images, adds, window: prepare }: Pooling<W>,
  operands: readonly Operand[],
  windows: W,
): Emission {
  const [batch, channels] = operands[images].shape;
  const { count, kernel, stride, dilation, padding } = windows;
  const taps = tapsOf(windows);
  const together = operands.every(({ strides }) => strides[1] === 1)
    ? channels - (channels % 4)
    : 0;
  return {
    parts: batch,
    scratch: 0,
    cost: batch * channels * count[0] * count[1] * taps * 10,
    checks: false,
    emit(fn, { outputs, inputs }, from, to) {
      const addresses = [...outputs, ...inputs];
      const imageBytes = (operands[0].size / batch) * FLOAT;
      fn.for(from, to, 1, (n) => {
        const bases = addresses.map((address, k) => fn.hold(i32.add(address, distance(k, 0, n))));
        if (adds) fn.do(fillBytes(bases[0], 0, imageBytes));
        fn.for(0, count[0], 1, (row) => {
          const rows = clip(fn, windows, 0, row);
          fn.for(0, count[1], 1, (column) => {
            const columns = clip(fn, windows, 1, column);
            const spots = bases.map((base, k) => {
              const place = i32.add(
                holdsImages(k) ? corner(k, 0, row) : distance(k, 2, row),
                holdsImages(k) ? corner(k, 1, column) : distance(k, 3, column),
              );
              return fn.hold(i32.add(base, place));
            });
            const inside = fn.hold(i32.mul(rows.count, columns.count));
            const serve = (whole: boolean): void => {
              const first = whole ? 0 : i32.add(i32.mul(rows.from, kernel[1]), columns.from);
              const window = { row, column, whole, inside: whole ? taps : inside, first };
              const serveCell = prepare(fn, windows, window);
              const step = (c: I32, width: 1 | 4): void => {
                const channel = spots.map((spot, k) => fn.hold(i32.add(spot, distance(k, 1, c))));
                serveCell(cellAt(fn, channel, width, whole ? null : [rows, columns]));
              };
              fn.for(0, together, 4, (c) => step(c, 4));
              fn.for(together, channels, 1, (c) => step(c, 1));
            };
            if (typeof inside === 'number') serve(inside === taps);
            else
              fn.if(
                i32.eq(inside, taps),
                () => serve(true),
                () => serve(false),
              );
          });
        });
      });
    },
  };

  function distance(operand: number, axis: number, index: I32): I32 {
    return i32.mul(index, operands[operand].strides[axis] * FLOAT);
  }

  /** From an image to the first tap of a window, along one of the two axes. */
  function corner(operand: number, axis: 0 | 1, index: I32): I32 {
    const step = operands[operand].strides[2 + axis] * FLOAT;
    return i32.add(i32.mul(index, stride[axis] * step), -padding[axis] * step);
  }

  /** Besides the operand that is named, the output that windows add to. */
  function holdsImages(operand: number): boolean {
    return operand === images || (adds && operand === 0);
  }

  /** @param spans - null where all taps are inside: then their code is written out, without loops */
  function cellAt(
    fn: FunctionWriter,
    channel: readonly I32[],
    width: 1 | 4,
    spans: readonly [rows: Span, columns: Span] | null,
  ): Cell {
    return {
      window: (operand) => at(channel[operand]),
      eachTap(operand, body, first = body) {
        const [, , byRow, byColumn] = operands[operand].strides;
        const down = dilation[0] * byRow * FLOAT;
        const across = dilation[1] * byColumn * FLOAT;
        if (spans === null) {
          for (let tap = 0; tap < taps; tap++) {
            const j = tap % kernel[1];
            const bytes = ((tap - j) / kernel[1]) * down + j * across;
            (tap === 0 ? first : body)(near(channel[operand], bytes), tap);
          }
          return;
        }
        overSpan(fn, spans[0], (i) => {
          const line = fn.hold(i32.add(channel[operand], i32.mul(i, down)));
          const tap = fn.hold(i32.mul(i, kernel[1]));
          overSpan(fn, spans[1], (j) =>
            body(at(i32.add(line, i32.mul(j, across))), i32.add(tap, j)),
          );
        });
      },
      load: width === 4 ? load.v128 : load.first32,
      store: (place, value) =>
        fn.do(width === 4 ? store.v128(place, value) : store.lane32(place, 0, value)),
    };
  }
}

function overSpan(fn: FunctionWriter, { from, count }: Span, body: (i: I32) => void): void {
  fn.for(from, i32.add(from, count), 1, body);
}

/** Which taps of a window lie inside the image along one axis. */
function clip(
  fn: FunctionWriter,
  { image, count, kernel, stride, dilation, padding }: Windows,
  axis: 0 | 1,
  index: I32,
): Span {
  const reach = (count[axis] - 1) * stride[axis] + (kernel[axis] - 1) * dilation[axis];
  if (padding[axis] === 0 && reach < image[axis]) return { from: 0, count: kernel[axis] };
  const before = fn.hold(i32.sub(padding[axis], i32.mul(index, stride[axis])));
  /** How many taps lie before a row or column of the image, were there no end of them. */
  const tapsBefore = (place: number): I32 => {
    const above = i32.add(before, place + dilation[axis] - 1);
    return fn.hold(atLeast(fn.hold(i32.divS(above, dilation[axis])), 0));
  };
  const from = tapsBefore(0);
  const inside = fn.hold(i32.sub(fn.hold(atMost(tapsBefore(image[axis]), kernel[axis])), from));
  return { from, count: fn.hold(atLeast(inside, 0)) };
}
