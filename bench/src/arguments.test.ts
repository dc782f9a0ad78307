import { expect, it } from 'vitest';
import { readArguments } from './arguments';
import { PARTS } from './runner/options';

it('measures everything by default', () => {
  expect(readArguments([])).toEqual({
    parts: PARTS,
    works: ['a', 'b32', 'b128', 'c', 'd', 'e'],
    peers: null,
    against: null,
    rounds: 7,
    roundMs: 400,
    steps: 10_000,
    json: null,
  });
});

it('takes lists with commas', () => {
  const { parts, works, peers } = readArguments([
    ...['--only', 'steps,size', '--works', 'a,b32', '--peers', 'bp,pytorch'],
  ]);
  expect(parts).toEqual(['steps', 'size']);
  expect(works).toEqual(['a', 'b32']);
  expect(peers).toEqual(['bp', 'pytorch']);
});

it('takes numbers and a file', () => {
  const args = ['--rounds', '2', '--round-ms', '50', '--steps', '100', '--json', 'out.json'];
  expect(readArguments(args)).toMatchObject({
    rounds: 2,
    roundMs: 50,
    steps: 100,
    json: 'out.json',
  });
});

it('names what it expects where a name is unknown', () => {
  expect(() => readArguments(['--only', 'speed'])).toThrow('--only: expected steps, matmul');
  expect(() => readArguments(['--peers', 'torch'])).toThrow('got torch');
});

it('refuses numbers that are no count', () => {
  for (const text of ['0', '1.5', 'many']) {
    expect(() => readArguments(['--rounds', text])).toThrow('expected a whole number from 1');
  }
});

it('refuses options it does not know', () => {
  expect(() => readArguments(['--fast'])).toThrow();
});
