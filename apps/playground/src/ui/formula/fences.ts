/** Fences as lines in a field of 10 × 100 that is stretched to the height of what they hold. */
export const FENCES: Readonly<Record<string, string>> = {
  '(': 'M8 1 Q2 20 2 50 T8 99',
  ')': 'M2 1 Q8 20 8 50 T2 99',
  '[': 'M8 1 H3 V99 H8',
  ']': 'M2 1 H7 V99 H2',
  '{': 'M8 1 Q4 1 4 12 V40 Q4 50 1 50 Q4 50 4 60 V88 Q4 99 8 99',
  '}': 'M2 1 Q6 1 6 12 V40 Q6 50 9 50 Q6 50 6 60 V88 Q6 99 2 99',
  '|': 'M5 0 V100',
  '‖': 'M3 0 V100 M7 0 V100',
  '⌊': 'M3 0 V99 H8',
  '⌋': 'M7 0 V99 H2',
  '⌈': 'M8 1 H3 V100',
  '⌉': 'M2 1 H7 V100',
};
