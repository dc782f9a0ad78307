import glossary from '@bp/course/glossary.json';
import { expect, it } from 'vitest';
import { entriesIn, matches } from './entries.ts';

const all = (language: 'ko' | 'en') => entriesIn(language).flatMap(({ entries }) => entries);

it.each(['ko', 'en'] as const)('has every term once, with what it means: %s', (language) => {
  expect(
    all(language)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(glossary.map(({ id }) => id).sort());
  for (const { note } of all(language)) expect(note.length).toBeGreaterThan(5);
});

it('is sorted by the alphabet of each language', () => {
  expect(entriesIn('ko').map(({ initial }) => initial)).toEqual([...'ㄱㄴㄷㄹㅁㅂㅅㅇㅈㅊㅋㅍㅎ']);
  const initials = entriesIn('en').map(({ initial }) => initial);
  expect(initials).toEqual([...initials].sort());
});

it('finds an entry by any of its names', () => {
  const overfitting = all('ko').find(({ id }) => id === 'overfitting');
  for (const typed of ['과적합', '과대 적합', 'OVERF'])
    expect(matches(overfitting as never, typed)).toBe(true);
  expect(matches(overfitting as never, '편향')).toBe(false);
});
