import { expect, it } from 'vitest';
import { BEFORE, contestantsFor, withBefore } from './contestants';

it('lets another checkout follow each of our modes, so that they run in turns', () => {
  const all = withBefore(contestantsFor('train', ['bp', 'jax-js']), '/before');
  expect(all.map(({ peer, mode, root }) => [peer, mode, root])).toEqual([
    ['bp', 'eager', undefined],
    [BEFORE, 'eager', '/before'],
    ['bp', 'compiled', undefined],
    [BEFORE, 'compiled', '/before'],
    ['bp', 'compiled-fast', undefined],
    [BEFORE, 'compiled-fast', '/before'],
    ['jax-js', 'jit', undefined],
  ]);
});
