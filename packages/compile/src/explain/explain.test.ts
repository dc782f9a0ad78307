import { defaultRng, Rng, seed, type Tensor, tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { compile } from '../compile';
import { Step } from '../program/step';
import { explainStep } from './explain';

/** Without what depends on the machine. */
const steady = (text: string): string =>
  text.replace(/[\d.]+ ms/g, '… ms').replace(/[\d.]+ \w+ of code/g, '… of code');

const step = (body: (...args: never[]) => unknown): Step =>
  new Step(body, { name: 'step', check: null, precision: 'strict', finite: false });

describe('explain', () => {
  it('tells the plan of a program', () => {
    const weight = tensor([[1], [2]]);
    const predict = compile(
      (x: Tensor, index: Tensor) => {
        const y = x.matmul(weight).add(1).relu();
        weight.assign(weight.mul(0.5));
        return y.gather(0, index);
      },
      { name: 'predict', check: 100 },
    );
    const index = tensor([[0]], { dtype: 'int32' });
    for (let i = 0; i < 5; i++) predict(zeros([4, 2]), index);
    expect(steady(predict.explain())).toMatchInlineSnapshot(`
      "predict: 1 program, precision strict; checked every 100 calls
      1. (float32 [4, 2], int32 [1, 1]): called 3 times; 2 calls captured and compiled in … ms; 6 kernels for 7 operations

      the first, called most:
          1 checkPositions: $1 int32 [1, 1] → check
          2 matmul: $0 float32 [4, 2], *2 float32 [2, 1] → 3 float32 [4, 1]
          3 add + relu: 3 float32 [4, 1] → 5 float32 [4, 1]
          4 mul: *2 float32 [2, 1] → 6 float32 [2, 1]
          5 assign: 6 float32 [2, 1] → *2 float32 [2, 1]
          6 gather: 5 float32 [4, 1], $1 int32 [1, 1] → 7 float32 [1, 1]
        $ argument, * lasting, # constant, ∂ gradient; a + b: in one loop; a′: derivative of a
        memory: 172 bytes lasting, 256 bytes intermediate, … of code; 448 bytes in all programs"
    `);
  });

  it('tells that nothing is compiled yet', () => {
    const scale = compile((x: Tensor, by: number) => x.mul(by), { name: 'scale' });
    scale(new Rng(1).normal([3]), 2);
    expect(steady(scale.explain())).toMatchInlineSnapshot(`
      "scale: 1 program, precision strict
      1. (float32 [3], 2): not compiled before two calls alike; 1 call captured in … ms"
    `);
  });

  it('tells in words what else programs belong to', () => {
    seed(7);
    const draw = compile(
      (x: Tensor, _mode: string, f: () => void, options: { by: number; deep: object }) => {
        f();
        return x.add(defaultRng().normal([3])).mul(options.by);
      },
      { name: 'draw' },
    );
    draw([1, 2, 3], 'a', () => {}, { by: 2, deep: {} });
    expect(steady(draw.explain())).toMatchInlineSnapshot(`
      "draw: 1 program, precision strict
      1. (float32 [3], "a", one function, 2, one object), the default random source: not compiled before two calls alike; 1 call captured in … ms"
    `);
  });

  it('lists the kernels of the program that is called most', () => {
    const many = step((x: Tensor) => x.neg().sum());
    for (let n = 1; n <= 25; n++)
      for (let i = 0; i < (n === 7 ? 9 : 3); i++) many.call([zeros([n])]);
    const text = explainStep(many);
    expect(text).toMatch(
      /^step: 25 programs, precision strict\n1\. \(float32 \[7\]\): called 7 times/,
    );
    expect(text).toMatch(/\n25\. .*\n\nthe first, called most:\n/);
    expect(text.match(/neg: /g)).toHaveLength(1);
  });
});
