// ln 2 in two pieces that leave room for a factor n: 16 + 16 bits in float32, where |n| < 2⁸, and 32 + 53 bits in float64.
export const LN2_HIGH_32 = 0.693145751953125;
export const LN2_LOW_32 = 1.4286197256296873e-6;
export const LN2_HIGH_64 = 0.6931471803691238;
export const LN2_LOW_64 = 1.9082149292705877e-10;
