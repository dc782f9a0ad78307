import topics from '@bp/course/topics.json';
import { describe, expect, it } from 'vitest';
import { citedNames, withFacts } from '../content/cited.ts';
import type { FactsOfPage } from '../content/facts.ts';
import { LANGUAGES } from '../content/languages.ts';
import { namesBelow, pageIds, pageSource } from '../content/places.ts';
import { SECTIONS } from '../theme/navigation.ts';
import { prose, skeletonOf } from './pages.ts';

const ids = [...new Set(LANGUAGES.flatMap(pageIds))].sort();
const snippets = new Set(namesBelow('snippets', '.ts'));
const factFiles = import.meta.glob<{ default: FactsOfPage }>('../facts/**/*.ts');
const topicPages = [...new Set(topics.flatMap(({ pages }) => pages))];

it('every topic of the notes has its page', () => {
  expect(topicPages.filter((id) => !ids.includes(id))).toEqual([]);
});

it('the sidebar has every page once, and nothing else', () => {
  const listed = SECTIONS.flatMap(({ pages }) => pages);
  expect(listed).toEqual([...new Set(listed)]);
  const written = ids.filter((id) => id !== 'index' && id !== '404');
  expect([...listed].sort()).toEqual(written);
});

it.each(namesBelow('facts', '.ts'))('facts belong to a page: %s', (name) => {
  expect(ids).toContain(name);
});

it('every snippet is shown on a page', () => {
  const shown = new Set(
    ids.flatMap((id) =>
      skeletonOf('en', id).directives.flatMap((one) => {
        const [, name] = /^@snippet\((.+)\)$/.exec(one) ?? [];
        return name ? [name.includes('/') ? name : `${id}/${name}`] : [];
      }),
    ),
  );
  expect([...snippets].filter((name) => !shown.has(name))).toEqual([]);
});

describe.each(ids)('%s', (id) => {
  it('is there in both languages, with the same parts', () => {
    for (const language of LANGUAGES) expect(pageIds(language)).toContain(id);
    expect(skeletonOf('ko', id)).toEqual(skeletonOf('en', id));
  });

  it('has a title, a description and one first heading', () => {
    for (const language of LANGUAGES) {
      expect(pageSource(language, id)).toMatch(/^---\ntitle: \S.*\n/);
      if (id !== 'index') expect(pageSource(language, id)).toMatch(/\ndescription: \S.{20,}\n/);
      expect(skeletonOf(language, id).headings.filter((one) => one[0] === '1')).toHaveLength(1);
    }
  });

  it('shows code only as snippets that are run, but for commands and what is no TypeScript', () => {
    for (const language of LANGUAGES) {
      expect(pageSource(language, id)).not.toMatch(/^`{3,}\s*(ts|js|typescript|javascript)\b/m);
    }
    for (const directive of skeletonOf('en', id).directives) {
      const [, name] = /^@snippet\((.+)\)$/.exec(directive) ?? [];
      if (name) expect(snippets).toContain(name.includes('/') ? name : `${id}/${name}`);
    }
  });

  it('links to pages and headings that are there', () => {
    for (const link of skeletonOf('en', id).links) {
      const [path, anchor] = link.slice(1).split('#');
      const target = path === '' ? 'index' : path;
      if (/^(reference\/(api|operations)\/|playground\/)/.test(target)) continue;
      expect(ids, link).toContain(target);
      if (anchor)
        expect(
          skeletonOf('en', target).headings.map((h) => h.slice(2)),
          link,
        ).toContain(anchor);
    }
  });

  it('cites only what was computed', async () => {
    const file = factFiles[`../facts/${id}.ts`];
    for (const language of LANGUAGES) {
      const facts = file ? await (await file()).default(language) : {};
      expect(citedNames(prose(language, id)).filter((name) => !Object.hasOwn(facts, name))).toEqual(
        [],
      );
      expect(() => withFacts(prose(language, id), facts, language)).not.toThrow();
    }
  });
});

describe.each(topicPages.filter((id) => ids.includes(id)))('the topic page %s', (id) => {
  it('has three exercises or more whose answers are computed', () => {
    const exercises = pageSource('en', id).match(/^:::: exercise[\s\S]*?^::::$/gm) ?? [];
    expect(exercises.filter((one) => /@\{/.test(one)).length).toBeGreaterThanOrEqual(3);
  });

  it('links to the sources it goes by', () => {
    for (const language of LANGUAGES) expect(/\]\(https:\/\//.test(prose(language, id))).toBe(true);
  });

  it('opens the lab of its topic', () => {
    const withLab = topics.filter((topic) => topic.pages.includes(id) && topic.lab);
    if (withLab.length === 0) return;
    expect(skeletonOf('en', id).directives.some((one) => one.startsWith('@lab('))).toBe(true);
  });
});
