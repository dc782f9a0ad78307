import type { Language } from '../../content/languages.ts';
import type { Door } from '../common/doors.ts';
import { escaped } from '../common/html.ts';
import { type KoreanSummary, koreanSummaries } from '../common/summaries.ts';
import { word } from '../common/words.ts';
import { isOperation, type Links } from './links.ts';
import type { ApiSymbol, Kind } from './symbol.ts';
import { symbolMarkdown } from './symbol-markdown.ts';

const ORDER: readonly Kind[] = ['functions', 'classes', 'constants', 'types'];

/** What one needs to write the page of a door. */
export interface DoorPage {
  readonly door: Door;
  readonly description: string;
  readonly symbols: readonly ApiSymbol[];
  readonly firsts: ReadonlyMap<string, string>;
  readonly links: Links;
}

/**
 * The page of a door: an index of what it exports, then each name with its signature, text and examples. Operations of
 * `@bp/tensor` have pages of their own.
 *
 * TypeDoc's model is set here by hand rather than by typedoc-plugin-markdown: that has a file for each name or one endless file
 * for a module, knows one language, prints examples as they stand in comments, and repeats for every layer and optimizer
 * what it inherits.
 */
export function doorPage(page: DoorPage, language: Language): string {
  const { door, description, symbols, links } = page;
  const korean = koreanSummaries(door);
  const here = symbols.filter(({ name }) => !isOperation(door.specifier, name));
  const sections = ORDER.flatMap((kind) => {
    const list = here.filter((one) => one.kind === kind);
    if (list.length === 0) return [];
    return [
      `## ${word(kind, language)} {#${kind}}`,
      '',
      ...list.flatMap((symbol) => [
        `### ${symbol.name} {#${symbol.name}}`,
        '',
        symbolMarkdown(symbol, {
          language,
          links,
          door: door.specifier,
          korean: korean[symbol.name]?.ko,
          snippet: (index) => exampleName(door, symbol.name, index),
        }),
      ]),
    ];
  });
  return [
    '---',
    `title: '${door.specifier}'`,
    `description: ${JSON.stringify(language === 'ko' ? `${door.specifier}에서 내보내는 것: 시그니처, 설명, 실행되는 예제` : `What ${door.specifier} exports: signatures, explanations and examples that run. ${description}`)}`,
    'generated: true',
    'outline: 2',
    '---',
    '',
    `# ${door.specifier}`,
    '',
    importLine(door, here, symbols),
    '',
    ...indexOf(page, korean, language),
    ...sections,
  ].join('\n');
}

export function exampleName(door: Door, name: string, index: number): string {
  return `api/${door.slug}/${name}${index === 0 ? '' : `-${index + 1}`}`;
}

function importLine(door: Door, here: readonly ApiSymbol[], all: readonly ApiSymbol[]): string {
  const [first] = [...here, ...all].filter(({ kind }) => kind !== 'types');
  const name = first?.name ?? here[0]?.name;
  return `<pre class="api-signature" v-pre><code>import { ${name} } from '${door.specifier}';</code></pre>`;
}

function indexOf(
  { door, symbols, firsts }: DoorPage,
  korean: Readonly<Record<string, KoreanSummary>>,
  language: Language,
): string[] {
  const group = (title: string, list: readonly ApiSymbol[], href: (name: string) => string) =>
    list.length === 0
      ? []
      : [
          `<table class="api-index" v-pre><caption>${title}</caption><tbody>`,
          ...list.map(({ name }) => {
            const said = language === 'ko' ? (korean[name]?.ko ?? '') : (firsts.get(name) ?? '');
            return `<tr><td><a href="${href(name)}"><code>${name}</code></a></td><td>${inline(said)}</td></tr>`;
          }),
          '</tbody></table>',
          '',
        ];
  const operations = symbols.filter(({ name }) => isOperation(door.specifier, name));
  return [
    `## ${word('contents', language)} {#contents}`,
    '',
    ...group(word('operations', language), operations, (name) => `../operations/${name}.html`),
    ...ORDER.flatMap((kind) =>
      group(
        word(kind, language),
        symbols.filter((one) => one.kind === kind && !operations.includes(one)),
        (name) => `#${name}`,
      ),
    ),
  ];
}

/** A summary on a line: code between backticks, and strong words. */
export function inline(text: string): string {
  return escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<strong>$1</strong>');
}
