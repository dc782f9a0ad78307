// What turns words of 32 bits into numbers, and back.
export const TWO_32 = 2 ** 32;
export const TWO_MINUS_32 = 2 ** -32;
export const TWO_MINUS_53 = 2 ** -53;
