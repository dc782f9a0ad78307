import { withFacts } from './cited.ts';
import { derivation } from './derivation.ts';
import type { Facts } from './facts.ts';
import { labAddress } from './labs.ts';
import type { Language } from './languages.ts';
import type { PageId } from './places.ts';

/** Where a page is, and what was computed for it. */
export interface PageContext {
  readonly id: PageId;
  readonly language: Language;
  readonly facts: Facts;
  /** The source of a snippet. @throws Error if there is none of that name */
  snippet(name: string): string;
}

/** `@snippet(name)`, `@lab(topic or address)`, `@derivation(fact)`, each alone on its line. */
const DIRECTIVE = /^@(snippet|lab|derivation)\((.+)\)\s*$/;

const FENCE = /^\s*(`{3,}|~{3,})/;

/**
 * The Markdown of a page with its directives spelt out and its facts put in. Code between fences stays as it is, so that a
 * page can speak of `@{name}`.
 */
export function withDirectives(source: string, page: PageContext): string {
  let fence = '';
  return source
    .split('\n')
    .map((line) => {
      const [, marks] = FENCE.exec(line) ?? [];
      if (marks && (fence === '' || marks.startsWith(fence))) {
        fence = fence === '' ? marks : '';
        return line;
      }
      if (fence !== '') return line;
      const [, directive, argument] = DIRECTIVE.exec(line) ?? [];
      if (directive === 'snippet') return snippetFence(argument, page);
      if (directive === 'lab') {
        return `<Lab at="${labAddress(argument).replaceAll('&', '&amp;')}" />`;
      }
      if (directive === 'derivation')
        return derivation(withFacts(`@{${argument}}`, page.facts, page.language));
      return withFacts(line, page.facts, page.language);
    })
    .join('\n');
}

/** The name of the snippet that a page calls by its short name: files of a page lie in the folder of its name. */
export function snippetName(argument: string, page: PageId): string {
  return argument.includes('/') ? argument : `${page}/${argument}`;
}

function snippetFence(argument: string, page: PageContext): string {
  const name = snippetName(argument, page.id);
  return `\`\`\`\`ts snippet=${name}\n${page.snippet(name).trimEnd()}\n\`\`\`\``;
}
