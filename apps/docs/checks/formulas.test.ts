import MarkdownIt from 'markdown-it';
import { describe, expect, it } from 'vitest';
import { withDirectives } from '../content/directives.ts';
import type { Facts, FactsOfPage } from '../content/facts.ts';
import { snippetSource } from '../content/generated.ts';
import { LANGUAGES, type Language } from '../content/languages.ts';
import { pageIds } from '../content/places.ts';
import { formulas } from '../markdown/formulas.ts';
import { prose } from './pages.ts';

const factFiles = import.meta.glob<{ default: FactsOfPage }>('../facts/**/*.ts');
const md = new MarkdownIt({ html: true }).use(formulas);

async function factsOf(id: string, language: Language): Promise<Facts> {
  const load = factFiles[`../facts/${id}.ts`];
  return load ? (await load()).default(language) : {};
}

describe.each(LANGUAGES)('in %s', (language) => {
  it.each(pageIds(language))('the formulas of %s can be set', async (id) => {
    const page = { id, language, facts: await factsOf(id, language), snippet: snippetSource };
    expect(() => md.render(withDirectives(prose(language, id), page))).not.toThrow();
  });
});
