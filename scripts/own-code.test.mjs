import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { markOwnCode } from './own-code.mjs';

it('lays a mark before and behind the code, and keeps its lines', () => {
  const marked = markOwnCode('const one = 1;\nconst f = () => one;');
  expect(marked.split('\n')[1]).toBe('const f = () => one;');
  const marks = runInNewContext(`${marked}; globalThis[Symbol.for('@bp/own-code')]`);
  expect(marks.length).toBe(1);
  expect(marks[0].map((/** @type {() => Error} */ mark) => mark().name)).toEqual([
    'Error',
    'Error',
  ]);
});

it('keeps a directive first', () => {
  expect(markOwnCode('"use strict";\nmodule.exports = class {};')).toMatch(
    /^"use strict";\nconst /,
  );
});

it('leaves code that only passes names on', () => {
  const code = "export { a } from './a.js';\n";
  expect(markOwnCode(code)).toBe(code);
});
