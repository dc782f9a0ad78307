import { describe, expect, it } from 'vitest';
import { earlyAndLate, timeRound, watchMemory } from './processor-time';

const idle = { check: () => [] };

describe('timeRound', () => {
  it('runs at least once, and counts every run', async () => {
    let calls = 0;
    const { runs } = await timeRound({ ...idle, run: () => void calls++ }, 0.001);
    expect(runs).toBeGreaterThan(0);
    expect(runs).toBe(calls);
  });

  it('waits for runs that are promises', async () => {
    let done = 0;
    const run = async () => {
      await null;
      done++;
    };
    const { runs } = await timeRound({ ...idle, run }, 1);
    expect(done).toBe(runs);
  });
});

describe('watchMemory', () => {
  it('runs exactly as often as it is told', async () => {
    let calls = 0;
    const { runs } = await watchMemory({ ...idle, run: () => void calls++ }, 1001, 1e6);
    expect([runs, calls]).toEqual([1001, 1001]);
  });
});

describe('earlyAndLate', () => {
  it('compares peaks, so that a saw-tooth is flat', () => {
    const tooth = Array.from({ length: 100 }, (_, i) => (50 + (i % 10)) * 1e6);
    expect(earlyAndLate(tooth)).toEqual({ early: 59, late: 59 });
  });

  it('sees growth', () => {
    expect(earlyAndLate([1e6, 2e6, 3e6, 4e6, 5e6])).toEqual({ early: 1, late: 5 });
  });
});
