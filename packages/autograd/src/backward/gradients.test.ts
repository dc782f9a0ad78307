import { tensor } from '@bp/tensor';
import { tapDispatch } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { backward, gradients } from './gradients';
import { parameter, retainGrad, variable } from './variable';

/** The names of the kernels that run. */
function kernelsOf(body: () => unknown): string[] {
  const names: string[] = [];
  tapDispatch((kernel) => names.push(kernel.name), body);
  return names;
}

describe('gradients', () => {
  it('gives one gradient per input and touches no grad', () => {
    const [w, b] = [parameter([1, 2]), parameter(3)];
    const [dw, db] = gradients([w.mul(b).sum()], [w, b]);
    expect(dw.toArray()).toEqual([3, 3]);
    expect(db.item()).toBe(3);
    expect(w.grad).toBeNull();
    expect(b.grad).toBeNull();
  });

  it('asks for intermediate results, and stops there', () => {
    const w = parameter(2);
    const h = w.square();
    const [dh] = gradients([h.mul(3)], [h]);
    expect(dh.item()).toBe(3);
  });

  it('takes an input that lies behind another', () => {
    const w = parameter(2);
    const h = w.square();
    const [dh, dw] = gradients([h.mul(w)], [h, w]);
    expect(dh.item()).toBe(2);
    expect(dw.item()).toBe(12);
  });

  it('gives 1 for the output itself', () => {
    const y = parameter(2).square();
    expect(gradients([y], [y])[0].item()).toBe(1);
  });

  it('names one input twice', () => {
    const w = parameter(2);
    expect(gradients([w.square()], [w, w]).map((g) => g.item())).toEqual([4, 4]);
  });

  it('gives zeros for an input the outputs do not depend on', () => {
    const [w, other] = [parameter(2), parameter([1, 2], { dtype: 'float64' })];
    const [, g] = gradients([w.square()], [w, other]);
    expect(g.toArray()).toEqual([0, 0]);
    expect(g.dtype).toBe('float64');
  });

  it('weighs several outputs by their upstream gradients', () => {
    const w = parameter([1, 2]);
    const outputs = [w.square(), w.sum()];
    const [g] = gradients(outputs, [w], { upstream: [[10, 100], null] });
    expect(g.toArray()).toEqual([21, 401]);
    expect(gradients(outputs, [w], { upstream: [tensor([1, 1]), 5] })[0].toArray()).toEqual([7, 9]);
  });

  it('adds up when one output is given twice', () => {
    const w = parameter(3);
    const y = w.square();
    expect(gradients([y, y], [w], { upstream: [1, 10] })[0].item()).toBe(66);
  });

  it('does not compute what leads to no wanted input', () => {
    const x = variable([[1, 2]]);
    const [w1, w2] = [
      parameter([
        [1, 2],
        [3, 4],
      ]),
      parameter([[5], [6]]),
    ];
    const y = x.matmul(w1).tanh().matmul(w2).sum();
    const all = kernelsOf(() => gradients([y], [x, w1, w2]));
    const last = kernelsOf(() => gradients([y], [w2]));
    expect(all.filter((name) => name === 'matmul')).toHaveLength(4);
    expect(last.filter((name) => name === 'matmul')).toHaveLength(1);
    expect(last).not.toContain('formula');
  });

  it('does not compute the gradients of parameters that were not asked for', () => {
    const [w, v] = [parameter([1, 2]), parameter([3, 4])];
    const y = w.exp().mul(v.sin()).sum();
    expect(kernelsOf(() => gradients([y], [v])).filter((name) => name === 'formula')).toHaveLength(
      2,
    );
  });

  it('refuses an input that takes part in no gradient', () => {
    const w = parameter(1);
    expect(() => gradients([w.square()], [w, tensor(1)])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gradients: input 1 takes part in no gradient; make it with variable(x)]`,
    );
  });

  it('refuses unknown options', () => {
    const w = parameter(1);
    // @ts-expect-error: PyTorch's spelling
    expect(() => gradients([w], [w], { create_graph: true })).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gradients: unknown option create_graph; did you mean createGraph?]`,
    );
  });

  it('names itself in errors', () => {
    const w = parameter([1, 2]);
    expect(() => gradients([w.square()], [w])).toThrow('gradients: only a single number');
    expect(() => gradients([tensor(1)], [w])).toThrow('gradients: output 0');
    expect(() => backward(w.square())).toThrow('backward: only a single number');
  });

  it('leaves gradients that are kept elsewhere alone', () => {
    const w = parameter(2);
    const h = retainGrad(w.square());
    gradients([h.mul(3)], [w]);
    expect(h.grad).toBeNull();
  });
});

describe('createGraph', () => {
  it('makes gradients that can be differentiated again', () => {
    const x = variable(2, { dtype: 'float64' });
    let y = x.pow(5);
    const seen: number[] = [];
    for (let order = 1; order <= 6; order++) {
      [y] = gradients([y], [x], { createGraph: true });
      seen.push(y.item());
    }
    expect(seen).toEqual([80, 160, 240, 240, 120, 0]);
  });

  it('is needed for that', () => {
    const x = variable(2);
    const [g] = gradients([x.square()], [x]);
    expect(g.requiresGrad).toBe(false);
  });

  it('reaches parameters that were not inputs: a gradient penalty', () => {
    // y = w·x², penalty (∂y/∂x)² = 4w²x²
    const [w, x] = [parameter(3), variable(2)];
    const [slope] = gradients([w.mul(x.square())], [x], { createGraph: true });
    slope.square().backward();
    expect(w.grad?.item()).toBe(8 * 3 * 4);
    expect(x.grad?.item()).toBe(8 * 9 * 2);
  });

  it('does not follow an upstream gradient that is overwritten', () => {
    const x = variable([1, 2]);
    const upstream = tensor([3, 4]);
    for (const createGraph of [false, true]) {
      const [g] = gradients([x.add(1)], [x], { upstream: [upstream], createGraph });
      upstream.assign([7, 7]);
      expect(g.toArray()).toEqual([3, 4]);
      upstream.assign([3, 4]);
    }
  });

  it('stays connected to the upstream gradient', () => {
    const x = variable([1, 2]);
    const u = variable([3, 4]);
    const [g] = gradients([x.square()], [x], { upstream: [u], createGraph: true });
    expect(gradients([g.sum()], [u])[0].toArray()).toEqual([2, 4]);
    expect(gradients([g.sum()], [x])[0].toArray()).toEqual([6, 8]);
  });
});
