import { expect, it } from 'vitest';
import { codeIn, hashOf } from './shared-code.ts';

const CODE = "console.log('한글 ½ δ');\n".repeat(20);

it('carries code in an address, for the snippet of that name alone', () => {
  const hash = hashOf('bp/delta-rule/delta', CODE);
  expect(codeIn(hash, 'bp/delta-rule/delta')).toBe(CODE);
  expect(codeIn(hash, 'bp/delta-rule/other')).toBeNull();
  expect(codeIn('#hidden', 'bp/delta-rule/delta')).toBeNull();
});

it('refuses what was cut off', () => {
  const hash = hashOf('a/b', CODE);
  expect(() => codeIn(hash.slice(0, -12), 'a/b')).toThrow();
});
