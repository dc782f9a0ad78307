import { describe, expect, it } from 'vitest';
import { EarlyStopping } from './early-stopping';

const follow = (stopping: EarlyStopping, values: readonly number[]): string =>
  values
    .map((value) => stopping.update(value))
    .map(({ improved, stop }) => (improved ? '+' : '-') + (stop ? '!' : ''))
    .join(' ');

describe('EarlyStopping', () => {
  it('stops once so many values in a row were no better than the best one', () => {
    const stopping = new EarlyStopping({ patience: 2 });
    expect(follow(stopping, [0.9, 0.5, 0.6, 0.4, 0.4, 0.5])).toBe('+ + - + - -!');
    expect(stopping.best).toBe(0.4);
  });

  it('counts a value as better by more than minDelta only', () => {
    expect(follow(new EarlyStopping({ minDelta: 0.5 }), [4, 3.5, 3.25, 2.5])).toBe('+ - + +');
  });

  it('looks for larger values in mode max', () => {
    expect(follow(new EarlyStopping({ mode: 'max', patience: 1 }), [0.5, 0.7, 0.6])).toBe('+ + -!');
  });

  it('takes NaN and infinities for no improvement, also at first', () => {
    const values = [Number.NaN, Number.NEGATIVE_INFINITY, 1, Number.NaN, Number.NaN];
    expect(follow(new EarlyStopping({ patience: 2 }), values)).toBe('- -! + - -!');
  });

  it('refuses what is no number, a loss tensor above all, and stays as it was', () => {
    const stopping = new EarlyStopping();
    expect(() => stopping.update({} as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: EarlyStopping: the value must be a number such as loss.item(), got object]`,
    );
    expect(stopping.state()).toEqual({ best: null, sinceBest: 0 });
  });

  it('goes on from a state that went through JSON', () => {
    const stopping = new EarlyStopping({ patience: 2 });
    follow(stopping, [3, 2, 4]);
    const other = new EarlyStopping({ patience: 2 });
    other.restore(JSON.parse(JSON.stringify(stopping.state())));
    expect(other.state()).toEqual({ best: 2, sinceBest: 1 });
    expect(follow(other, [5])).toBe('-!');
  });

  it('refuses options and states that make no sense', () => {
    expect(() => new EarlyStopping({ patience: 0 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: EarlyStopping: patience must be a whole number ≥ 1, got 0]`,
    );
    expect(() => new EarlyStopping({ minDelta: -1 })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: EarlyStopping: minDelta must be a number in [0, ∞), got -1]`,
    );
    expect(() => new EarlyStopping({ mode: 'up' as never })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: EarlyStopping: mode must be 'min' or 'max', got up]`,
    );
    expect(() => new EarlyStopping({ patence: 3 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: EarlyStopping: unknown option patence; did you mean patience?]`,
    );
    const stopping = new EarlyStopping();
    expect(() => stopping.restore({ best: 'x' } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: EarlyStopping: a state has best, a number or null, and sinceBest, a whole number ≥ 0; pass what state() gave]`,
    );
    expect(() => stopping.restore(null as never)).toThrow('pass what state() gave');
  });
});
