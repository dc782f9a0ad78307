import { describe, expect, it } from 'vitest';
import { mistakesOf, softmax, worstPair } from './answers';
import { RunFileError, readRunFile } from './run-file';
import { readRunLink, writeRunLink } from './run-link';

const score = { loss: 0.5, accuracy: 0.9 };
const run = {
  format: 'bp-run/1',
  example: 'digits',
  seed: '7',
  config: { epochs: 40 },
  epochs: [{ epoch: 1, train: score, validation: score }],
  bestEpoch: 1,
  fingerprint: 'a'.repeat(64),
};
const keyOf = (value: unknown, text = JSON.stringify(value)) => {
  try {
    readRunFile(text);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(RunFileError);
    return (error as RunFileError).key;
  }
};

describe('the file of a run', () => {
  it('is read', () => {
    expect(readRunFile(JSON.stringify({ run, weights: { a: [1] } }))).toMatchObject({
      seed: '7',
      epochs: 40,
      best: 1,
      history: [{ epoch: 1, train: score }],
    });
  });

  it.each([
    ['notJson', null, '{'],
    ['notJson', null, '<!doctype html>'],
    ['notRun', null],
    ['notRun', []],
    ['notRun', { run: { ...run, format: 'bp-run/2' } }],
    ['notRun', { run: { ...run, example: 'iris' } }],
    ['broken', { run }],
    ['broken', { run, weights: [] }],
    ['broken', { run: { ...run, epochs: [] }, weights: {} }],
    ['broken', { run: { ...run, epochs: new Array(10_001).fill(run.epochs[0]) }, weights: {} }],
    ['broken', { run: { ...run, epochs: [{ ...run.epochs[0], train: null }] }, weights: {} }],
    ['broken', { run: { ...run, bestEpoch: 2 }, weights: {} }],
    ['broken', { run: { ...run, bestEpoch: '1' }, weights: {} }],
    ['broken', { run: { ...run, fingerprint: '<b>' }, weights: {} }],
    ['broken', { run: { ...run, config: null }, weights: {} }],
    ['broken', { run: { ...run, seed: 7 }, weights: {} }],
  ])('is refused: %s', (key, value, text?: string) => {
    expect(keyOf(value, text ?? JSON.stringify(value))).toBe(key);
  });
});

describe('the link of a run', () => {
  it('survives, whatever the seed is', () => {
    for (const seed of ['0', 'seven', 'a~b', '~', 'ㄱ ㄴ']) {
      const link = { seed, epochs: 12, proof: '0123abcd' };
      expect(readRunLink(writeRunLink(link))).toEqual(link);
      const own = { seed, epochs: 40, proof: null };
      expect(readRunLink(writeRunLink(own))).toEqual(own);
    }
  });

  it('may be a seed alone, and is refused where it would train for ever', () => {
    expect(readRunLink('7')).toEqual({ seed: '7', epochs: 40, proof: null });
    for (const text of ['', '7~0', '7~9999', 'x'.repeat(101)]) expect(readRunLink(text)).toBeNull();
  });
});

describe('answers', () => {
  it('are probabilities, whatever the logits are', () => {
    expect([...softmax([1000, 1000])]).toEqual([0.5, 0.5]);
    expect(softmax([0, Math.log(3)])[1]).toBeCloseTo(0.75);
  });

  it('list what is wrong, the surest first, with the image as it is counted', () => {
    const row = (answer: number, logit: number) =>
      Array.from({ length: 10 }, (_, i) => (i === answer ? logit : 0));
    const logits = [...row(3, 9), ...row(5, 1), ...row(7, 4)];
    const pixels = [0, 1, 0.5, 0.25, 1, 1];
    const mistakes = mistakesOf(logits, [3, 8, 9], pixels);
    expect(mistakes.map(({ row, truth, answer }) => [row, truth, answer])).toEqual([
      [2, 9, 7],
      [1, 8, 5],
    ]);
    expect([...mistakes[1].image]).toEqual([8, 4]);
    expect(mistakes[1].certainty).toBeCloseTo(Math.E / (Math.E + 9));
  });

  it('tell the most frequent mistake, of equals the surest, or that there is none', () => {
    const confusion = [
      [9, 1, 2],
      [2, 8, 0],
    ];
    const mistakes = [
      { truth: 0, answer: 1 },
      { truth: 1, answer: 0 },
      { truth: 0, answer: 2 },
    ];
    expect(worstPair(confusion, mistakes)).toEqual({ truth: 1, answer: 0, count: 2 });
    expect(worstPair([[1, 0]], [])).toBeNull();
  });
});
