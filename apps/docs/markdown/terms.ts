import glossary from '@bp/course/glossary.json' with { type: 'json' };
import type MarkdownIt from 'markdown-it';
import type Token from 'markdown-it/lib/token.mjs';
import { LANGUAGES, type Language } from '../content/languages.ts';
import { pageOf } from '../content/places.ts';
import { TermFinder } from '../glossary/terms-in-text.ts';

/** Pages that are no prose, or the glossary itself. */
const WITHOUT = /^(index|404|reference\/(glossary|api|operations)(\/.*)?)$/;

const finders = Object.fromEntries(
  LANGUAGES.map((language) => [language, new TermFinder(glossary, language)]),
) as Record<Language, TermFinder>;

/**
 * Links the first of each term in the prose of a page to the glossary. Headings, links, code, formulas, heads of tables and
 * what an exercise unfolds stay as they are; what the title of the page names needs no explanation by another.
 */
export function terms(md: MarkdownIt): void {
  md.core.ruler.push('terms', (state) => {
    const page = pageOf(state.env.realPath ?? '');
    if (page === null || WITHOUT.test(page.id)) return;
    const finder = finders[page.language];
    const known = new Set(titleTerms(state.tokens, finder));
    let unfolded = 0;
    let silent = 0;
    for (const token of state.tokens) {
      if (token.type === 'html_block') {
        unfolded += count(token.content, /<Unfold\b/g) - count(token.content, /<\/Unfold>/g);
      }
      if (/^(heading|th)_open$/.test(token.type)) silent++;
      if (/^(heading|th)_close$/.test(token.type)) silent--;
      if (token.type !== 'inline' || unfolded > 0 || silent > 0) continue;
      token.children = linked(token.children ?? [], finder, known, page.language, state.Token);
    }
  });
}

function titleTerms(tokens: readonly Token[], finder: TermFinder): string[] {
  const at = tokens.findIndex(({ type, tag }) => type === 'heading_open' && tag === 'h1');
  return at < 0 ? [] : finder.in(tokens[at + 1].content).map(({ id }) => id);
}

function linked(
  children: readonly Token[],
  finder: TermFinder,
  known: Set<string>,
  language: Language,
  TokenOf: typeof Token,
): Token[] {
  let depth = 0;
  return children.flatMap((child) => {
    if (child.type === 'link_open') depth++;
    if (child.type === 'link_close') depth--;
    if (child.type === 'html_inline') {
      // elements of a page's own, such as <span class="other">
      if (/^<[a-z][^>]*[^/]>$/i.test(child.content) && !/^<br/i.test(child.content)) depth++;
      if (child.content.startsWith('</')) depth--;
    }
    if (child.type !== 'text' || depth > 0) return [child];
    const pieces: Token[] = [];
    let done = 0;
    const text = (to: number) => {
      if (to <= done) return;
      const token = new TokenOf('text', '', 0);
      token.content = child.content.slice(done, to);
      pieces.push(token);
    };
    for (const { id, start, end } of finder.in(child.content)) {
      if (known.has(id)) continue;
      known.add(id);
      text(start);
      done = start;
      const open = new TokenOf('link_open', 'a', 1);
      open.attrs = [
        ['href', `${language === 'en' ? '/en' : ''}/reference/glossary#${id}`],
        ['class', 'term'],
        ['data-term', id],
      ];
      pieces.push(open);
      text(end);
      done = end;
      pieces.push(new TokenOf('link_close', 'a', -1));
    }
    text(child.content.length);
    return pieces;
  });
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
