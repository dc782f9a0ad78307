import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { filesIn } from '../workspace/files-in.mjs';
import { publishedPackages } from '../workspace/published.mjs';
import { gatheredModule } from './gathered.mjs';
import { koreanIn, readKorean } from './korean.mjs';
import { idsOf, withNumbers } from './numbered.mjs';
import { changedMeanings, grown, idOf, NUMBERS, numberFindings, readNumbers } from './numbers.mjs';
import { namesIn, templatesIn, templatesOfPackage } from './templates.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
/** Those that throw something, or have the number of a message. */
const packages = publishedPackages(root)
  .map(({ name, folder }) => ({ name, folder: join(root, folder) }))
  .filter(
    ({ folder }) => existsSync(join(folder, NUMBERS)) || templatesOfPackage(folder).length > 0,
  );

describe.each(packages)('the messages of $name', ({ folder }) => {
  const texts = [...new Set(templatesOfPackage(folder).map(({ text }) => text))].sort();
  const numbers = readNumbers(folder);
  const korean = readKorean(folder);

  it('have a number each, which `pnpm messages` gives them, and nobody else has one', () => {
    const numbered = Object.values(numbers).filter((text) => text !== null);
    expect(numbered.sort()).toEqual(texts);
  });

  it('are counted from 1, each once', () => {
    expect(numberFindings(readFileSync(join(folder, NUMBERS), 'utf8'))).toEqual([]);
  });

  it('keep the numbers that they had', () => {
    for (const revision of ['HEAD', 'HEAD^']) {
      expect(changedMeanings(numbersAt(revision, folder), numbers)).toEqual([]);
    }
  });

  it('have their Korean twins in src/ko.ts, and nobody else has one', () => {
    expect(Object.keys(korean).sort()).toEqual(texts);
  });

  it('are Korean there, and name the same values', () => {
    for (const [english, translated] of Object.entries(korean)) {
      expect(translated, english).toMatch(/[가-힣]/);
      expect(namesIn(translated).sort(), english).toEqual(namesIn(english).sort());
    }
  });

  it('in Korean are imported by no source', () => {
    for (const file of filesIn(join(folder, 'src')).filter((one) => one.endsWith('.ts'))) {
      const source = readFileSync(join(folder, 'src', file), 'utf8');
      expect(source, file).not.toMatch(/from '\.{1,2}\/ko'/);
    }
  });
});

describe('messages of one text in several packages', () => {
  it('have one Korean text: the catalogue finds it by the English one', () => {
    /** @type {Map<string, string>} */
    const known = new Map();
    for (const { folder } of packages) {
      for (const [english, translated] of Object.entries(readKorean(folder))) {
        expect(known.get(english) ?? translated).toBe(translated);
        known.set(english, translated);
      }
    }
  });
});

describe('the search for messages', () => {
  it('finds templates, also those over several lines', () => {
    const source = "throw new BpError('BP_SHAPE', op, 'one {a}; ' +\n  'two', { a });";
    const [{ text, place, start, end }, ...others] = templatesIn('x.ts', source);
    expect([text, place, others]).toEqual(['one {a}; two', 'x.ts:1', []]);
    expect(source.slice(start, end)).toBe("'one {a}; ' +\n  'two'");
  });

  it('refuses a template that is put together at run time', () => {
    expect(() => templatesIn('x.ts', '\nthrow new BpError(code, op, text);')).toThrow(
      'x.ts:2: the template must be a plain text',
    );
  });

  it.each([
    ['{ a, b }', true],
    ['{ a: 1, b: [2] }', true],
    ['values', true],
    ['{ b, a }', false],
    ['{ a }', false],
    ['{ a, b, c }', false],
    ['{ ...more }', false],
    ['others', false],
  ])('takes the values %s of a template with {a} and {b}: %s', (values, taken) => {
    const source = `const values = { a, b };
function check() {
  throw new BpError(code, op, '{a} and {b}, not {a}', ${values});
}`;
    const search = () => templatesIn('x.ts', source);
    if (taken) expect(search()).toHaveLength(1);
    else expect(search).toThrow('x.ts:3: the values must be { a, b }, as in the template');
  });

  it('finds a good number of them', () => {
    expect(packages.flatMap(({ folder }) => templatesOfPackage(folder)).length).toBeGreaterThan(
      100,
    );
  });
});

describe('a file of numbers', () => {
  it('grows at its end, and keeps the places of what is gone', () => {
    expect(grown({}, ['a', 'b', 'a'])).toEqual({ 1: 'a', 2: 'b' });
    expect(grown({ 1: 'a', 2: 'b' }, ['c', 'b'])).toEqual({ 1: null, 2: 'b', 3: 'c' });
    expect(grown({ 1: null, 2: 'b' }, ['b', 'a'])).toEqual({ 1: null, 2: 'b', 3: 'a' });
  });

  it('is found to have a gap, another order, a number or a text twice', () => {
    expect(numberFindings('{\n  "1": "a",\n  "2": null,\n  "3": null\n}')).toEqual([]);
    expect(numberFindings('{\n  "1": "a",\n  "3": "b"\n}')).toEqual([
      'has "3" in the place of "2"',
    ]);
    expect(numberFindings('{\n  "2": "a",\n  "1": "b"\n}')).toEqual([
      'has "2" in the place of "1"',
    ]);
    expect(numberFindings('{\n  "1": "a",\n  "1": "b"\n}')).toEqual([
      'has "1" in the place of "2"',
    ]);
    expect(numberFindings('{\n  "1": "a",\n  "2": "a"\n}')).toEqual(["has two numbers for 'a'"]);
  });

  it('may give a number up, but not give it to another text', () => {
    expect(changedMeanings({ 1: 'a', 2: null }, { 1: null, 2: null, 3: 'b' })).toEqual([]);
    expect(changedMeanings({ 1: 'a' }, { 1: 'b' })).toEqual(["1 was 'a' and is 'b'"]);
    expect(changedMeanings({ 1: null }, { 1: 'b' })).toEqual(["1 was given up and is 'b'"]);
    expect(changedMeanings({ 1: 'a' }, {})).toEqual(["1 was 'a' and is missing"]);
  });
});

describe('Korean messages', () => {
  it('are read from a table of texts', () => {
    const source = "export const ko = { 'a': '가', \"it's {b}\":\n '나 ' + '{b}' };";
    expect(koreanIn('ko.ts', source)).toEqual({ a: '가', "it's {b}": '나 {b}' });
  });

  it.each([
    ['export const en = {};', 'ko.ts: expected `export const ko = { … }`'],
    ["export const ko = {\n 'a': text };", "ko.ts:2: expected 'English': 'Korean'"],
    ['export const ko = { ...others };', "ko.ts:1: expected 'English': 'Korean'"],
    ["export const ko = { 'a': '가', 'a': '나' };", "ko.ts:1: 'a' comes twice"],
  ])('are not read from %s', (source, complaint) => {
    expect(() => koreanIn('ko.ts', source)).toThrow(complaint);
  });

  it('are gathered with the English ones by their ids', async () => {
    const code = encodeURIComponent(gatheredModule(root));
    const { english, korean } = await import(/* @vite-ignore */ `data:text/javascript,${code}`);
    for (const { name, folder } of packages) {
      for (const [number, text] of Object.entries(readNumbers(folder))) {
        expect(english[idOf(name, number)]).toBe(text ?? undefined);
        expect(korean[idOf(name, number)]).toBe(
          text === null ? undefined : readKorean(folder)[text],
        );
      }
    }
  });
});

describe('a production build', () => {
  const ids = new Map([
    ['one {a}; two', '#1'],
    ['three', '#losses.2'],
  ]);

  it('has ids for templates and everything else as it was, on the same lines', () => {
    const source = `if (bad) {
  throw new BpError('BP_SHAPE', op, 'one {a}; ' +
    'two', { a });
}
throw new BpError('BP_OPTION', 'f', 'three');
const three = 'three';`;
    expect(withNumbers('x.ts', source, ids)).toBe(`if (bad) {
  throw new BpError('BP_SHAPE', op, '#1'
, { a });
}
throw new BpError('BP_OPTION', 'f', '#losses.2');
const three = 'three';`);
  });

  it('is refused for a message without a number', () => {
    expect(() => withNumbers('x.ts', "new BpError(c, op, 'four')", ids)).toThrow(
      'x.ts:1: the message has no number; `pnpm messages` gives it one',
    );
  });

  it('names the package of a number, but for the ground floor', () => {
    expect(idOf('@bp/tensor', '57')).toBe('#57');
    expect(idOf('@bp/losses', '12')).toBe('#losses.12');
    for (const { name, folder } of packages) {
      for (const id of idsOf(folder).values()) expect(id.startsWith(idOf(name, ''))).toBe(true);
    }
  });
});

/** @param {string} revision @param {string} folder @returns {import('./numbers.mjs').Numbers} none where git knows none */
function numbersAt(revision, folder) {
  try {
    // standard error goes nowhere
    const show = ['show', `${revision}:./${NUMBERS}`];
    return JSON.parse(execFileSync('git', show, { cwd: folder, encoding: 'utf8', stdio: 'pipe' }));
  } catch {
    return {};
  }
}
