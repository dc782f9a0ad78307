import { expect, it } from 'vitest';
import type { ConfigError } from '../core/config';
import { configOfLink, pack } from '../core/link';
import { problemText } from './problem-text';
import { problemWords } from './problem-words';

const told = (params: Record<string, string>) => {
  try {
    configOfLink(params);
  } catch (error) {
    return problemText(error as ConfigError, problemWords.en);
  }
  return 'nothing';
};

it.each([
  [{ 'optimizer.lr': '30' }, 'optimizer.lr cannot be 30. It goes from 0.00001 to 10'],
  [{ 'optimizer.lr': '0,03' }, 'optimizer.lr cannot be "0,03". It goes from'],
  [{ 'net.layers.a.units': '1.5' }, 'units cannot be 1.5. It is a whole number'],
  [{ dtype: 'f16' }, 'dtype cannot be "f16". It is one of f32, f64'],
  [{ 'prep.standardize': '1' }, 'prep.standardize cannot be 1. It is true or false'],
  [{ 'optimizer.rate': '1' }, 'There is no setting called optimizer.rate'],
  [{ loss: 'bce', 'net.out': 'softmax' }, 'The setting net.out does not go with the others'],
  [{ 'prep.split': '60,20,20' }, 'The setting prep.split is not written as it should be'],
  [{ c: pack('2{}') }, 'a newer version of bp'],
  [{ c: pack('0{}') }, 'version 0'],
])('a setting that cannot be is told with what it may be: %j', (params, sentence) => {
  expect(told(params as Record<string, string>)).toContain(sentence);
});

it('a packed part that nobody can read has no more to it', () => {
  expect(told({ c: '!!!' })).toBe('');
  expect(told({ c: pack('1null') })).toBe('');
});
