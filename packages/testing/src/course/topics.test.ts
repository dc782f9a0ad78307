import notes from '@bp/course/notes.json';
import notesSchema from '@bp/course/notes.schema.json';
import slips from '@bp/course/slips.json';
import slipsSchema from '@bp/course/slips.schema.json';
import topics from '@bp/course/topics.json';
import topicsSchema from '@bp/course/topics.schema.json';
import { describe, expect, it } from 'vitest';
import { type Schema, schemaProblems } from './schema-problems';

interface Words {
  readonly ko: string;
  readonly en: string;
}

const NOTES = notes.map(({ id }) => id);
const entries = topics.flatMap((topic) => topic.notes.map((entry) => ({ ...entry, topic })));
const repeated = (all: readonly string[]) => all.filter((one, i) => all.indexOf(one) !== i);

/** A text without its formulas. */
const prose = (text: string) => text.replace(/\$[^$]*\$/g, '');

function wordProblems({ ko, en }: Words): string[] {
  const problems: string[] = [];
  for (const text of [ko, en]) {
    if (text.split('$').length % 2 === 0) problems.push(`a formula is not closed: ${text}`);
    if (text.trim() !== text) problems.push(`space around: ${text}`);
  }
  // what a note shows in formulas alone, or names as the field does, is the same in both languages
  if (/[가-힣]/.test(prose(en).replace(/“[^”]*”/g, ''))) problems.push(`Korean in English: ${en}`);
  return problems;
}

describe('the topics', () => {
  it('are as their schema says, and so are notes and slips', () => {
    expect(schemaProblems(topics, topicsSchema as Schema)).toEqual([]);
    expect(schemaProblems(notes, notesSchema as Schema)).toEqual([]);
    expect(schemaProblems(slips, slipsSchema as Schema)).toEqual([]);
  });

  it('would not pass with a note, a lab or a page that is none', () => {
    const [{ notes: _, ...topic }] = topics;
    const wrong = [
      { ...topic, pages: ['A page'], lab: { lab: 'graph', params: {} }, notes: [{ note: '005' }] },
    ];
    expect(schemaProblems(wrong, topicsSchema as Schema)).toEqual([
      '/0/pages/0: A page',
      '/0/lab/lab: graph',
      '/0/notes/0/words: missing',
      '/0/notes/0/note: 005',
    ]);
  });

  it('have an id and a name each', () => {
    expect(repeated(topics.map(({ id }) => id))).toEqual([]);
    expect(repeated(topics.map(({ name }) => name.ko))).toEqual([]);
    expect(repeated(topics.map(({ name }) => name.en))).toEqual([]);
  });

  it('come from all five notes, and each has a page', () => {
    expect(NOTES).toEqual(['000', '001', '002', '003', '004']);
    for (const note of NOTES)
      expect(entries.filter((one) => one.note === note).length).toBeGreaterThan(4);
    for (const { id, pages } of topics) expect(pages.length, id).toBeGreaterThan(0);
  });

  it('say in both languages what they are', () => {
    for (const topic of topics) {
      expect(wordProblems(topic.name), topic.id).toEqual([]);
      for (const { words } of topic.notes) expect(wordProblems(words), topic.id).toEqual([]);
    }
  });

  it('give parameters as texts', () => {
    const links = topics.flatMap((topic) => [
      ...('lab' in topic && topic.lab ? [topic.lab] : []),
      ...('also' in topic && topic.also ? topic.also : []),
      ...topic.notes.flatMap((entry) => ('lab' in entry && entry.lab ? [entry.lab] : [])),
    ]);
    expect(links.length).toBeGreaterThan(40);
    for (const { params } of links) {
      for (const value of Object.values(params)) expect(typeof value).toBe('string');
    }
  });
});

describe('the notes', () => {
  it('show five entries of their own and one slip of their own first', () => {
    for (const { id, first, slip } of notes) {
      expect(first.length).toBe(5);
      for (const { topic, entry } of first) {
        const own = topics.find((one) => one.id === topic)?.notes.filter(({ note }) => note === id);
        expect(own?.[entry], `${id} ${topic}`).toBeDefined();
      }
      expect(slips.find((one) => one.id === slip)?.note).toBe(id);
    }
  });
});

describe('the slips', () => {
  it('have an id each, a topic that there is, and both languages', () => {
    expect(repeated(slips.map(({ id }) => id))).toEqual([]);
    const ids = new Set(topics.map(({ id }) => id));
    for (const slip of slips) {
      expect(ids, slip.id).toContain(slip.topic);
      expect([...wordProblems(slip.says), ...wordProblems(slip.right)], slip.id).toEqual([]);
    }
  });

  it('quote briefly', () => {
    for (const { says, id } of slips) expect(prose(says.ko).length, id).toBeLessThan(40);
  });

  it('blame nobody', () => {
    for (const { right, id } of slips) {
      expect(right.ko, id).not.toMatch(/틀렸|오류입니다|잘못했/);
      expect(right.en, id).not.toMatch(/wrong|mistake|error in/i);
    }
  });
});
