import { describe, expect, it } from 'vitest';
import { Ledger } from './ledger';

/** Notes what one kernel after the other took, shared and in one thread, with a clock that goes on meanwhile. */
function replay(kernels: readonly (readonly [shared: number, alone: number])[]) {
  let now = 1000;
  const ledger = new Ledger();
  let alone = 0;
  let shared = 0;
  for (const [time, own] of kernels) {
    alone += own;
    if (ledger.restsAt(now)) now += own;
    else {
      now += time;
      shared++;
      ledger.note(time, own, now);
    }
  }
  return { slowdown: (now - 1000) / alone, shared };
}

const repeated = (times: number, ...kernels: [number, number][]): [number, number][] =>
  Array.from({ length: times }, () => kernels).flat();

describe('the ledger', () => {
  it('keeps sharing what gains', () => {
    expect(replay(repeated(100, [0.06, 0.1]))).toEqual({
      slowdown: expect.closeTo(0.6),
      shared: 100,
    });
  });

  it('keeps the loss below a tenth, however long it takes', () => {
    for (const late of [0.02, 0.2, 3, 50]) {
      const { slowdown } = replay(repeated(100_000, [0.1 + late, 0.1]));
      expect(slowdown).toBeGreaterThan(1);
      expect(slowdown).toBeLessThan(1.10001);
    }
  });

  it('lets small gains pay for small losses', () => {
    const { shared } = replay(repeated(100, [0.06, 0.1], [0.12, 0.1]));
    expect(shared).toBe(200);
  });

  it('does not let the gains of a long time pay for a long loss', () => {
    const kernels = repeated(1000, [0.05, 0.1]);
    const { shared } = replay([...kernels, [5, 0.1], ...kernels]);
    expect(shared).toBeLessThan(1600);
  });
});
