import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { announcer } from './announcer';

beforeEach(() => {
  vi.useFakeTimers({ now: 1_000_000 });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('the live region', () => {
  it('says the first message at once, and the newest of the others after three seconds', () => {
    const said: string[] = [];
    const say = announcer((text) => said.push(text));
    say('one');
    say('two');
    say('three');
    expect(said).toEqual(['one']);
    vi.advanceTimersByTime(2999);
    expect(said).toEqual(['one']);
    vi.advanceTimersByTime(1);
    expect(said).toEqual(['one', 'three']);
  });

  it('never says two within three seconds, however many come in', () => {
    const times: number[] = [];
    const say = announcer(() => times.push(Date.now()));
    for (let i = 0; i < 200; i++) {
      say(`message ${i}`);
      vi.advanceTimersByTime(70);
    }
    vi.advanceTimersByTime(3000);
    expect(times.length).toBeGreaterThan(4);
    const pauses = times.slice(1).map((time, i) => time - times[i]);
    expect(Math.min(...pauses)).toBeGreaterThanOrEqual(3000);
  });
});
