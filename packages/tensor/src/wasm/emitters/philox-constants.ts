// Multipliers and Weyl increments of Philox4x32 (Salmon et al. 2011, section 3.3 and table 2).
export const MULTIPLIER_0 = 0xd2511f53;
export const MULTIPLIER_1 = 0xcd9e8d57;
export const WEYL_0 = 0x9e3779b9; // golden ratio
export const WEYL_1 = 0xbb67ae85; // √3 − 1
export const ROUNDS = 10;
