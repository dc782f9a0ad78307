import type { FactsOfPage } from '../content/facts.ts';

const POINTS = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;
type Labels = readonly [number, number, number, number];
const AND: Labels = [0, 0, 0, 1];
const XOR: Labels = [0, 1, 1, 0];

interface Unit {
  readonly w: readonly [number, number];
  readonly b: number;
}

const answer = ({ w, b }: Unit, [x1, x2]: readonly [number, number]) =>
  Number(w[0] * x1 + w[1] * x2 + b > 0);

/** Rosenblatt's rule, w ← w + (t − o)·x, over the four points in turn, until a round without a mistake. */
function perceptron(labels: Labels, mostRounds: number): Unit & { updates: number; done: boolean } {
  let unit: Unit = { w: [0, 0], b: 0 };
  let updates = 0;
  for (let round = 0; round < mostRounds; round++) {
    const before = updates;
    for (const [i, x] of POINTS.entries()) {
      const error = labels[i] - answer(unit, x);
      if (error === 0) continue;
      updates++;
      unit = { w: [unit.w[0] + error * x[0], unit.w[1] + error * x[1]], b: unit.b + error };
    }
    if (updates === before) return { ...unit, updates, done: true };
  }
  return { ...unit, updates, done: false };
}

/** The most points of XOR that one unit gets right, over a grid of lines. */
function bestOfXor(): number {
  const ticks = Array.from({ length: 21 }, (_, i) => (i - 10) / 4);
  let best = 0;
  for (const w1 of ticks) {
    for (const w2 of ticks) {
      for (const b of ticks) {
        const unit: Unit = { w: [w1, w2], b };
        best = Math.max(best, POINTS.filter((x, i) => answer(unit, x) === XOR[i]).length);
      }
    }
  }
  return best;
}

const facts: FactsOfPage = () => {
  const and = perceptron(AND, 100);
  const xor = perceptron(XOR, 100);
  if (!and.done || xor.done) throw new Error('a perceptron learns AND and cannot learn XOR');
  return {
    andUpdates: and.updates,
    andW1: and.w[0],
    andW2: and.w[1],
    andB: and.b,
    xorUpdates: xor.updates,
    xorBest: bestOfXor(),
    vanishing: 0.25 ** 5,
    alexBytes: (60e6 * 4) / 1e6,
  };
};

export default facts;
