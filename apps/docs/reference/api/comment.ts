import type { JSONOutput } from 'typedoc';
import { escaped } from '../common/html.ts';
import type { Links } from './links.ts';

type Parts = readonly JSONOutput.CommentDisplayPart[] | undefined;

/** What a comment says, as HTML: paragraphs, lists, code, and names linked to where they are documented. */
export function commentHtml(parts: Parts, links: Links, door: string): string {
  return inlineHtml(parts, links, door)
    .split(/\n\s*\n/)
    .filter((paragraph) => paragraph.trim() !== '')
    .map((paragraph) => blockHtml(paragraph.trim()))
    .join('');
}

/** The same as a part of a line. */
export function inlineHtml(parts: Parts, links: Links, door: string): string {
  return (parts ?? [])
    .map((part) => {
      if (part.kind === 'code') return codeHtml(part.text, links, door);
      if (part.kind === 'inline-tag') return linkHtml(part, links, door);
      if (part.kind === 'text') return textHtml(part.text);
      return escaped(part.text);
    })
    .join('');
}

/** A single name between backticks is a link, where it is exported. */
function codeHtml(text: string, links: Links, door: string): string {
  const code = text.replace(/^`+|`+$/g, '');
  if (code.includes('\n')) return `<pre><code>${escaped(code.replace(/^\w*\n/, ''))}</code></pre>`;
  const target = /^[\w$]+$/.test(code) ? links.byName(code, door) : null;
  const html = `<code>${escaped(code)}</code>`;
  return target === null ? html : `<a href="${target}">${html}</a>`;
}

function linkHtml(part: JSONOutput.InlineTagDisplayPart, links: Links, door: string): string {
  const name = part.text.trim().split(/\s|\|/)[0];
  if (/^https:/.test(name)) return `<a href="${escaped(name)}">${escaped(name)}</a>`;
  return codeHtml(`\`${name}\``, links, door);
}

function textHtml(text: string): string {
  return escaped(text)
    .replaceAll(/\*\*([^*\n]+)\*\*/g, '<strong>$1</strong>')
    .replaceAll(/(?<!["=])https:\/\/[^\s<]*[^\s<.,;)]/g, '<a href="$&">$&</a>');
}

function blockHtml(paragraph: string): string {
  const items = paragraph.split(/(?:^|\n)- /);
  if (items.length === 1) return `<p>${oneLine(paragraph)}</p>`;
  const [before, ...rest] = items;
  const list = rest.map((item) => `<li>${oneLine(item)}</li>`).join('');
  return `${before.trim() ? `<p>${oneLine(before)}</p>` : ''}<ul>${list}</ul>`;
}

/** Blank lines would end the HTML in a page of Markdown. */
function oneLine(text: string): string {
  return text.includes('<pre>')
    ? text.replaceAll(/\n\s*\n/g, '\n')
    : text.replaceAll(/\s*\n\s*/g, ' ');
}
