import { expect, it } from 'vitest';
import { excerpt } from './excerpt.ts';
import { makeIndex } from './make-index.ts';
import { Searcher } from './searcher.ts';
import type { Section } from './section.ts';

const page = (id: string, title: string, text: string, code = ''): Section => ({
  id,
  title,
  heading: title,
  other: '',
  text,
  code,
});

const SECTIONS = [
  page('bp/overview', '역전파란 Backpropagation', '오차역전파법은 손실의 기울기를 구합니다.'),
  page(
    'limits/overfitting',
    '과적합 Overfitting',
    '학습 데이터에만 잘 맞는 것을 과적합이라 합니다.',
  ),
  page(
    'act/sigmoid',
    '시그모이드 Sigmoid',
    '시그모이드의 미분은 0.25를 넘지 않습니다. 은닉층에 씁니다.',
  ),
  page(
    'loss/mse',
    '평균제곱오차',
    '손실 함수의 하나입니다. 시그모이드와 함께 쓰면 느립니다.',
    'mseLoss(y, t)',
  ),
];

// as it is written and read again
const searcher = new Searcher(JSON.parse(JSON.stringify(makeIndex(SECTIONS))));
const pages = (query: string) => searcher.find(query).map((hit) => hit.page);

it.each([
  ['오류역전파법', 'bp/overview'],
  ['backprop', 'bp/overview'],
  ['역전파는', 'bp/overview'],
  ['과대적합', 'limits/overfitting'],
  ['overfit', 'limits/overfitting'],
  ['ovrfitting', 'limits/overfitting'],
  ['시그노이드', 'act/sigmoid'],
  ['시그모이드의 미분', 'act/sigmoid'],
  ['시그모이도', 'act/sigmoid'],
  ['층', 'act/sigmoid'],
  ['MSE', 'loss/mse'],
  ['ＭＳＥ', 'loss/mse'],
  ['σ(x)', 'act/sigmoid'],
  ['오버피팅', 'limits/overfitting'],
  ['백프로파게이션이란', 'bp/overview'],
  ['역전파'.normalize('NFD'), 'bp/overview'],
  ['mseLoss', 'loss/mse'],
])('%s is found first in %s', (query, first) => {
  expect(pages(query)[0]).toBe(first);
});

it('puts what has all of the words before what has some', () => {
  expect(pages('느린 손실 시그모이드')[0]).toBe('loss/mse');
});

it('puts the pages of a matter before an export that has it in its name', () => {
  const part = (id: string, title: string, heading: string, text: string) => ({
    ...page(id, title, text),
    heading,
  });
  const exports = ['writeNpz', 'readNpz'].map((name) =>
    part(`reference/api/io#${name}`, '@bp/io', name, 'Of an npz.'),
  );
  const guide = part('how-to/save#bytes', 'Save and load', 'npz, as bytes', 'An npz of NumPy.');
  const searcher = new Searcher(makeIndex([...exports, guide]));
  const first = (query: string) => searcher.find(query)[0].page;
  expect(first('npz')).toBe('how-to/save');
  expect(first('readNpz')).toBe('reference/api/io');
});

it('asks once what is said twice, and reads no more than a query is long', () => {
  expect(searcher.find('MSE mse MSE ')).toEqual(searcher.find('MSE '));
  const start = performance.now();
  pages('backprop '.repeat(10_000));
  pages('가'.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(2000);
});

it('finds nothing for nothing, and for what is not there', () => {
  expect(pages('')).toEqual([]);
  expect(pages('!?')).toEqual([]);
  expect(pages('qwxz')).toEqual([]);
});

it('marks what was asked for in an excerpt', () => {
  const [hit] = searcher.find('경사도');
  const marked = excerpt(hit.text, hit.marks).filter(({ isMarked }) => isMarked);
  expect(marked.map(({ text }) => text)).toEqual(['기울기']);
});

it('cuts an excerpt between words, around the first mark', () => {
  const text = `${'word '.repeat(60)}here ${'more '.repeat(60)}`.trim();
  const pieces = excerpt(text, ['here']).map((piece) => piece.text);
  expect(pieces[0]).toBe('… ');
  expect(pieces.at(-1)).toBe(' …');
  expect(pieces.join('')).toMatch(/^… (word )+here( more)+ …$/);
});
