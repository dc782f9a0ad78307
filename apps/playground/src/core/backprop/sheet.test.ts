import { describe, expect, it } from 'vitest';
import { lessonOf } from './lesson-of';
import type { Look } from './look';
import { type Sheet, sheetOf, sheetProblem } from './sheet';

const LOOK: Look = { notation: 'flat', digits: 5, language: 'ko' };
const SEEDS = [0, 1, 7, 20260317, 2 ** 31 - 1];

describe.each(SEEDS)('the worksheet of seed %d', (seed) => {
  const sheet = sheetOf(seed, LOOK);

  it('has a key with the numbers of its own lesson', () => {
    const lesson = lessonOf(sheetProblem(seed), LOOK);
    const known = new Map(lesson.steps.map(({ inline, value }) => [inline.text, value]));
    for (const { items } of sheet.sections) {
      for (const { name, value, shown } of items) {
        if (known.has(name.text) && !name.text.endsWith('⁺')) {
          expect([name.text, value]).toEqual([name.text, known.get(name.text)]);
        }
        expect(Math.abs(Number(shown.replace('−', '-')) - value)).toBeLessThan(0.5001e-5);
      }
    }
  });

  it('can be done by hand: tenths, none of them 0', () => {
    const { layers, x, t } = sheet.problem;
    for (const value of [...layers.flatMap(({ weights }) => weights.flat()), ...x, ...t]) {
      expect(Math.abs(value)).toBeGreaterThanOrEqual(0.1);
      expect(Math.abs(value)).toBeLessThanOrEqual(0.9);
      expect(Number((10 * value).toFixed(9)) % 1).toBeCloseTo(0, 9);
    }
  });

  it('tells mistakes apart from what is right', () => {
    const right = sheet.sections.flatMap(({ items }) =>
      items.map(({ name, shown }) => `${name.text} ${shown}`),
    );
    expect(sheet.slips.length).toBeGreaterThan(3);
    for (const { of, shown, says } of sheet.slips) {
      expect(right).not.toContain(`${of.text} ${shown}`);
      expect(says.length).toBeGreaterThan(5);
    }
  });
});

describe('worksheets', () => {
  it('are the same for the same seed, and others for another', () => {
    const numbers = (sheet: Sheet): unknown => sheet.problem;
    expect(numbers(sheetOf(3, LOOK))).toEqual(numbers(sheetOf(3, { ...LOOK, language: 'en' })));
    expect(new Set(SEEDS.map((seed) => JSON.stringify(sheetProblem(seed)))).size).toBe(
      SEEDS.length,
    );
  });

  it('compute w1⁺ with the old outer weights', () => {
    const { sections, problem } = sheetOf(1, LOOK);
    const hidden = sections[3].items;
    expect(hidden[3].value).toBeCloseTo(
      problem.layers[0].weights[0][0] - 0.5 * hidden[2].value,
      14,
    );
  });
});
