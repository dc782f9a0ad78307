import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import '../../methods/methods';
import { backends, type KernelBackend } from '../../operation/kernel-backend';
import { ones } from '../../ops/creation';
import { writeAtOnce } from '../wasm/at-once';
import * as fast from '../wasm/run-fast';
import { wasm } from './wasm-backend';

let before: KernelBackend;

beforeEach(() => {
  before = backends.current;
  backends.current = wasm;
  writeAtOnce(true);
});

afterEach(() => {
  backends.current = before;
  writeAtOnce(false);
  vi.restoreAllMocks();
});

it('computes by the reference until its code is there, which it loads for much to compute', async () => {
  const run = vi.spyOn(fast, 'runFast');
  const few = ones([1000]);
  for (let i = 0; i < 100; i++) few.add(1);
  await new Promise((resolve) => setTimeout(resolve, 50));
  few.add(1);
  expect(run).not.toHaveBeenCalled();
  const many = ones([2 ** 19]);
  const early = many.add(1).mul(3).exp();
  await vi.waitFor(() => {
    few.add(1);
    expect(run).toHaveBeenCalled();
  });
  run.mockClear();
  const late = many.add(1).mul(3).exp();
  expect(run).toHaveReturnedWith(true);
  expect(late.data).toEqual(early.data);
});
