import { setLanguage, zeros } from '@bp/tensor';
import { ko } from '@bp/tensor/ko';
import { describe, expect, it } from 'vitest';
import { templatesIn, templatesOfPackages } from './templates';

const templates = templatesOfPackages();
const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

describe('the Korean catalogue', () => {
  it('has every message of every package', () => {
    const missing = templates.filter(({ text }) => !Object.hasOwn(ko.messages, text));
    expect(missing).toEqual([]);
  });

  it('names the same values as the English messages', () => {
    for (const [english, korean] of Object.entries(ko.messages)) {
      expect(placeholders(korean), english).toEqual(placeholders(english));
    }
  });

  it('has no message that nobody throws', () => {
    const known = new Set(templates.map(({ text }) => text));
    expect(Object.keys(ko.messages).filter((text) => !known.has(text))).toEqual([]);
  });

  it('is Korean', () => {
    for (const text of Object.values(ko.messages)) expect(text).toMatch(/[가-힣]/);
  });

  it('is used once it is chosen, and left again', () => {
    setLanguage(ko);
    try {
      expect(() => zeros([-1])).toThrow(/[가-힣].*\[-1\]/);
    } finally {
      setLanguage(null);
    }
    expect(() => zeros([-1])).toThrow('a shape is an array');
  });
});

describe('the search for messages', () => {
  it('finds templates, also those over several lines', () => {
    const source = "throw new BpError('BP_SHAPE', op, 'one {a}; ' +\n  'two', { a });";
    expect(templatesIn('x.ts', source)).toEqual([{ text: 'one {a}; two', place: 'x.ts:1' }]);
  });

  it('refuses a template that is put together at run time', () => {
    expect(() => templatesIn('x.ts', 'throw new BpError(code, op, text);')).toThrow(
      'x.ts:1: the template must be a plain text',
    );
  });

  it('finds a good number of them', () => {
    expect(templates.length).toBeGreaterThan(100);
  });
});
