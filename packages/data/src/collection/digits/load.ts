import { type Tensor, tensor } from '@bp/tensor';
import {
  type DataParts,
  PART_DEFAULTS,
  type PartOptions,
  partsOf,
  readPartOptions,
} from '../parts';

const SIDE = 8;
const PIXELS = SIDE * SIDE;
const DARKEST = 16;
const DIGIT_0 = 48; // '0'
const BEFORE_A = 64; // 'A' is a pixel of 1
const BEFORE_a = 96; // 'a' is a run of one 0

/** Options of {@link digits}. */
export interface DigitsOptions extends PartOptions {
  /** Whether x is [n, 1, 8, 8], as convolutions take it, instead of [n, 64]. */
  images?: boolean | undefined;
}

/** The data set as {@link digits} gives it: x is [n, 64] float32 in [0, 1], y is [n] int32 from 0 to 9. */
export interface Digits extends DataParts {
  /** Height and width of an image in pixels: [8, 8]. */
  readonly imageShape: readonly [number, number];
}

const DEFAULTS = { ...PART_DEFAULTS, images: false };

/**
 * The 1,797 real handwritten digits of 13 writers, 8×8 pixels of 17 greys, in parts to learn from and to test with.
 *
 * Pixels were counts 0 … 16 and are divided by 16, which float32 holds exactly: `x.mul(16)` gives the counts back. They are
 * loaded when this is called, 40 kB compressed. The parts have their writers in common.
 *
 * @param options.test - share to test with, 0.2 by default
 * @param options.validation - share to choose by, none by default
 * @param options.seed - decides which example falls in which part; 0 by default
 * @param options.images - true makes x [n, 1, 8, 8]
 * @returns `train` and `test`, `validation` where asked for, and `all` in the original order: each `{ x, y }` with x [n, 64],
 *   an image a row, from the top left, 0 is white, and y [n], the digit it shows; new tensors at each call
 * @throws BpError `BP_OPTION` for an option that is unknown, or where a part would be empty
 * @example
 * const { train, test } = await digits();
 * [train.x.shape, test.y.shape]; // [[1438, 64], [359]]
 * const { all } = await digits({ images: true });
 * all.x.shape; // [1797, 1, 8, 8]
 * all.y.at(0).item(); // 0: the first image shows a zero
 * @see E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998), doi:10.24432/C50P49; its test part
 */
export async function digits(
  options: DigitsOptions & { validation: number },
): Promise<Digits & Required<Pick<Digits, 'validation'>>>;
export async function digits(options?: DigitsOptions): Promise<Digits>;
export async function digits(options?: DigitsOptions): Promise<Digits> {
  const { images, ...parts } = readPartOptions('digits', options, DEFAULTS);
  const { ENCODED_DIGITS } = await import('./encoded');
  const { pixels, y } = decode(ENCODED_DIGITS.trim().split('\n'));
  const x = pixels.reshape(images ? [y.size, 1, SIDE, SIDE] : [y.size, PIXELS]);
  return {
    ...partsOf({ x, y }, parts),
    classNames: Array.from({ length: 10 }, (_, digit) => String(digit)),
    imageShape: [SIDE, SIDE],
    source:
      'E. Alpaydin, C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, https://doi.org/10.24432/C50P49',
    licence: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
  };
}

function decode(rows: readonly string[]): { pixels: Tensor; y: Tensor } {
  const pixels = new Float32Array(rows.length * PIXELS);
  const labels = new Int32Array(rows.length);
  rows.forEach((row, i) => {
    labels[i] = row.charCodeAt(0) - DIGIT_0;
    let at = i * PIXELS;
    for (let k = 1; k < row.length; k++) {
      const code = row.charCodeAt(k);
      if (code > BEFORE_a) at += code - BEFORE_a;
      else pixels[at++] = (code - BEFORE_A) / DARKEST;
    }
  });
  return { pixels: tensor(pixels), y: tensor(labels) };
}
