import type { Language } from '../../words/define';
import { type FormulaNode, HAT } from './node';

/** Words for signs that a voice would skip or read by a name nobody uses. */
const SIGNS: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  en: {
    '∂': 'partial ',
    '−': ' minus ',
    '+': ' plus ',
    '×': ' times ',
    '⋅': ' times ',
    '=': ' equals ',
    '≠': ' is not ',
    '<': ' less than ',
    '>': ' greater than ',
    '≤': ' at most ',
    '≥': ' at least ',
    '∑': 'sum ',
    '→': ' to ',
    '□': ' blank ',
    '∞': 'infinity',
    ln: 'log ',
    ϵ: 'epsilon',
    φ: 'phi',
    ϕ: 'phi',
    σ: 'sigma',
    δ: 'delta ',
    η: 'eta',
  },
  ko: {
    '∂': '편미분 ',
    '−': ' 빼기 ',
    '+': ' 더하기 ',
    '×': ' 곱하기 ',
    '⋅': ' 곱하기 ',
    '=': ' 같음 ',
    '≠': ' 다름 ',
    '<': ' 작음 ',
    '>': ' 큼 ',
    '≤': ' 이하 ',
    '≥': ' 이상 ',
    '∑': '합 ',
    '→': ' 에서 ',
    '□': ' 빈칸 ',
    '∞': '무한대',
    ln: '로그 ',
    ϵ: '엡실론',
    φ: '파이',
    ϕ: '파이',
    σ: '시그마',
    δ: '델타 ',
    η: '에타',
  },
};

const WORDS = {
  en: {
    hat: ' hat',
    over: ' over ',
    root: 'root of ',
    power: ' to the power ',
    prime: ' prime',
    square: ' squared',
  },
  ko: {
    hat: ' 햇',
    over: ' 나누기 ',
    root: '루트 ',
    power: ' 위 첨자 ',
    prime: ' 프라임',
    square: ' 제곱',
  },
} as const;

/** A formula as it is read aloud. */
export function speak(node: FormulaNode, language: Language): string {
  return said(node, language).replace(/\s+/g, ' ').trim();
}

function said(node: FormulaNode, language: Language): string {
  const words = WORDS[language];
  const of = (one: FormulaNode): string => said(one, language);
  switch (node.kind) {
    case 'symbol':
      return SIGNS[language][node.text] ?? node.text.replace(HAT, words.hat);
    case 'space':
      return ' ';
    case 'row':
      return node.items.map(of).join(' ');
    case 'fraction':
      return ` ${of(node.over)}${words.over}${of(node.under)} `;
    case 'root':
      return words.root + of(node.body);
    case 'scripts':
      return of(node.base) + (node.below ? ` ${of(node.below)}` : '') + above(node.above);
    case 'fence':
      return `${node.open} ${of(node.body)} ${node.close}`;
    case 'grid':
      return node.rows.map((row) => row.map(of).join(' ')).join('; ');
  }

  function above(script: FormulaNode | null): string {
    if (script === null) return '';
    const text = of(script).trim();
    if (text === '′') return words.prime;
    return text === '2' ? words.square : words.power + text;
  }
}
