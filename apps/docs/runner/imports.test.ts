import { expect, it } from 'vitest';
import { namesImported, withAddresses } from './imports.ts';

const CODE = `import { a } from "@bp/tensor";
import '@bp/tensor/ko'
export * from '@bp/autograd';
const { b } = await import('@bp/io');
import c from './near.js';
console.log("from @bp/data", 'https://x.y/z.js');`;

it('finds what code imports by name', () => {
  expect(namesImported(CODE)).toEqual(['@bp/tensor', '@bp/tensor/ko', '@bp/autograd', '@bp/io']);
});

it('puts addresses in the place of names it knows, and changes nothing else', () => {
  const text = withAddresses(CODE, { '@bp/tensor': 'https://x.y/t.js', toString: '' });
  expect(text).toBe(CODE.replace('"@bp/tensor"', '"https://x.y/t.js"'));
});
