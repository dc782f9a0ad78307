/** Rounds to the nearest float32, halves to even; V8 makes one instruction of it. */
export const fround = Math.fround;
