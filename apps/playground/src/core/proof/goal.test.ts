import { describe, expect, it } from 'vitest';
import { beaten, type Goal, judgeGoal, type Measured, readGoal, writeGoal } from './goal';

const TEXT = 'validationAccuracy>=0.98,weights,on:590e68f6';
const GOAL: Goal = {
  conditions: [{ measure: 'validationAccuracy', relation: '>=', bound: 0.98 }],
  fewest: 'weights',
  task: '590e68f6',
};
const MEASURED: Measured = {
  trainLoss: 0.1,
  validationLoss: 0.2,
  testLoss: null,
  trainAccuracy: 1,
  validationAccuracy: 0.98,
  testAccuracy: null,
  weights: 105,
  epochs: 1000,
};

describe('a goal', () => {
  it('travels in a link as it would be said', () => {
    expect(readGoal(TEXT)).toEqual(GOAL);
    expect(writeGoal(GOAL)).toBe(TEXT);
    expect(readGoal('trainLoss<=0.05')).toEqual({
      conditions: [{ measure: 'trainLoss', relation: '<=', bound: 0.05 }],
      fewest: null,
      task: null,
    });
  });

  it.each([
    '',
    'weights',
    'validationAccuracy',
    'validationAccuracy>0.98',
    'validationAccuracy>=high',
    'validationAccuracy>=1e9',
    'constructor>=1',
    'validationAccuracy>=0.98,weights,epochs',
    'validationAccuracy>=0.98,on:590e',
    'validationAccuracy>=0.98,',
    Array(7).fill('weights<=3').join(','),
  ])('is not read from %j', (text) => {
    expect(readGoal(text)).toBeNull();
  });

  it('is met at its bound, by the data of the challenge', () => {
    expect(judgeGoal(GOAL, MEASURED, '590e68f6')).toEqual({
      met: true,
      conditions: [{ ...GOAL.conditions[0], got: 0.98, met: true }],
      fewest: { measure: 'weights', got: 105 },
      sameTask: true,
    });
  });

  it('is not met below its bound, by other data, or by a figure that there is not', () => {
    const below = { ...MEASURED, validationAccuracy: 0.979 };
    const none = { ...MEASURED, validationAccuracy: null };
    expect(judgeGoal(GOAL, below, '590e68f6').met).toBe(false);
    expect(judgeGoal(GOAL, none, '590e68f6').conditions[0]).toMatchObject({
      got: null,
      met: false,
    });
    expect(judgeGoal(GOAL, MEASURED, '00000000')).toMatchObject({ met: false, sameTask: false });
    expect(judgeGoal({ ...GOAL, task: null }, MEASURED, '00000000').met).toBe(true);
  });

  it('counts nothing that is not a number as met', () => {
    const goal = readGoal('trainLoss<=10')!;
    expect(judgeGoal(goal, { ...MEASURED, trainLoss: Number.NaN }, '').met).toBe(false);
  });

  it('asks for less after an answer', () => {
    const next = beaten(beaten(GOAL, 105), 90);
    expect(writeGoal(next)).toBe('validationAccuracy>=0.98,weights<=89,weights,on:590e68f6');
    expect(judgeGoal(next, MEASURED, '590e68f6').met).toBe(false);
    expect(judgeGoal(next, { ...MEASURED, weights: 89 }, '590e68f6').met).toBe(true);
  });
});
