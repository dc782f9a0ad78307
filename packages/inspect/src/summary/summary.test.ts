import { Linear } from '@bp/layers';
import { expect, it } from 'vitest';
import { summary } from './summary';

it('counts the parameters of a layer', () => {
  expect(summary(new Linear(2, 3)).rows).toEqual([{ path: '', class: 'Linear', parameters: 9 }]);
});

it('refuses what is no model', () => {
  expect(() => summary(7 as never)).toThrow('summary: expected a model, got 7');
});
