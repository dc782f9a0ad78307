import type { Language } from '../content/languages.ts';
import { type PageId, pageSource } from '../content/places.ts';

/** A paragraph of a page as it is read, without code, formulas, addresses and elements. */
export interface Paragraph {
  /** Its first line in the file. */
  readonly line: number;
  readonly text: string;
}

/** The words of a page, by paragraphs; title and description come first. */
export function paragraphsOf(language: Language, id: PageId): Paragraph[] {
  return paragraphs(pageSource(language, id));
}

export function paragraphs(source: string): Paragraph[] {
  const found: { line: number; text: string }[] = [];
  let open = false;
  let fence = '';
  let formula = false;
  let front = false;
  source.split('\n').forEach((content, index) => {
    const line = index + 1;
    const begin = (text: string) => {
      if (open) (found.at(-1) as { text: string }).text += ` ${text.trim()}`;
      else found.push({ line, text: text.trim() });
    };
    if (content === '---' && (line === 1 || front)) {
      front = !front;
      open = false;
      return;
    }
    if (front) {
      const [, text] = /^(?:title|description): (.+)$/.exec(content) ?? [];
      open = false;
      if (text) begin(text);
      return;
    }
    const [, marks] = /^\s*(`{3,}|~{3,})/.exec(content) ?? [];
    if (marks && (fence === '' || marks.startsWith(fence))) fence = fence === '' ? marks : '';
    if (/^\s*\$\$/.test(content) && !/\$\$.+\$\$/.test(content)) formula = !formula;
    const isBlank =
      /^\s*(\$\$.*|)$/.test(content) || /^(@\w+[({]|:{3,}|`{3,}|~{3,}|<!--)/.test(content);
    if (fence !== '' || formula || isBlank || marks) {
      open = false;
      return;
    }
    // items, rows and headings are paragraphs of their own
    if (/^\s*(#|[-*+] |\d+\. |\||>)/.test(content)) open = false;
    begin(content.replace(/^\s*(#+|[-*+]|\d+\.|>) +/, ''));
    open = !/^\s*(#|\|)/.test(content);
  });
  return found
    .map(({ line, text }) => ({ line, text: plain(text) }))
    .filter(({ text }) => text !== '');
}

/** What stands for something that is not words: a formula, code, a fact. */
export const GAP = '□';

function plain(text: string): string {
  return (
    text
      .replaceAll(/\{#[\w-]+\}/g, '')
      .replaceAll(/<span class="other"[^>]*>.*?<\/span>/g, '')
      .replaceAll(/\$[^$]+\$|`+[^`]+`+|@\{[^}]+\}/g, GAP)
      .replaceAll(/<[^>]+>/g, '')
      // what others wrote is called as they call it
      .replaceAll(/!?\[[^\]]*\]\(https?:[^)]*\)/g, GAP)
      .replaceAll(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
      .replaceAll(/https?:\/\/\S+/g, GAP)
      // a bold sentence is one that is spoken of, such as a mistake
      .replaceAll(/\*\*([^*]+[.?!])\*\*/g, '“$1”')
      .replaceAll(/\*+|\\(?=[[\]_*])/g, '')
      .trim()
  );
}
