import { describe, expect, it } from 'vitest';
import { configOfLink, isConfigPath } from '../../core/link';
import { LABS } from '../../state/router';
import { parseFormula } from '../../ui/formula/parse';
import { splitFormulas } from '../../ui/formula/split';
import {
  entriesOf,
  firstOf,
  linksOf,
  notes,
  slipOf,
  slips,
  slipsOf,
  topicOf,
  topics,
} from './course';

const texts = [
  ...notes.flatMap(({ title, about }) => [title, about]),
  ...topics.flatMap(({ name, notes: entries }) => [name, ...entries.map(({ words }) => words)]),
  ...slips.flatMap(({ says, right }) => [says, right]),
].flatMap(({ ko, en }) => [ko, en]);

const links = topics.flatMap((topic) => [
  ...linksOf(topic),
  ...topic.notes.flatMap(({ lab }) => (lab ? [lab] : [])),
]);

describe('the five notes', () => {
  it('have formulas that the page can draw itself', () => {
    const formulas = texts.flatMap(splitFormulas).filter((part) => 'latex' in part);
    expect(formulas.length).toBeGreaterThan(60);
    for (const { latex } of formulas) expect(parseFormula(latex), latex).not.toBeNull();
  });

  it('lead to labs, by settings that a run can have', () => {
    for (const { lab, params } of links) {
      expect(LABS).toContain(lab);
      const settings = Object.keys(params).filter((name) => isConfigPath(name));
      if (settings.length > 0) expect(lab).toBe('train');
      expect(() => configOfLink(params)).not.toThrow();
    }
  });

  it('show five rows and a slip of their own each', () => {
    for (const note of notes) {
      expect(firstOf(note)).toHaveLength(5);
      expect(
        firstOf(note).every((entry) => entriesOf(note.id).length > 5 && entry.links.length > 0),
      ).toBe(true);
      expect(slipsOf(note.id)).toContain(slipOf(note));
    }
  });

  it('lose no topic and no slip on the way', () => {
    const reached = new Set(notes.flatMap(({ id }) => entriesOf(id).map(({ topic }) => topic.id)));
    expect(reached.size).toBe(topics.length);
    expect(notes.flatMap(({ id }) => slipsOf(id))).toHaveLength(slips.length);
    for (const { topic } of slips) expect(topicOf(topic)).toBeDefined();
  });
});
