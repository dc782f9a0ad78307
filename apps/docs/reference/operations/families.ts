import { FAMILIES, OPERATIONS } from '@bp/testing/operations';
import type { InBoth } from '../../content/languages.ts';

/** Operations that belong together, in the order of the catalogue of the tests. */
export interface Family {
  readonly id: string;
  readonly title: InBoth;
  readonly names: readonly string[];
}

const TITLES: readonly (readonly [id: string, title: InBoth])[] = [
  ['arithmetic', { ko: '산술', en: 'Arithmetic' }],
  ['exponential', { ko: '지수와 로그', en: 'Exponentials and logarithms' }],
  ['trigonometric', { ko: '삼각함수와 오차함수', en: 'Trigonometric and error functions' }],
  ['activations', { ko: '활성화 함수', en: 'Activations' }],
  ['rounding', { ko: '반올림과 부호', en: 'Rounding and signs' }],
  ['comparison', { ko: '비교와 논리', en: 'Comparison and logic' }],
  ['selection', { ko: '고르기', en: 'Selection' }],
  ['reductions', { ko: '축소', en: 'Reductions' }],
  ['products', { ko: '곱', en: 'Products' }],
  ['convolution', { ko: '합성곱', en: 'Convolution' }],
  ['pooling', { ko: '풀링', en: 'Pooling' }],
  ['views', { ko: '모양과 뷰', en: 'Shapes and views' }],
  ['indexing', { ko: '인덱싱', en: 'Indexing' }],
  ['joining', { ko: '잇기와 나누기', en: 'Joining and splitting' }],
  ['copies', { ko: '복사와 변환', en: 'Copies and conversions' }],
];

if (TITLES.length !== FAMILIES.length) throw new Error('a family of operations has no title');

export const OPERATION_FAMILIES: readonly Family[] = TITLES.map(([id, title], i) => ({
  id,
  title,
  names: Object.keys(FAMILIES[i]),
}));

export const OPERATION_NAMES: readonly string[] = Object.keys(OPERATIONS);
