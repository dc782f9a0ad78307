import type { Section } from './section.ts';

const TOKEN = /<!--[\s\S]*?-->|<(\/?)([a-z][\w-]*)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|[^<]+|</gi;

/** What is no prose: controls, pictures, and what repeats the words of others. */
const SILENT = new Set([
  'script',
  'style',
  'nav',
  'button',
  'svg',
  'input',
  'select',
  'template',
  'noscript',
]);
const SILENT_CLASS =
  /\b(katex-mathml|formula|header-anchor|controls|output|lang|visually-hidden)\b/;
const VOID = new Set(['br', 'hr', 'img', 'input', 'meta', 'link', 'wbr', 'col', 'source']);
const BLOCK = /^(p|div|li|td|th|tr|h[1-6]|dd|dt|figure|section|details|summary|blockquote)$/;

/**
 * The sections of a built page: its prose from the first heading on, divided at headings that have an id.
 *
 * @param html - of the whole page
 * @param page - its id
 * @param most - how many characters of a section are kept
 */
export function readSections(
  html: string,
  page: string,
  most = Number.POSITIVE_INFINITY,
): Section[] {
  const sections: { id: string; heading: string; other: string; text: string; code: string }[] = [];
  const open: string[] = [];
  let silentFrom = -1;
  let proseFrom = -1;
  let heading = -1;
  let other = -1;
  let code = -1;
  for (const [whole, close, name = '', attributes = '', closed] of html.matchAll(TOKEN)) {
    const tag = name.toLowerCase();
    if (tag === '') {
      const section = sections.at(-1);
      if (whole.startsWith('<!--') || silentFrom >= 0 || proseFrom < 0 || !section) continue;
      const text = unescaped(whole);
      if (other >= 0) section.other += text;
      else if (heading >= 0) section.heading += text;
      else if (code >= 0) section.code += text;
      else section.text += text;
    } else if (close) {
      while (open.length > 0 && open.pop() !== tag);
      const depth = open.length;
      if (depth <= silentFrom) silentFrom = -1;
      if (depth <= heading) heading = -1;
      if (depth <= other) other = -1;
      if (depth <= code) code = -1;
      if (depth <= proseFrom) proseFrom = -1;
      const section = sections.at(-1);
      if (section && BLOCK.test(tag)) section.text += ' ';
    } else {
      const depth = open.length;
      const classes = /\bclass="([^"]*)"/.exec(attributes)?.[1] ?? '';
      if (!closed && !VOID.has(tag)) open.push(tag);
      if (silentFrom < 0 && !VOID.has(tag) && (SILENT.has(tag) || SILENT_CLASS.test(classes)))
        silentFrom = depth;
      if (/\bprose\b/.test(classes) && proseFrom < 0) proseFrom = depth;
      if (proseFrom < 0 || silentFrom >= 0) continue;
      const section = sections.at(-1);
      if (tag === 'br' && section) section.text += ' ';
      if (tag === 'pre') code = depth;
      if (heading >= 0 && /\bother\b/.test(classes)) other = depth;
      if (/^h[1-4]$/.test(tag)) {
        const id = /\bid="([^"]*)"/.exec(attributes)?.[1];
        if (tag !== 'h1' && id === undefined) continue;
        const at = tag === 'h1' ? page : `${page}#${unescaped(id ?? '')}`;
        sections.push({ id: at, heading: '', other: '', text: '', code: '' });
        heading = depth;
      }
    }
  }
  const title = tidy(sections[0]?.heading ?? '');
  return sections.map((section) => ({
    id: section.id,
    title,
    heading: tidy(section.heading),
    other: tidy(section.other),
    text: tidy(section.text).slice(0, most),
    code: tidy(section.code).slice(0, most),
  }));
}

function tidy(text: string): string {
  return text.replaceAll('\u200b', '').replaceAll(/\s+/g, ' ').trim();
}

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  nbsp: ' ',
};

function unescaped(text: string): string {
  return text.replaceAll(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal) return String.fromCodePoint(Number(decimal));
    return ENTITIES[name] ?? whole;
  });
}
