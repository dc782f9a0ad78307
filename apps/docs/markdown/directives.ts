import type MarkdownIt from 'markdown-it';
import { withDirectives } from '../content/directives.ts';
import { type Generated, snippetSource } from '../content/generated.ts';
import { pageOf } from '../content/places.ts';

/** Spells out the directives of a page, and puts its facts in, before its Markdown is read. */
export function directives(md: MarkdownIt, computed: Generated): void {
  md.core.ruler.before('normalize', 'directives', (state) => {
    const page = pageOf(state.env.realPath ?? '');
    if (page === null) return;
    const facts = computed.facts[page.id]?.[page.language] ?? {};
    try {
      state.src = withDirectives(state.src, { ...page, facts, snippet: snippetSource });
    } catch (error) {
      throw new Error(
        `${page.language}/${page.id}: ${error instanceof Error ? error.message : error}`,
      );
    }
  });
}
