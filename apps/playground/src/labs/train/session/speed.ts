/** Positions of the speed dial: 0 is one update a second, the last is as fast as it can. */
export const DIAL = 60;

/** What the dial stands at when the lab opens: about thirty epochs a second. */
export const DEFAULT_DIAL = 29;

/** Updates a second of the position before the last. */
const FAST = 50_000;

/** Updates a second at a position of the dial: by powers from 1, Infinity at its end. */
export function updatesPerSecond(dial: number): number {
  return dial >= DIAL ? Infinity : FAST ** (dial / (DIAL - 1));
}
