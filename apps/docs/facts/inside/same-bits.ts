import type { FactsOfPage } from '../../content/facts.ts';

const LANES = 8;
const BLOCK = 1024;

/** How many additions one element passes through at most, in a sum of n. */
function additions(n: number): number {
  const blocks = Math.ceil(n / BLOCK);
  return BLOCK / LANES + Math.log2(LANES) + Math.ceil(Math.log2(blocks));
}

/** How many of n elements the first half of the tree takes: the largest power of two of blocks that leaves some over. */
function leftHalf(n: number): number {
  const blocks = Math.ceil(n / BLOCK);
  return BLOCK * 2 ** (Math.ceil(Math.log2(blocks)) - 1);
}

const facts: FactsOfPage = () => ({
  spacing24: 2,
  digits: 24 * 0.30103,
  lanes: LANES,
  block: BLOCK,
  inLane: BLOCK / LANES,
  additions: additions(1e6),
  additionsInRow: 1e6,
  half: leftHalf(5000),
  rest: 5000 - leftHalf(5000),
  laneSum: 1 + 9,
  left: Math.fround(Math.fround(1e8 + 4) - 1e8),
  right: Math.fround(4 + Math.fround(1e8 - 1e8)),
  hex: 64 * 4,
});

export default facts;
