import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { english as ofDerivations } from '../derivation/english';
import { english as ofLearning } from '../learning/english';
import { en as withoutLessons } from './english';
import type { ExplainLanguage } from './explain-language';
import { ko } from './korean';
import { say } from './say';

const lessons = { ...ofDerivations, ...ofLearning };
const en: ExplainLanguage = {
  ...withoutLessons,
  sentences: { ...withoutLessons.sentences, ...lessons },
};
const keys = Object.keys(en.sentences);

/** The values that a sentence shows, and those that only choose a form. */
function namesIn(template: string, isShown: boolean): string[] {
  const found = template.match(isShown ? /\{\w+\}/g : /\{\w+(?=:)/g) ?? [];
  return [...new Set(found.map((one) => one.replace(/[{}]/g, '')))].sort();
}

const formsIn = ({ sentences }: ExplainLanguage) =>
  Object.values(sentences).flatMap((one) => one.match(/(?<=\{\w+:)[^}]*/g) ?? []);

describe('the catalogues', () => {
  it('have the same sentences', () => {
    expect(Object.keys(ko.sentences).sort()).toEqual([...keys].sort());
    // Each is told in one place.
    expect(keys.length).toBe(
      [withoutLessons.sentences, ofDerivations, ofLearning].flatMap(Object.keys).length,
    );
  });

  it.each(keys)('show the same values in %s', (key) => {
    expect(namesIn(ko.sentences[key], true)).toEqual(namesIn(en.sentences[key], true));
  });

  it.each(keys)('choose forms by values that %s shows', (key) => {
    for (const { sentences } of [en, ko]) {
      const shown = namesIn(sentences[key], true);
      expect(shown).toEqual(expect.arrayContaining(namesIn(sentences[key], false)));
      // What is left of the braces and backticks are none.
      expect(sentences[key].replace(/\{\w+(:[^{}]*)?\}/g, '')).not.toMatch(/[{}$\\]/);
      expect(sentences[key].split('`').length % 2).toBe(1);
    }
  });

  it('name a particle only with both its forms', () => {
    expect([...new Set(formsIn(ko))].sort()).toEqual(
      ['과/와', '으로/로', '은/는', '을/를', '이/가'].filter((one) => formsIn(ko).includes(one)),
    );
    expect(new Set(formsIn(en))).toEqual(new Set(['/s']));
  });

  it('leave no particle to be guessed', () => {
    // 을, 은, 이, 과, 으로 right behind a value would be wrong after some of its values.
    for (const sentence of Object.values(ko.sentences)) {
      expect(sentence).not.toMatch(/\}`?(?:을|를|은|는|이|가|과|와|으로|로)(?=[\s.,:]|$)/);
    }
  });

  it('are in Korean and in English', () => {
    for (const key of keys) {
      expect(ko.sentences[key]).toMatch(/[가-힣]/);
      expect(en.sentences[key]).not.toMatch(/[가-힣]/);
    }
  });

  it('end alike: a full stop, or none', () => {
    for (const key of keys) {
      expect(/\.$/.test(ko.sentences[key]), key).toBe(/[.?]$/.test(en.sentences[key]));
    }
  });

  it('have balanced braces in LaTeX', () => {
    const params = Object.fromEntries(
      keys
        .flatMap((key) => namesIn(en.sentences[key], true))
        .map((name) => [name, { text: 'h1', latex: 'h_{1}^{(1)}' }]),
    );
    for (const language of [en, ko]) {
      for (const key of keys) {
        const { text, latex } = say(language, { key, params });
        expect(text).not.toMatch(/[{}`]/);
        expect(latex.match(/\{/g)?.length).toBe(latex.match(/\}/g)?.length);
        // No power stands on a symbol that may have one.
        expect(latex).not.toMatch(/\^\{\(1\)\}[\^']/);
      }
    }
  });
});

/** Every file that a door leads to, by name. */
function filesBehind(file: URL, found = new Set<string>()): string[] {
  found.add(file.href);
  for (const [, name] of readFileSync(file, 'utf8').matchAll(/from '(\.[^']+)'/g)) {
    const next = new URL(`${name}.ts`, file);
    if (!found.has(next.href)) filesBehind(next, found);
  }
  return [...found].map((href) => href.slice(href.lastIndexOf('/') + 1));
}

it('come in Korean through a door of their own alone', () => {
  const door = (name: string) => filesBehind(new URL(`../../${name}.ts`, import.meta.url));
  expect(door('explain-ko')).toEqual(expect.arrayContaining(['korean.ts', 'particle.ts']));
  expect(door('explain')).toContain('english.ts');
  expect(door('explain')).not.toContain('korean.ts');
  expect(door('explain')).not.toContain('particle.ts');
});
