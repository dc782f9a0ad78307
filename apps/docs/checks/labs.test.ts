import { LABS } from '@bp/look/labs';
import { expect, it } from 'vitest';
import { labAddress } from '../content/labs.ts';
import { pageIds } from '../content/places.ts';
import { skeletonOf } from './pages.ts';

it('a topic opens its lab as the course says', () => {
  expect(labAddress('delta-rule')).toBe('backprop?preset=2-2-2&step=12');
  expect(labAddress('epoch')).toBe('train');
  expect(labAddress('digits')).toBe('digits');
  expect(labAddress('train?seed=7')).toBe('train?seed=7');
  expect(() => labAddress('no-such-topic')).toThrow('no-such-topic');
  expect(() => labAddress('history')).toThrow('history');
});

it.each(pageIds('en'))('the labs of %s are there', (id) => {
  for (const directive of skeletonOf('en', id).directives) {
    const [, asked] = /^@lab\((.+)\)$/.exec(directive) ?? [];
    if (asked) expect(LABS).toContain(labAddress(asked).split('?')[0]);
  }
});
