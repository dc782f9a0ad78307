import { describe, expect, it } from 'vitest';
import { pageIds } from '../content/places.ts';
import { englishProblems } from './english.ts';
import { koreanProblems } from './korean.ts';
import { paragraphs, paragraphsOf } from './prose-lines.ts';
import { englishSpeller } from './speller.ts';

const speller = englishSpeller();

describe.each(pageIds('ko'))('the Korean of %s', (id) => {
  it('keeps to the terms of the glossary, to 합니다체 and to single spaces', () => {
    expect(paragraphsOf('ko', id).flatMap(koreanProblems)).toEqual([]);
  });
});

describe.each(pageIds('en'))('the English of %s', (id) => {
  it('is spelt as the dictionary or words.txt has it', () => {
    expect(englishProblems(paragraphsOf('en', id), speller)).toEqual([]);
  });
});

describe('the checks of prose', () => {
  const korean = (text: string) => paragraphs(text).flatMap(koreanProblems);
  const english = (text: string) => englishProblems(paragraphs(text), speller);

  it.each([
    ['과대적합을 막습니다.', 'line 1: the glossary has another term: 과대적합 → 과적합'],
    ['기울기를 구한다. 끝.', 'line 1: no 합니다체: 구한다'],
    ['쉽죠?', 'line 1: no 합니다체: 쉽죠'],
    ['두  칸입니다.', 'line 1: two spaces in a row: 두  칸입니다.'],
  ])('find what is wrong in %s', (text, problem) => {
    expect(korean(text)).toEqual([problem]);
  });

  it.each([
    '‘과대적합’이라는 말도 씁니다.',
    '노트에서는 과대적합이라 합니다.',
    '`경사  a` 값 $\\text{경사}$입니다.',
    '경사하강법은 한 걸음씩 내려갑니다.',
    '```\n경사\n```\n\n끝입니까?',
  ])('let pass: %s', (text) => {
    expect(korean(text)).toEqual([]);
  });

  it('find words that no dictionary has, words written twice, and two spellings on a page', () => {
    expect(english('The gradeint is is small.')).toEqual([
      'line 1: unknown word: gradeint',
      'line 1: twice: is is',
    ]);
    expect(english('The colour.\n\nA color.')).toEqual([
      'British and American on one page: colour, color',
    ]);
    expect(
      english('An optimizer of `frobnicate` by [Rumelhart](https://x.y/zzqq): the colour.'),
    ).toEqual([]);
  });

  it('know where a paragraph begins', () => {
    const text =
      '---\ntitle: A\n---\n\n# B {#b}\n\nC `d`\ne $f$.\n\n- G\n- H\n\n$$\nx\n$$\n\n@snippet(x)\n';
    expect(paragraphs(text)).toEqual([
      { line: 2, text: 'A' },
      { line: 5, text: 'B' },
      { line: 7, text: 'C □ e □.' },
      { line: 10, text: 'G' },
      { line: 11, text: 'H' },
    ]);
  });
});
