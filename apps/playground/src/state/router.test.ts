import { expect, it } from 'vitest';
import { readHash, unknownLab, writeHash } from './router';

const otherwise = { language: 'ko', lab: 'notes' } as const;

it('a place survives its hash, whatever its parameters hold', () => {
  const place = {
    language: 'en',
    lab: 'backprop',
    params: { preset: '2-2-2', expression: '(x + y)^2 & z=1?', at: '1,2' },
  } as const;
  expect(readHash(writeHash(place), otherwise)).toEqual(place);
  expect(writeHash(place)).toContain('at=1,2');
});

it('a value that was written by hand may hold a question mark', () => {
  const { params } = readHash('#/en/train?ask=Which rate is best? Why?&seed=7', otherwise);
  expect(params).toEqual({ ask: 'Which rate is best? Why?', seed: '7' });
});

it.each(['', '#', '#/', '#/xx/yy?', '#nonsense?%E0%A4%A'])('%j leads to the start', (hash) => {
  expect(readHash(hash, otherwise)).toMatchObject({ language: 'ko', lab: 'notes' });
});

it('a name that no lab has is told, and nothing else', () => {
  const hashes = ['#/ko/nolab?x=1', '#/ko/train', '#/ko/', '#', '', '#/ko/toString'];
  expect(hashes.map(unknownLab)).toEqual(['nolab', null, null, null, null, 'toString']);
});
