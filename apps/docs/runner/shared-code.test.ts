import { expect, it } from 'vitest';
import { codeIn, hashOf } from './shared-code.ts';

const CODE = "console.log('한글 ½ δ');\n".repeat(20);

it('carries code in an address, for the snippet of that name alone', () => {
  const hash = hashOf('bp/delta-rule/delta', CODE);
  expect(codeIn(hash, 'bp/delta-rule/delta')).toBe(CODE);
  expect(codeIn(hash, 'bp/delta-rule/other')).toBeNull();
  expect(codeIn('#hidden', 'bp/delta-rule/delta')).toBeNull();
});

it('refuses what was cut off or is no code, and passes by what names no snippet', () => {
  const hash = hashOf('a/b', CODE);
  expect(codeIn(decodeURIComponent(hash), 'a/b')).toBe(CODE);
  for (const broken of [
    hash.slice(0, -12),
    `${hash.slice(0, -4)}!!!!`,
    '#code=a/b.',
    '#code=a/b.가',
  ]) {
    expect(() => codeIn(broken, 'a/b')).toThrow();
  }
  for (const none of ['#code=', '#code=%E0%A4%A.AAAA', '#code=a/b']) {
    expect(codeIn(none, 'a/b')).toBeNull();
  }
});
