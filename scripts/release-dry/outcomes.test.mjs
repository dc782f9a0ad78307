import { describe, expect, it } from 'vitest';
import { differences, learningFindings, readOutcome } from './outcomes.mjs';

const losses = Array.from({ length: 20 }, (_, i) => 2 - i / 15);
const outcome = { losses, compiled: 'compiled', accuracy: 0.95, run: 'ab', worker: 'ab' };

describe('an outcome', () => {
  it('is the last line that was printed', () => {
    expect(readOutcome('a warning\n{"loss":0.5}\n')).toEqual({ loss: 0.5 });
  });

  it.each(['', 'undefined\n', 'trained'])("is not '%s'", (printed) => {
    expect(() => readOutcome(printed)).toThrow('it printed no outcome');
  });

  it('is compared to the last bit', () => {
    const other = { ...outcome, losses: [...losses.slice(0, -1), losses[19] * (1 + 2 ** -52)] };
    expect(differences(outcome, { ...outcome })).toEqual([]);
    expect(differences(outcome, other, 'ESM: ')[0]).toMatch(/^ESM: losses is /);
  });

  it('differs by what it lacks and by what it has besides', () => {
    expect(differences({ a: 1 }, { b: 2 })).toEqual([
      'a is undefined, not 1',
      'b is 2, not undefined',
    ]);
  });

  it('may be an error', () => {
    expect(differences(outcome, { error: 'no worker' }, 'Bun: ')).toEqual(['Bun: no worker']);
  });
});

describe('training', () => {
  it('has learned where the loss falls, by a compiled step, too', () => {
    expect(learningFindings(outcome)).toEqual([]);
  });

  it.each([
    ['does not fall', { losses: losses.map(() => 1) }, 'the loss does not fall'],
    ['gets lost', { losses: [...losses.slice(0, 19), Number.NaN] }, 'the loss does not fall'],
    ['is not compiled', { compiled: 'eager' }, 'the compiled step is eager'],
    ['does not learn', { accuracy: 0.1 }, 'the accuracy is 0.1'],
    ['goes its own way in the worker', { worker: 'cd' }, 'the worker came to cd'],
  ])('that %s is told', (_, part, finding) => {
    expect(learningFindings({ ...outcome, ...part }).join()).toContain(finding);
  });
});
