import { describe, expect, it } from 'vitest';
import { lastWords, reasonOf } from './reason';

describe('reasonOf', () => {
  it('is the first line of a plain message', () => {
    expect(reasonOf(new Error('has no conv2d\nat here'))).toBe('has no conv2d');
  });

  it('finds the error in what a command wrote', () => {
    const stderr = "file:///x.js:1\nError [ERR_MODULE_NOT_FOUND]: Cannot find package 'x'\n  at y";
    const error = Object.assign(new Error('Command failed: node'), { stderr });
    expect(reasonOf(error)).toBe("Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'x'");
  });

  it('finds the error in what a bundler says', () => {
    const error = new Error('Build failed with 1 error:\nx.js:1:7: ERROR: Could not resolve "gl"');
    expect(reasonOf(error)).toBe('x.js:1:7: ERROR: Could not resolve "gl"');
  });

  it('takes whatever is thrown', () => {
    expect(reasonOf('no')).toBe('no');
  });
});

describe('lastWords', () => {
  it('is the error of a stack, else the last line', () => {
    expect(lastWords('x.js:3\nRangeError: too much\n  at f\n')).toBe('RangeError: too much');
    expect(lastWords('one\ntwo\n')).toBe('two');
  });
});
