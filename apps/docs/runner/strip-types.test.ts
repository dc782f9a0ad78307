import { expect, it } from 'vitest';
import { faultOf } from './fault.ts';
import { stripTypes } from './strip-types.ts';

it('takes types off and leaves every line where it was', () => {
  const code =
    "import { type A, b } from '@bp/tensor';\ninterface B {\n  c: A;\n}\nconsole.log(b as B);";
  const lines = stripTypes(code).split('\n');
  expect(lines).toHaveLength(5);
  expect(lines[0].replaceAll(/\s+/g, ' ')).toBe("import { b } from '@bp/tensor';");
  expect(lines[4].replaceAll(/\s+/g, ' ').trim()).toBe('__print(5, b );');
});

it('tells the line of what cannot be read', () => {
  try {
    stripTypes('const a = 1;\nconst b = ;');
    expect.unreachable();
  } catch (error) {
    expect(faultOf(error, null)).toEqual({
      name: 'SyntaxError',
      message: 'Unexpected token',
      line: 2,
    });
  }
});

it('tells the line of what is thrown from the trace, and takes what is no error as it is', () => {
  const error = new RangeError('no');
  error.stack = 'RangeError: no\n    at f (https://x/bp.js:9:1)\n    at blob:https://x/1-2:7:3';
  expect(faultOf(error, 'blob:https://x/1-2')).toEqual({
    name: 'RangeError',
    message: 'no',
    line: 7,
  });
  expect(faultOf('gone', null)).toEqual({ name: '', message: 'gone', line: null });
});
