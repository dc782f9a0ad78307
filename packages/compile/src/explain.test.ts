import { Rng, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { compile } from './compile';

/** Without what depends on the machine. */
const steady = (text: string): string =>
  text.replace(/[\d.]+ ms/g, '… ms').replace(/\d+ bytes of code/g, '… bytes of code');

describe('explain', () => {
  it('tells the plan of each program', () => {
    const weight = tensor([[1], [2]]);
    const step = compile(
      (x: Tensor, index: Tensor) => {
        const y = x.matmul(weight).add(1).tanh();
        weight.assign(weight.mul(0.5));
        return y.gather(0, index);
      },
      { name: 'predict', check: 100 },
    );
    const index = tensor([[0]], { dtype: 'int32' });
    for (let i = 0; i < 5; i++) step(zeros([4, 2]), index);
    expect(compile.explain(step)).toBe(step.explain());
    expect(steady(step.explain())).toMatchInlineSnapshot(`
      "predict: 1 key, precision strict; compared with the step every 100 calls

      (float32 [4, 2], int32 [1, 1])
        recorded 2 times, … ms in all
        called 3 times; 6 kernels, 0 of them by the host; … bytes of code
        memory: 8 bytes in 1 tensor that stay, 36 in 2 arguments, 128 of constants, arena 256, for values that peak at 192; 448 of 65536 bytes in use by all programs on it
          1 checkPositions: $1 int32 [1, 1] → check
          2 matmul: $0 float32 [4, 2], *2 float32 [2, 1] → 3 float32 [4, 1]
          3 add + tanh: 3 float32 [4, 1] → 5 float32 [4, 1]
          4 mul: *2 float32 [2, 1] → 6 float32 [2, 1]
          5 assign: 6 float32 [2, 1] → *2 float32 [2, 1]
          6 gather: 5 float32 [4, 1], $1 int32 [1, 1] → 7 float32 [1, 1]
        * stays, $ argument, # constant, ∂ gradient; anything else is gone after the call"
    `);
  });

  it('tells that nothing is compiled yet, and the keys there are', () => {
    const step = compile((x: Tensor, by: number) => x.mul(by), { name: 'scale' });
    step(new Rng(1).normal([3]), 2);
    expect(steady(step.explain())).toMatchInlineSnapshot(`
      "scale: 1 key, precision strict

      (float32 [3], 2)
        recorded 1 time, … ms in all
        not compiled yet: no two recordings were equal so far"
    `);
  });
});
