import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { BpError, getLanguage, setLanguage, zeros } from '@bp/tensor';
import { en } from '@bp/tensor/en';
import { ko } from '@bp/tensor/ko';
import { afterEach, describe, expect, it } from 'vitest';

const PACKAGES = fileURLToPath(new URL('../../', import.meta.url));

/** The English template of every error that the published packages can throw, by the id of production builds. */
const templates = new Map(readdirSync(PACKAGES).flatMap(templatesOf));

function templatesOf(name: string): [id: string, text: string][] {
  if (!existsSync(`${PACKAGES}${name}/messages.json`)) return [];
  const numbers: Record<string, string | null> = JSON.parse(
    readFileSync(`${PACKAGES}${name}/messages.json`, 'utf8'),
  );
  const owner = name === 'tensor' ? '' : `${name}.`;
  return Object.entries(numbers).flatMap(([number, text]) =>
    text === null ? [] : [[`#${owner}${number}`, text]],
  );
}

const placeholders = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).sort();

afterEach(() => setLanguage(null));

describe('the Korean catalogue', () => {
  it('has every message of every package, and no other', () => {
    expect(Object.keys(ko.messages).sort()).toEqual([...new Set(templates.values())].sort());
  });

  it('names the same values as the English messages', () => {
    for (const [english, korean] of Object.entries(ko.messages)) {
      expect(placeholders(korean), english).toEqual(placeholders(english));
    }
  });

  it('is Korean', () => {
    for (const text of Object.values(ko.messages)) expect(text).toMatch(/[가-힣]/);
  });

  it('is used once it is chosen, and left again', () => {
    setLanguage(ko);
    expect(() => zeros([-1])).toThrow(/[가-힣].*\[-1\]/);
    setLanguage(null);
    expect(() => zeros([-1])).toThrow('a shape is an array');
  });
});

describe('the ids of production builds', () => {
  it('are read once a door with messages is open, here as in the other copy of the library', () => {
    for (const [id, text] of templates) {
      const error = new BpError('BP_OPTION', 'op', id);
      expect(error.template).toBe(text);
      expect(error.message).toBe(`op: ${text}`);
    }
  });

  it('are read in the language that is chosen', () => {
    for (const [id, text] of templates) {
      setLanguage(ko);
      expect(new BpError('BP_OPTION', 'op', id).message).toBe(`op: ${ko.messages[text]}`);
      setLanguage(en);
      expect(getLanguage()).toBe('en');
      expect(new BpError('BP_OPTION', 'op', id).message).toBe(`op: ${text}`);
    }
  });
});
