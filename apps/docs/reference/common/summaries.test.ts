import { readSources } from '@bp/testing/documented';
import { synonymsIn } from '@bp/testing/synonyms';
import { describe, expect, it } from 'vitest';
import { LISTED_DOORS } from './doors.ts';
import { exportsOf, firstSentence, hashOf } from './exports.ts';
import { koreanSummaries } from './summaries.ts';

const sources = readSources();

describe.each(LISTED_DOORS)('the Korean summaries of $specifier', (door) => {
  const listed = exportsOf(door.specifier, sources);
  const korean = koreanSummaries(door);

  it('are there for each name, of the English as it is now', () => {
    const wrong = listed
      .filter(({ name, first }) => korean[name]?.of !== hashOf(first))
      .map(({ name, first }) => `${name} (${hashOf(first)}): ${first}`);
    expect(wrong).toEqual([]);
  });

  it('are of nothing else', () => {
    const names = new Set(listed.map(({ name }) => name));
    expect(Object.keys(korean).filter((name) => !names.has(name))).toEqual([]);
  });

  it('are Korean, on one line each, with a full stop', () => {
    const wrong = Object.entries(korean).filter(
      ([, { ko }]) => !/[가-힣]/.test(ko) || ko.includes('\n') || !/[.…]$/.test(ko),
    );
    expect(wrong.map(([name, { ko }]) => `${name}: ${ko}`)).toEqual([]);
  });

  it('use the terms of the glossary', () => {
    const found = Object.entries(korean).flatMap(([name, { ko }]) =>
      synonymsIn(ko).map((synonym) => `${name}: ${synonym}`),
    );
    expect(found).toEqual([]);
  });
});

it.each([
  ['Adds. And more.', 'Adds.'],
  ['Of 0.5\nto 1. More', 'Of 0.5 to 1.'],
  ['A b, e.g. c; see {@link add}. Then\n\nmore.', 'A b, e.g. c; see `add`.'],
  ['No end\n\nmore.', 'No end'],
])('the first sentence of %j is %j', (text, first) => {
  expect(firstSentence(text)).toBe(first);
});
