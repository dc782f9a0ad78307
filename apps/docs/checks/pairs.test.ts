import { describe, expect, it } from 'vitest';
import { renewed } from './agree.ts';
import { changeOf, hashOf, readAgreements, readTexts, remedyOf } from './pairs.ts';

it('no page is left behind in one of its languages', () => {
  const [texts, agreements] = [readTexts(), readAgreements()];
  const ids = [...new Set([...Object.keys(texts), ...Object.keys(agreements)])].sort();
  const remedies = ids.map((id) => remedyOf(id, changeOf(texts[id], agreements[id])));
  expect(remedies.filter((one) => one !== null)).toEqual([]);
});

describe('what became of a page', () => {
  const agreed = { ko: hashOf('가'), en: hashOf('a') };

  it.each([
    [{ ko: '가', en: 'a' }, null],
    [{ ko: '가  \n', en: 'a\n' }, null],
    [{ ko: '나', en: 'a' }, /the Korean has changed and the English has not/],
    [
      { ko: '가', en: 'b' },
      /the English has changed and the Korean has not.*agree\.mjs x --only-words/,
    ],
    [{ ko: '나', en: 'b' }, /both languages have changed/],
    [{ ko: '가' }, /not there in English: write pages\/en\/x\.md/],
    [undefined, /is gone/],
  ])('is told with what to do: %o', (texts, remedy) => {
    const told = remedyOf('x', changeOf(texts, agreed));
    if (remedy === null) expect(told).toBeNull();
    else expect(told).toMatch(remedy);
  });

  it('is told of a page that nobody has compared', () => {
    expect(remedyOf('x', changeOf({ ko: '가', en: 'a' }, undefined))).toMatch(/is new/);
  });
});

describe('agreeing', () => {
  const kept = { x: { ko: hashOf('가'), en: hashOf('a') }, gone: { ko: '', en: '' } };

  it('takes pages that are new, that have changed in both languages, and forgets those that are gone', () => {
    const texts = { x: { ko: '나', en: 'b' }, a: { ko: '다', en: 'c' } };
    expect(renewed(kept, texts, [], false)).toEqual({
      agreements: {
        a: { ko: hashOf('다'), en: hashOf('c') },
        x: { ko: hashOf('나'), en: hashOf('b') },
      },
      refused: [],
    });
  });

  it('refuses a page of which one language has changed, unless only words were mended', () => {
    const texts = { x: { ko: '나', en: 'a' }, gone: { ko: '라' } };
    const strict = renewed(kept, texts, ['x', 'gone', 'nowhere'], false);
    expect(strict.agreements).toEqual(kept);
    expect(strict.refused).toHaveLength(3);
    const { agreements, refused } = renewed(kept, texts, ['x'], true);
    expect(refused).toEqual([]);
    expect(agreements.x).toEqual({ ko: hashOf('나'), en: hashOf('a') });
  });
});
