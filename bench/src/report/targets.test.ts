import { expect, it } from 'vitest';
import type { Row } from '../runner/results';
import { checkTargets } from './targets';

function row(peer: string, mode: string, work: string, median: number, differs?: string): Row {
  const rest = { unit: 'steps/s', best: median, rounds: 1, differs: differs ?? null } as const;
  return { peer, mode, work, median, ...rest };
}

const found = (rows: Row[]) =>
  checkTargets(rows).map(({ what, found: ratio, met }) => [what, ratio, met]);

it('compares with PyTorch and with the fastest JavaScript library', () => {
  const rows = [
    row('bp', 'compiled', 'a', 5000),
    row('bp', 'eager', 'a', 60),
    row('pytorch', 'eager', 'a', 100),
    row('jax-js', 'jit', 'a', 10),
    row('tfjs-wasm', 'eager', 'a', 20),
  ];
  expect(found(rows)).toEqual([
    ['compiled : PyTorch', 50, true],
    ['compiled : fastest JS', 250, true],
    ['eager : fastest JS', 3, false],
  ]);
});

it('does not count who does something else', () => {
  const rows = [
    row('bp', 'eager', 'a', 60),
    row('jax-js', 'jit', 'a', 10),
    row('convnetjs', 'eager', 'a', 1000, 'float64'),
  ];
  expect(found(rows)).toEqual([['eager : fastest JS', 6, true]]);
});

it('compares two threads with one', () => {
  const rows = [row('bp', '1 thread', 'threads-c', 100), row('bp', '2 threads', 'threads-c', 170)];
  expect(found(rows)).toEqual([['two threads : one', 1.7, true]]);
});

it('asks nothing of PyTorch where it runs with a handicap', () => {
  const rows = [row('bp', 'compiled', 'a', 5000), row('pytorch', 'eager', 'a', 1, 'slow BLAS')];
  expect(found(rows)).toEqual([]);
});

it('measures products against the machine only where they are large', () => {
  const works = ['matmul-NN-64', 'matmul-TN-128x784x128'];
  const rows = works.flatMap((work) => [
    row('bp', 'eager', work, 30),
    row('bp', 'compiled', work, 19),
    row('ceiling', 'mul-add', work, 40, 'the machine'),
    row('tfjs-wasm', 'eager', work, 15),
  ]);
  expect(checkTargets(rows).map(({ what, work, met }) => [what, work, met])).toEqual([
    ['GEMM : tfjs-wasm', works[0], true],
    ['GEMM : mul+add ceiling', works[1], false],
    ['GEMM : tfjs-wasm', works[1], true],
  ]);
});

it('wants costs to be small', () => {
  const rows = [
    row('bp', 'compiled', 'affine-1e5', 1),
    row('jax-js', 'jit', 'affine-1e5', 2),
    row('tfjs-wasm', 'eager', 'affine-1e5', 0.5),
    row('bp', 'eager', 'import', 14),
    row('bp', 'eager', 'memory-10000-steps', 21),
  ];
  expect(checkTargets(rows).map(({ wanted, found: x, met }) => [wanted, x, met])).toEqual([
    ['≤ 1', 2, false],
    ['≤ 15', 14, true],
    ['≤ 20', 21, false],
  ]);
});
