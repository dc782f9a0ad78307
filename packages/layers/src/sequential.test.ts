import { parameter } from '@bp/autograd';
import { type Tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Identity, Linear, ReLU, Sequential, Tanh } from './index';

const names = (model: Sequential): string[] =>
  Array.from(model.namedParameters(), ([name]) => name);

describe('Sequential', () => {
  it('passes the output of each layer to the next', () => {
    const [first, second] = [new Linear(2, 3), new Linear(3, 1)];
    const model = new Sequential(first, new ReLU(), second);
    const x = [[1, -2]];
    expect(model.forward(x).toArray()).toEqual(second.forward(first.forward(x).relu()).toArray());
  });

  it('names its layers by their positions, as PyTorch does', () => {
    const model = new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 1));
    expect(names(model)).toEqual(['0.weight', '0.bias', '2.weight', '2.bias']);
    expect(String(model)).toBe(
      'Sequential(\n  (0): Linear(2, 3)\n  (1): ReLU()\n  (2): Linear(3, 1)\n)',
    );
  });

  it('names its layers by the keys of an object', () => {
    const model = new Sequential({ hidden: new Linear(2, 3), squash: new Tanh() });
    expect(names(model)).toEqual(['hidden.weight', 'hidden.bias']);
    expect(model.length).toBe(2);
  });

  it('gives its layers by position, and one after the other', () => {
    const layers = [new Linear(2, 3), new ReLU()];
    const model = new Sequential(...layers);
    expect([...model]).toEqual(layers);
    expect(model.at(0)).toBe(layers[0]);
    expect(model.at(-1)).toBe(layers[1]);
    expect(() => model.at(2)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: at: position must be a whole number in [-2, 1], got 2]`,
    );
    expect(() => model.at(0.5)).toThrow('position must be a whole number');
  });

  it('is the identity when empty', () => {
    expect(new Sequential().forward([1, 2]).toArray()).toEqual([1, 2]);
    expect(new Sequential({}).length).toBe(0);
  });

  it('reaches all layers with train and eval, and with errors their paths', () => {
    const model = new Sequential(new Identity(), new Sequential(new Linear(2, 3))).eval();
    expect(model.modules().some((module) => module.training)).toBe(false);
    expect(() => model.forward(zeros([4, 3]))).toThrow('(in 1.0)');
  });

  it('can be extended with parameters of its own', () => {
    class Scaled extends Sequential {
      scale = parameter(2);
      override forward(x: Tensor): Tensor {
        return super.forward(x).mul(this.scale);
      }
    }
    const model = new Scaled(new Identity());
    expect(names(model)).toEqual(['scale']);
    expect(model.forward(zeros([1]).add(3)).toArray()).toEqual([6]);
  });

  it('refuses what is no module, and names that cannot be kept apart', () => {
    const relu = (x: Tensor) => x.relu();
    expect(() => new Sequential(relu as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Sequential: expected a module at 0, got function; wrap functions in a Module of their own]`,
    );
    expect(() => new Sequential(new ReLU(), null as never)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Sequential: expected a module at 1, got null; wrap functions in a Module of their own]`,
    );
    const named = (name: string) => () => new Sequential({ [name]: new ReLU() });
    expect(named('1')).toThrowErrorMatchingInlineSnapshot(
      `[BpError: Sequential: a name must not be empty, a whole number, or hold a dot, got '1']`,
    );
    expect(named('a.b')).toThrow('hold a dot');
    expect(named('')).toThrow('must not be empty');
  });
});
