import { ko } from '@bp/autograd/explain/ko';
import glossary from '@bp/course/glossary.json';
import schema from '@bp/course/glossary.schema.json';
import { describe, expect, it } from 'vitest';
import { type Schema, schemaProblems } from './schema-problems';
import { synonyms, synonymsIn } from './synonyms';

describe('the glossary', () => {
  it('is as its schema says', () => {
    expect(schemaProblems(glossary, schema as Schema)).toEqual([]);
  });

  it('would not pass its schema with an entry that lacks a term, or has an unknown one', () => {
    const [{ ko: _, ...entry }] = glossary;
    const wrong = [{ ...entry, id: 'Back Propagation', kr: '' }];
    expect(schemaProblems(wrong, schema as Schema)).toEqual([
      '/0/ko: missing',
      '/0/id: Back Propagation',
      '/0/kr: unknown',
    ]);
  });

  it('has every term once', () => {
    for (const key of ['id', 'en', 'ko'] as const) {
      const all = glossary.map((entry) => entry[key]);
      expect(all.filter((one, i) => all.indexOf(one) !== i)).toEqual([]);
    }
  });

  it('calls nothing by the term of something else', () => {
    for (const language of ['en', 'ko'] as const) {
      const terms = new Set(glossary.map((entry) => entry[language]));
      const words = glossary.flatMap((entry) => entry.synonyms[language]);
      expect(words.filter((word) => terms.has(word))).toEqual([]);
    }
  });

  it('leads from a Korean synonym to one term', () => {
    const words = synonyms.map(({ word }) => word);
    expect(words.filter((word, i) => words.indexOf(word) !== i)).toEqual([]);
  });

  it('prefers the terms of the course', () => {
    const preferred: Readonly<Record<string, string>> = {
      오류역전파법: '오차역전파법',
      '오차 역전파': '오차역전파법',
      '역방향 연산': '역전파',
      '순방향 연산': '순전파',
      체인룰: '연쇄법칙',
      '연쇄 미분': '연쇄법칙',
      경사소실: '기울기 소실',
      경사: '기울기',
      경사도: '기울기',
      과대적합: '과적합',
      활성함수: '활성화 함수',
      경사감소법: '경사하강법',
      '최적화 함수': '옵티마이저',
      델타식: '델타 규칙',
      시그노이드: '시그모이드',
    };
    for (const [word, term] of Object.entries(preferred)) {
      expect(synonyms.find((one) => one.word === word)?.entry.ko, word).toBe(term);
    }
    const terms = glossary.map((entry) => entry.ko);
    expect(terms).toEqual(expect.arrayContaining(['가중합', '손실 함수', '비용 함수']));
  });

  it('notes in both languages', () => {
    for (const { note, ko: term } of glossary) {
      expect(term).toMatch(/[가-힣]/);
      if (note === undefined) continue;
      expect(note.ko).toMatch(/[가-힣]/);
      expect(note.en).not.toMatch(/[가-힣]/);
    }
  });
});

describe('Korean sentences', () => {
  it('are found out where they use a synonym', () => {
    expect(synonymsIn('체인룰로 경사를 구합니다')).toEqual(['체인룰 → 연쇄법칙', '경사 → 기울기']);
    expect(synonymsIn('경사하강법과 오차역전파법')).toEqual([]);
  });

  it('of explanations use the terms of the glossary', () => {
    for (const [key, sentence] of Object.entries(ko.sentences)) {
      expect(synonymsIn(sentence.replace(/\{[^}]*\}/g, '')), key).toEqual([]);
    }
  });

  it('of the glossary itself do too, save those that speak of a synonym', () => {
    for (const { note, synonyms: own, seed } of glossary) {
      if (note === undefined) continue;
      const quoted = [...own.ko, ...own.en, seed ?? ''];
      const found = synonymsIn(note.ko).filter((one) => !quoted.includes(one.split(' →')[0]));
      expect(found, note.ko).toEqual([]);
    }
  });
});
