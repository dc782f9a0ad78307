import { allOrNothing } from '@bp/tensor/engine';

/** Runs `body` and puts back what it has changed: running statistics, random streams, modes. What it gives stays. */
export function untouched<T>(body: () => T): T {
  const results: T[] = [];
  try {
    allOrNothing(() => {
      results.push(body());
      throw results;
    });
  } catch (error) {
    if (error !== results) throw error;
  }
  return results[0];
}
