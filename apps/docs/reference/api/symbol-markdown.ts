import type { Language } from '../../content/languages.ts';
import { escaped } from '../common/html.ts';
import { word } from '../common/words.ts';
import { commentHtml, inlineHtml } from './comment.ts';
import type { Links } from './links.ts';
import { membersHtml } from './members.ts';
import { signatureHtml } from './signature.ts';
import type { ApiSymbol } from './symbol.ts';

/** All but the heading, as Markdown. */
export function symbolMarkdown(
  symbol: ApiSymbol,
  context: {
    readonly language: Language;
    readonly links: Links;
    readonly door: string;
    readonly korean: string | undefined;
    /** Names of the snippets of its examples. */
    readonly snippet: (index: number) => string;
  },
): string {
  const { language, links, door, korean } = context;
  const { comment, source } = symbol;
  const lang = language === 'ko' ? ' lang="en"' : '';
  const inside = [
    signatureHtml(symbol, links),
    `<div class="api-text"${lang}>${commentHtml(comment.summary, links, door)}</div>`,
    tagsHtml(symbol, language, links, door),
    membersHtml(symbol, language, links, door),
    `<p class="api-source"><span>${word('since', language)}</span> <a href="https://github.com/bp-js/bp/blob/main/${source.file}#L${source.line}">${word('code', language)}: ${source.file}</a></p>`,
  ];
  return [
    ...(language === 'ko' && korean ? [korean, ''] : []),
    '<div class="api" v-pre>',
    ...inside.filter(Boolean),
    '</div>',
    '',
    ...symbol.examples.flatMap(({ code, runs }, index) => [
      runs ? `\`\`\`\`ts snippet=${context.snippet(index)}` : '````ts',
      code,
      '````',
      '',
    ]),
  ].join('\n');
}

function tagsHtml(
  { comment, declarations }: ApiSymbol,
  language: Language,
  links: Links,
  door: string,
): string {
  const lang = language === 'ko' ? ' lang="en"' : '';
  const tags = comment.blockTags ?? [];
  const list = (tag: string): string[] =>
    tags.filter((one) => one.tag === tag).map(({ content }) => inlineHtml(content, links, door));
  const own = (declarations[0].signatures ?? []).flatMap(({ parameters = [] }) => parameters);
  const parameters = [
    ...own.flatMap((one) =>
      one.comment ? [[one.name, inlineHtml(one.comment.summary, links, door)] as const] : [],
    ),
    ...tags
      .filter(({ tag }) => tag === '@param')
      .map((one) => [one.name ?? '', inlineHtml(one.content, links, door)] as const),
  ];
  const rows = [...new Map(parameters)].map(
    ([name, text]) => `<dt><code>${escaped(name)}</code></dt><dd>${dashed(text)}</dd>`,
  );
  const row = (key: 'returns' | 'throws' | 'see', texts: readonly string[]): string[] =>
    texts.length === 0
      ? []
      : [
          `<dt>${word(key, language)}</dt>${[...new Set(texts)].map((text) => `<dd${lang}>${dashed(text)}</dd>`).join('')}`,
        ];
  const html = [
    ...(rows.length > 0
      ? [
          `<dt>${word('parameters', language)}</dt><dd><dl class="api-parameters"${lang}>${rows.join('')}</dl></dd>`,
        ]
      : []),
    ...row('returns', list('@returns')),
    ...row('throws', list('@throws')),
    ...row('see', list('@see')),
  ];
  return html.length === 0 ? '' : `<dl class="api-tags">${html.join('')}</dl>`;
}

function dashed(text: string): string {
  return text
    .replace(/^\s*-\s+/, '')
    .replaceAll(/\s*\n\s*/g, ' ')
    .trim();
}
