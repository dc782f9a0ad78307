import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { eachWhenIdle } from './each-when-idle.ts';

const idle: (() => void)[] = [];

beforeEach(() => {
  idle.length = 0;
  vi.useFakeTimers();
  vi.stubGlobal('window', { requestIdleCallback: (call: () => void) => idle.push(call) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('takes all in their order, and no more at once than a frame has room for', () => {
  const taken: number[] = [];
  const take = (item: number) => {
    vi.advanceTimersByTime(2);
    taken.push(item);
  };
  eachWhenIdle([1, 2, 3, 4, 5], take, () => true);
  expect(taken).toEqual([]);
  idle.shift()?.();
  expect(taken).toEqual([1, 2]);
  idle.shift()?.();
  idle.shift()?.();
  expect(taken).toEqual([1, 2, 3, 4, 5]);
  expect(idle).toEqual([]);
});

it('ends where they are no longer wanted', () => {
  const taken: number[] = [];
  eachWhenIdle(
    [1, 2, 3],
    (item) => taken.push(item),
    () => taken.length < 2,
  );
  idle.shift()?.();
  expect(taken).toEqual([1, 2]);
  expect(idle).toEqual([]);
});
