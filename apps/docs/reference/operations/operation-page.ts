import type { InBoth, Language } from '../../content/languages.ts';
import type { Links } from '../api/links.ts';
import type { ApiSymbol } from '../api/symbol.ts';
import { symbolMarkdown } from '../api/symbol-markdown.ts';
import { escaped } from '../common/html.ts';
import type { Description } from './description.ts';
import { binaryEdges, number, unaryEdges, vectorEdges } from './edge-values.ts';
import { functionOf } from './function-of.ts';
import { curves, slices } from './picture.ts';

const SAID = {
  derivative: { ko: '미분', en: 'Derivative' },
  told: {
    ko: '출력의 첫 원소를, 그것이 기대는 입력 원소마다 미분하면 다음과 같습니다. 연산 자신이 말하는 식이며 위치는 0부터 셉니다.',
    en: 'The derivative of the first element of the output by each element that it depends on, as the operation itself tells it; places count from 0.',
  },
  madeOf: {
    ko: '다음 연산들로 계산하고, 기울기도 그 연쇄법칙을 따릅니다:',
    en: 'It is computed by these operations, and its gradient follows from them by the chain rule:',
  },
  none: { ko: '기울기가 흐르지 않습니다:', en: 'No gradient flows through it:' },
  picture: { ko: '그림', en: 'Picture' },
  shapes: { ko: '모양', en: 'Shapes' },
  edges: { ko: '특별한 값', en: 'Edge values' },
  gradcheck: { ko: '기울기 검사', en: 'Gradient check' },
  input: { ko: '입력', en: 'input' },
  output: { ko: '출력', en: 'output' },
  case: { ko: '경우', en: 'case' },
  first: { ko: '1차', en: 'first order' },
  second: { ko: '2차', en: 'second order' },
  back: { ko: '모든 연산', en: 'all operations' },
} as const satisfies Record<string, InBoth>;

export interface OperationPage {
  readonly description: Description;
  readonly symbol: ApiSymbol;
  readonly links: Links;
  readonly korean: string;
  /** The first sentence in English. */
  readonly first: string;
  readonly snippet: (index: number) => string;
}

/** The page of an operation: formula, derivative, picture, how it is called, shapes, edges, and its gradient checked. */
export function operationPage(page: OperationPage, language: Language): string {
  const { description, symbol, links, korean, first } = page;
  const { name, formula } = description;
  const say = (key: keyof typeof SAID): string => SAID[key][language];
  return [
    '---',
    `title: '${name}'`,
    `description: ${JSON.stringify(language === 'ko' ? `연산 ${name}: ${korean}` : `The operation ${name}: ${first}`)}`,
    'generated: true',
    '---',
    '',
    `# ${name}`,
    '',
    ...(formula ? [`$$\n${formula.value}\n$$`, ''] : []),
    symbolMarkdown(symbol, { language, links, door: '@bp/tensor', korean, snippet: page.snippet }),
    `## ${say('derivative')} {#derivative}`,
    '',
    ...derivative(description, language),
    ...picture(description, language),
    `## ${say('shapes')} {#shapes}`,
    '',
    table(
      [say('input'), say('output')],
      description.shapes.map((row) => [row.inputs, row.output]),
    ),
    '',
    ...edges(description, language),
    ...gradientCheck(description, language),
    `<p class="api-back"><a href="../operations.html">${say('back')}</a> · <a href="../api/tensor.html">@bp/tensor</a></p>`,
    '',
  ].join('\n');
}

function derivative({ formula, told, madeOf, checked }: Description, language: Language): string[] {
  const formulas = formula && formula.slopes.length > 0 ? formula.slopes : told;
  if (formulas.length > 0) {
    return [
      ...(formula ? [] : [SAID.told[language], '']),
      ...formulas.flatMap((one) => [`$$\n${one}\n$$`, '']),
    ];
  }
  if (typeof checked === 'string') {
    return [
      language === 'ko'
        ? `${SAID.none.ko} ${REASONS[checked] ?? `<span lang="en">${checked}</span>`}.`
        : `${SAID.none.en} it ${checked}.`,
      '',
    ];
  }
  const steps = madeOf.length > 0 ? madeOf.map((one) => `\`${one}\``).join(', ') : null;
  return steps ? [`${SAID.madeOf[language]} ${steps}`, ''] : [VIEW[language], ''];
}

/** Why there is no derivative, as the tests' catalogue says it, in Korean. */
const REASONS: Readonly<Record<string, string>> = {
  'gives truth values': '참거짓을 줍니다',
  'gives positions': '위치를 줍니다',
  'takes positions': '위치를 받습니다',
  'cuts the history off, which is its purpose': '기록을 끊는 것이 목적입니다',
  'overwrites values and is not recorded': '값을 덮어쓸 뿐 기록되지 않습니다',
  'takes a shape and a type, no values': '모양과 자료형만 받고 값은 받지 않습니다',
};

const VIEW = {
  ko: '원소를 옮기기만 하므로, 도착한 기울기는 원소가 온 자리로 그대로 돌아갑니다. 여러 자리로 갔으면 더합니다.',
  en: 'It only moves elements, so the gradient that arrives goes back to where each came from, as it is; where one went to several places, they add up.',
} as const satisfies InBoth;

function picture({ name, form, family }: Description, language: Language): string[] {
  const fn = functionOf(name);
  const title = language === 'ko' ? `${name}의 그래프` : `The graph of ${name}`;
  const svg =
    form === 'unary' && family !== 'copies'
      ? curves((x) => fn(x), { title, language })
      : form === 'binary'
        ? slices((x, y) => fn(x, y), { title, names: ['x', 'y'] })
        : null;
  return svg === null ? [] : [`## ${SAID.picture[language]} {#picture}`, '', svg, ''];
}

function edges({ name, form }: Description, language: Language): string[] {
  const heading = [`## ${SAID.edges[language]} {#edges}`, ''];
  if (form === 'unary') {
    const heads = ['x', name, SAID.derivative[language]];
    return [...heading, table(heads, unaryEdges(name)), ''];
  }
  if (form === 'vector') return [...heading, table(['x', name], vectorEdges(name)), ''];
  if (form !== 'binary') return [];
  const { heads, rows } = binaryEdges(name);
  return [...heading, table([`x \\ y`, ...heads], rows), ''];
}

function gradientCheck({ checked }: Description, language: Language): string[] {
  if (typeof checked === 'string') return [];
  const { cases, worst, ok } = checked;
  const text = {
    ko: `기록된 기울기를 함숫값의 중앙 차분(4차, float64)과 ${cases.length}가지 경우에서 견주었습니다. 가장 큰 오차는 ${power(worst)}이며 ${ok ? '모두 한계 안에 있습니다.' : '**한계를 넘는 경우가 있습니다.**'}`,
    en: `The recorded gradient was compared with central differences of its values (fourth order, float64) in ${cases.length} cases. The largest error is ${power(worst)}; ${ok ? 'all are within their bounds.' : '**not all are within their bounds.**'}`,
  };
  const rows = cases.map((one) => [
    one.name,
    one.shapes.map((shape) => `[${shape.join(', ')}]`).join(' · '),
    power(one.first),
    one.second === null ? '–' : power(one.second),
  ]);
  const heads = [SAID.case, SAID.input, SAID.first, SAID.second].map((one) => one[language]);
  return [
    `## ${SAID.gradcheck[language]} {#gradcheck}`,
    '',
    text[language],
    '',
    `<details class="api-members"><summary>gradcheck (${cases.length})</summary>${table(heads, rows)}</details>`,
    '',
  ];
}

/** An error as a power of ten; 0 as it is. */
function power(value: number): string {
  if (value === 0 || !Number.isFinite(value)) return number(value);
  const [digits, exponent] = value.toExponential(1).split('e');
  return `${digits} × 10<sup>${exponent.replace('+', '').replace('-', '−')}</sup>`;
}

/** Cells are text, but for superscripts. */
function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string): string =>
    escaped(text).replaceAll('&lt;sup&gt;', '<sup>').replaceAll('&lt;/sup&gt;', '</sup>');
  const row = (tag: string, cells: readonly string[]): string =>
    `<tr>${cells.map((text) => `<${tag}>${cell(text)}</${tag}>`).join('')}</tr>`;
  return `<table class="api-table" v-pre><thead>${row('th', heads)}</thead><tbody>${rows.map((cells) => row('td', cells)).join('')}</tbody></table>`;
}
