/** Which parameters move: both, one of them, or first w and then b, half of the steps each. */
export const MOVES = ['both', 'w', 'b', 'w-then-b'] as const;
export type Moves = (typeof MOVES)[number];
