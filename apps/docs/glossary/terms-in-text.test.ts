import glossary from '@bp/course/glossary.json';
import { expect, it } from 'vitest';
import { TermFinder } from './terms-in-text.ts';

const finders = { ko: new TermFinder(glossary, 'ko'), en: new TermFinder(glossary, 'en') };

it.each([
  [
    'ko',
    '오차역전파법은 역전파로 기울기를 구합니다',
    ['backpropagation', 'backward-pass', 'gradient'],
  ],
  ['ko', '출력층의 출력값과 입력값', ['output-layer']],
  ['ko', '학습률이 크면 학습하기 어렵습니다', ['learning-rate']],
  ['ko', '배치 크기입니다', ['batch-size']],
  ['en', 'Gradients of the loss function, the gradient-free way', ['gradient', 'loss-function']],
  ['en', 'backpropagation and re-weighting of weights', ['backpropagation', 'weight']],
] as const)('%s: %s', (language, text, ids) => {
  expect(finders[language].in(text).map(({ id }) => id)).toEqual(ids);
});

it('takes the plural into the term', () => {
  const text = 'All weights fall.';
  const [{ start, end }] = finders.en.in(text);
  expect(text.slice(start, end)).toBe('weights');
});
