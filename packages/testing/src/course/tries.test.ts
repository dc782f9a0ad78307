import tries from '@bp/course/tries.json';
import schema from '@bp/course/tries.schema.json';
import { expect, it } from 'vitest';
import { type Schema, schemaProblems } from './schema-problems';

it('sentences to try are as their schema says, each with an id of its own', () => {
  expect(schemaProblems(tries, schema as Schema)).toEqual([]);
  expect(new Set(tries.map(({ id }) => id)).size).toBe(tries.length);
});

it('sentences to try change something, and speak both languages', () => {
  for (const one of tries) {
    expect(Object.keys(('set' in one ? one.set : one.params) ?? {}).length, one.id).toBeGreaterThan(
      0,
    );
    expect(one.text.ko, one.id).toMatch(/[가-힣]/);
    expect(one.text.en, one.id).not.toMatch(/[가-힣]/);
  }
});
