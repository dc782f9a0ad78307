import { type Tensor, tensor } from '@bp/tensor';
import type { FormulaOperation } from '@bp/tensor/engine';
import type { InBoth, Language } from '../../content/languages.ts';
import { inline } from '../api/door-page.ts';
import { formulaLatex } from './formula-latex.ts';
import { ACTIVATIONS, type Given, LOSSES } from './given.ts';
import { curves } from './picture.ts';
import { recordedBy } from './recorded.ts';

/** Functions of one kind on one page, each with its formula, its derivatives and its curves. */
export interface Gallery {
  readonly id: 'losses' | 'activations';
  readonly title: InBoth;
  readonly lead: InBoth;
  readonly list: readonly Given[];
}

export const GALLERIES: readonly Gallery[] = [
  {
    id: 'losses',
    title: { ko: '손실 함수', en: 'Losses' },
    lead: {
      ko: '`@bp/losses`의 손실 함수마다 식과 미분, 값과 기울기의 그래프가 있습니다. 식은 계산에 쓰는 식 그대로이고 미분은 그 식에서 나오며, 그래프는 실행해서 얻은 값입니다.',
      en: 'Every loss of `@bp/losses` with its formula, its derivatives, and the graphs of value and gradient. The formulas are those that are computed, the derivatives follow from them, and the graphs come from running them.',
    },
    list: LOSSES,
  },
  {
    id: 'activations',
    title: { ko: '활성화 함수', en: 'Activations' },
    lead: {
      ko: '`@bp/tensor`와 `@bp/layers`의 활성화 함수마다 식과 미분, 그래프가 있습니다. 식은 계산에 쓰는 식 그대로이고 미분은 그 식에서 나옵니다.',
      en: 'Every elementwise activation of `@bp/tensor` and `@bp/layers` with its formula, its derivative, and both graphs. The formulas are those that are computed, and the derivatives follow from them.',
    },
    list: ACTIVATIONS,
  },
];

/**
 * @param said a summary by the name of a function
 * @param href where the function itself is documented
 */
export function galleryPage(
  { id, title, lead, list }: Gallery,
  language: Language,
  said: (name: string) => string,
  href: (name: string) => string | null,
): string {
  return [
    '---',
    `title: ${title[language]}`,
    `description: ${JSON.stringify(lead[language].replaceAll('`', ''))}`,
    'generated: true',
    '---',
    '',
    `# ${title[language]}`,
    '',
    lead[language],
    '',
    ...list.flatMap((one) => section(one, id, language, said(one.name), href(one.name))),
  ].join('\n');
}

function section(
  { name, fn, range, xLabel, fixed }: Given,
  id: Gallery['id'],
  language: Language,
  said: string,
  href: string | null,
): string[] {
  const { operation, before } = mainFormula(fn, range, name);
  const shown = operation ? formulaLatex(operation, id === 'losses' ? 'L' : 'f') : null;
  const slopes = shown ? shown.slopes.filter((_, i) => i === 0 || id !== 'losses') : [];
  const title = fixed[language] === '' ? name : `${name}, ${fixed[language]}`;
  const link = href === null ? '' : ` <a href="${href}"><code>${name}()</code></a>`;
  return [
    `## ${name} {#${name}}`,
    '',
    `<p v-pre>${inline(said)}${link}</p>`,
    '',
    ...(operation && operation.name !== name && before.length > 0
      ? [lastStep(operation.name, before, language), '']
      : []),
    ...(shown ? [`$$\n${shown.value}\n$$`, ''] : []),
    ...slopes.flatMap((one) => [`$$\n${one}\n$$`, '']),
    curves(fn, { title, language, range, xLabel }),
    '',
  ];
}

function lastStep(name: string, before: readonly string[], language: Language): string {
  const steps = before.map((one) => `\`${one}\``).join(', ');
  return language === 'ko'
    ? `계산은 ${steps}에 이어 \`${name}\` 순서로 하며, 아래는 그 마지막 단계의 식입니다.`
    : `It is computed by ${steps}, and then \`${name}\`, whose formula this is.`;
}

/** The formula that carries the name of a function among those that it records, or the only one, and the steps before it. */
function mainFormula(
  fn: (x: Tensor) => Tensor,
  [low, high]: readonly [number, number],
  name: string,
): { readonly operation: FormulaOperation | null; readonly before: readonly string[] } {
  const x = tensor([low + 0.3 * (high - low), low + 0.8 * (high - low)], { dtype: 'float64' });
  const all = recordedBy(fn, [x]).map(({ operation }) => operation);
  const formulas = all.flatMap((one) => (one.kind === 'formula' ? [one] : []));
  const own = formulas.find((one) => one.name.split('.')[0] === name);
  const operation = own ?? (new Set(formulas).size === 1 ? formulas[0] : null);
  // the first joins what is drawn into rows
  const steps = all.slice(0, operation ? all.indexOf(operation) : 0);
  const before = steps.flatMap((one) =>
    one.kind === 'view' || one.name === 'concat' ? [] : [one.name],
  );
  return { operation, before };
}
