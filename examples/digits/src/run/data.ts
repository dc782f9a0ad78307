import { digits, split } from '@bp/data';
import type { Tensor } from '@bp/tensor';
import { CONFIG } from './model';

/** Images with their labels. */
export interface Examples {
  /** [n, 64], each pixel in [0, 1]. */
  readonly images: Tensor;
  /** [n], whole numbers 0 to 9. */
  readonly labels: Tensor;
}

/** The digits in three parts: to learn from, to choose by, and to be opened once, at the end. */
export interface DigitParts {
  readonly train: Examples;
  readonly validation: Examples;
  readonly test: Examples;
}

/** Every run of every seed sees the same three parts. */
export async function loadParts(): Promise<DigitParts> {
  const { x: images, y: labels } = (await digits()).all;
  const { fractions, seed } = CONFIG.split;
  const [train, validation, test] = split(labels.size, fractions, { seed, stratify: labels }).map(
    (rows) => pick({ images, labels }, rows),
  );
  return { train, validation, test };
}

/** The examples of the given numbers, in that order. */
function pick({ images, labels }: Examples, rows: Int32Array): Examples {
  return { images: images.indexSelect(0, rows), labels: labels.indexSelect(0, rows) };
}
