import { type Tensor, tensor } from '@bp/tensor';
import { ENCODED_DIGITS } from './encoded';

const SIDE = 8;
const PIXELS = SIDE * SIDE;
const DARKEST = 16;
const DIGIT_0 = 48; // '0'
const BEFORE_A = 64; // 'A' is a pixel of 1
const BEFORE_a = 96; // 'a' is a run of one 0

/** The data set as {@link loadDigits} gives it. */
export interface Digits {
  /** [1797, 64] float32 in [0, 1]: one image a row, 8×8 pixels from the top left, 0 is white. */
  readonly images: Tensor;
  /** [1797] int32: the digit each image shows. */
  readonly labels: Tensor;
  /** How many kinds of label there are: 10. */
  readonly classes: number;
  /** Height and width of an image in pixels: [8, 8]. */
  readonly imageShape: readonly [number, number];
  readonly source: string;
  readonly licence: string;
}

/**
 * The 1,797 real handwritten digits of 13 writers, 8×8 pixels of 17 greys, in their original order.
 *
 * Pixels were counts 0 … 16 and are divided by 16, which float32 holds exactly: `images.mul(16)` gives the counts back.
 *
 * @returns images [1797, 64], labels [1797], and where they come from; new tensors at each call
 * @example
 * const { images, labels } = loadDigits();
 * images.shape; // [1797, 64]
 * labels.at(0).item(); // 0: the first image shows a zero
 * @see E. Alpaydin, C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning Repository (1998), doi:10.24432/C50P49; its test part
 */
export function loadDigits(): Digits {
  const rows = ENCODED_DIGITS.trim().split('\n');
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
  return {
    images: tensor(pixels).reshape([rows.length, PIXELS]),
    labels: tensor(labels),
    classes: 10,
    imageShape: [SIDE, SIDE],
    source:
      'E. Alpaydin, C. Kaynak (1998), Optical Recognition of Handwritten Digits, UCI Machine Learning Repository, https://doi.org/10.24432/C50P49',
    licence: 'CC BY 4.0, https://creativecommons.org/licenses/by/4.0/',
  };
}
