import { describe, expect, it } from 'vitest';
import { drillProblem } from './drill';
import { lessonOf } from './lesson-of';
import { LEVELS } from './levels';

describe.each(Array.from({ length: LEVELS }, (_, i) => i + 1))('level %d of the drill', (level) => {
  it('gives the same graph for the same seed', () => {
    expect(drillProblem(level, 3)).toEqual(drillProblem(level, 3));
    const all = Array.from({ length: 20 }, (_, seed) => JSON.stringify(drillProblem(level, seed)));
    expect(new Set(all).size).toBeGreaterThan(15);
  });

  it('gives graphs with a finite gradient at every step', () => {
    for (let seed = 0; seed < 8; seed++) {
      const problem = drillProblem(level, seed);
      const { steps } = lessonOf(problem, { notation: 'flat', digits: 8, language: 'en' });
      for (const { value, id } of steps)
        expect([seed, id, Number.isFinite(value)]).toEqual([seed, id, true]);
    }
  });
});
