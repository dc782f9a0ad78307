import { expect, it } from 'vitest';
import './devtools';
import { tensor } from './index';

interface Formatter {
  header(value: unknown, config?: unknown): unknown;
  body(value: unknown): readonly [string, object, readonly [string, { config: unknown }]];
}

const [formatter] = (globalThis as unknown as { devtoolsFormatters: Formatter[] })
  .devtoolsFormatters;

it('the console of Chromium shows the values of a tensor, and its fields below', () => {
  const x = tensor([1, 2]);
  expect(formatter.header(x)).toEqual([
    'div',
    { style: 'white-space: pre' },
    'Tensor float32 [2]\n[1, 2]',
  ]);
  const [, , [tag, { config }]] = formatter.body(x);
  expect(tag).toBe('object');
  expect(formatter.header(x, config)).toBeNull();
});

it('other values are left to others', () => {
  for (const value of [1, null, [1], {}, 'x']) expect(formatter.header(value)).toBeNull();
});
