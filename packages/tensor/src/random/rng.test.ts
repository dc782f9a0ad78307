import { describe, expect, it } from 'vitest';
import '../methods/methods';
import { defaultRng, seed } from './default-rng';
import { Rng, rngFromState } from './rng';

const numbers = (rng: Rng, n = 5) => Array.from(rng.uniform([n]).data);

describe('a seed', () => {
  it('is the same as a number, a text and a bigint', () => {
    expect(numbers(new Rng(7))).toEqual(numbers(new Rng('7')));
    expect(numbers(new Rng(7))).toEqual(numbers(new Rng(7n)));
  });

  it('decides the numbers, which go on from call to call', () => {
    const rng = new Rng(7);
    const first = numbers(rng);
    expect(numbers(rng)).not.toEqual(first);
    expect(numbers(new Rng(8))).not.toEqual(first);
  });

  it('of the process is 0 until it is set', () => {
    expect(defaultRng().seed).toBe('0');
    seed(7);
    const first = numbers(defaultRng());
    seed(7);
    expect(numbers(defaultRng())).toEqual(first);
    seed(0);
  });
});

describe('streams', () => {
  it('fork to the same numbers whatever was drawn before', () => {
    const rng = new Rng(7);
    const first = numbers(rng.fork('a'));
    numbers(rng);
    expect(numbers(rng.fork('a'))).toEqual(first);
    expect(numbers(rng.fork('b'))).not.toEqual(first);
    expect(numbers(rng.fork('a').fork('b'))).toEqual(numbers(rng.fork('a/b')));
  });

  it('kept by name go on where they were', () => {
    const rng = new Rng(7);
    const first = numbers(rng.stream('a'));
    expect(first).toEqual(numbers(new Rng(7).fork('a')));
    expect(numbers(rng.stream('a'))).not.toEqual(first);
  });
});

describe('a state', () => {
  it('survives JSON and restores every stream exactly', () => {
    const rng = new Rng('한글 씨앗');
    numbers(rng);
    numbers(rng.stream('a').stream('b'), 3);
    const saved = JSON.parse(JSON.stringify(rng.state()));
    const expected = [
      numbers(rng),
      numbers(rng.stream('a').stream('b')),
      numbers(rng.stream('new')),
    ];
    const other = rngFromState(saved);
    expect([
      numbers(other),
      numbers(other.stream('a').stream('b')),
      numbers(other.stream('new')),
    ]).toEqual(expected);
    rng.restore(saved);
    expect([
      numbers(rng),
      numbers(rng.stream('a').stream('b')),
      numbers(rng.stream('new')),
    ]).toEqual(expected);
  });

  it('restores into the tensors that others hold', () => {
    const rng = new Rng(7);
    const stream = rng.stream('dropout');
    const { words } = stream;
    const saved = rng.state();
    const first = numbers(stream);
    rng.restore(saved);
    expect(stream.words).toBe(words);
    expect(numbers(stream)).toEqual(first);
  });

  it('of another source or shape is refused and changes nothing', () => {
    const rng = new Rng(7);
    const before = rng.state();
    expect(() => rng.restore(new Rng(8).state())).toThrowErrorMatchingInlineSnapshot(
      `[BpError: restore: the state belongs to seed 8 and stream '', this source to 7 and ''; use rngFromState]`,
    );
    for (const broken of [
      null,
      {},
      { ...before, words: [1, 2] },
      { ...before, streams: { a: 1 } },
    ]) {
      expect(() => rng.restore(broken as never)).toThrow(/restore: a random state/);
    }
    expect(rng.state()).toEqual(before);
  });
});

describe('draws', () => {
  it('have the asked shape, type and range', () => {
    const rng = new Rng(1);
    expect(rng.normal([2, 3], { dtype: 'float64' })).toMatchObject({
      dtype: 'float64',
      shape: [2, 3],
    });
    expect(rng.integers([100], { low: 3, high: 5 }).data.every((x) => x === 3 || x === 4)).toBe(
      true,
    );
    expect(rng.bernoulli([4], { p: 1 }).toArray()).toEqual([true, true, true, true]);
    expect(Array.from(rng.permutation(6).data).sort()).toEqual([0, 1, 2, 3, 4, 5]);
    expect(rng.uniform([0]).size).toBe(0);
    expect(rng.uniform([]).rank).toBe(0);
  });

  it('refuse options that make no sense', () => {
    const rng = new Rng(1);
    expect(() => rng.uniform([2], { low: 1, high: 0 })).toThrow(/low ≤ high/);
    expect(() => rng.bernoulli([2], { p: 1.5 })).toThrow(/probability/);
    expect(() => rng.normal([2], { sd: 2 } as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: normal: unknown option sd; did you mean std?]`,
    );
    expect(() => rng.normal([2], { dtype: 'int32' })).toThrow(/float32 or float64/);
    expect(() => rng.permutation(-1)).toThrow(/whole numbers/);
  });
});
