/** An image that the network takes for another digit. */
export interface Mistake {
  /** Its row in the test set. */
  readonly row: number;
  /** 64 counts of 0 … 16. */
  readonly image: Uint8Array;
  readonly truth: number;
  readonly answer: number;
  /** The probability that the network gives its answer. */
  readonly certainty: number;
}

/** Pairs of digits: what was shown, what was answered, how often. */
export interface Pair {
  readonly truth: number;
  readonly answer: number;
  readonly count: number;
}

const DIGITS = 10;

/** Probabilities of the ten digits: e^z ÷ Σ e^z, from the largest down, so that nothing overflows. */
export function softmax(logits: ArrayLike<number>): Float32Array {
  const all = Array.from(logits);
  const largest = Math.max(...all);
  const powers = all.map((z) => Math.exp(z - largest));
  const sum = powers.reduce((a, b) => a + b, 0);
  return Float32Array.from(powers, (power) => power / sum);
}

/** The position of the largest; of equal ones the first. */
export function largestOf(values: ArrayLike<number>): number {
  let best = 0;
  for (let i = 1; i < values.length; i++) if (values[i] > values[best]) best = i;
  return best;
}

/**
 * What is wrong in the answers to a test set, the surest mistakes first.
 *
 * @param logits - a row of ten for each image
 * @param labels - the digit that each image shows
 * @param pixels - 64 of each image, in 0 … 1
 */
export function mistakesOf(
  logits: ArrayLike<number>,
  labels: ArrayLike<number>,
  pixels: ArrayLike<number>,
): Mistake[] {
  const found: Mistake[] = [];
  const size = pixels.length / labels.length;
  for (let row = 0; row < labels.length; row++) {
    const scores = Array.from({ length: DIGITS }, (_, i) => logits[row * DIGITS + i]);
    const answer = largestOf(scores);
    if (answer === labels[row]) continue;
    const image = Uint8Array.from({ length: size }, (_, i) =>
      Math.round(16 * pixels[row * size + i]),
    );
    const certainty = softmax(scores)[answer];
    found.push({ row, image, truth: labels[row], answer, certainty });
  }
  return found.sort((a, b) => b.certainty - a.certainty);
}

/**
 * The most frequent mistake of a confusion matrix; of equally frequent ones the one that the network is surest of; null where
 * there is none.
 *
 * @param mistakes - the surest first
 */
export function worstPair(
  confusion: readonly (readonly number[])[],
  mistakes: readonly Pick<Mistake, 'truth' | 'answer'>[],
): Pair | null {
  let worst: Pair | null = null;
  for (const { truth, answer } of mistakes) {
    const count = confusion[truth][answer];
    if (count > (worst?.count ?? 0)) worst = { truth, answer, count };
  }
  return worst;
}
