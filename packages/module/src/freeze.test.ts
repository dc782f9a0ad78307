import { grad, gradients, isParameter, parameter, retainGrad } from '@bp/autograd';
import { BpError, type Tensor, tensor } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { freeze, isFrozen, unfreeze } from './freeze';
import { Module } from './module';

class Net extends Module {
  a = parameter([2]);
  b = parameter([3]);
  forward(x: Tensor): Tensor {
    return x.mul(this.a).mul(this.b).sum();
  }
}

describe('a frozen parameter', () => {
  it('gets no gradient, others the same as before', () => {
    const net = new Net();
    freeze(net.a);
    const loss = net.forward(tensor([5]));
    loss.backward();
    expect([net.a.grad, net.b.grad?.toArray()]).toEqual([null, [10]]);
    expect([net.a.requiresGrad, isParameter(net.a), isFrozen(net.a)]).toEqual([false, true, true]);
  });

  it('is recorded nowhere', () => {
    const net = freeze(new Net());
    expect(net.forward(tensor([5])).record).toBeNull();
    expect(() => net.forward(tensor([5])).backward()).toThrow('depends on no parameter');
  });

  it('learns again once it is thawed', () => {
    const net = unfreeze(freeze(new Net()));
    net.forward(tensor([5])).backward();
    expect(net.parameters().map((p) => p.grad?.toArray())).toEqual([[15], [10]]);
  });

  it('keeps the gradient it had, which may be forgotten', () => {
    const net = new Net();
    net.forward(tensor([1])).backward();
    freeze(net);
    expect(net.a.grad?.toArray()).toEqual([3]);
    net.zeroGrad();
    expect(net.a.grad).toBeNull();
  });

  it('counts from when it is frozen, also between the loss and its gradient', () => {
    const net = new Net();
    const loss = net.forward(tensor([5]));
    freeze(net.a);
    loss.backward();
    expect([net.a.grad, net.b.grad?.toArray()]).toEqual([null, [10]]);
  });

  it('is a constant to the transforms, and refused where its gradient is asked for', () => {
    const w = freeze(parameter([2]));
    const x = parameter([3]);
    expect(grad((y: Tensor) => y.mul(w).sum())(x).toArray()).toEqual([2]);
    // As an argument it is a value like others.
    expect(grad((y: Tensor) => y.square().sum())(w).toArray()).toEqual([4]);
    expect(() => gradients([x.mul(w).sum()], [w])).toThrowErrorMatchingInlineSnapshot(
      `[BpError: gradients: input 0 is a frozen parameter, which has no gradient; unfreeze it before the outputs are computed]`,
    );
    expect(() => retainGrad(w)).toThrow(BpError);
    expect(isFrozen(w)).toBe(true);
  });

  it('is saved and loaded as before', () => {
    const net = freeze(new Net());
    expect(Object.keys(net.stateDict())).toEqual(['a', 'b']);
    net.loadStateDict({ a: [7], b: [8] });
    expect(net.a.toArray()).toEqual([7]);
  });

  it('shows in print', () => {
    const net = new Net();
    freeze(net.a);
    expect(`${net}`).toBe('Net()');
    expect(`${freeze(net)}`).toBe('Net(frozen)');
  });
});

describe('freeze', () => {
  it('takes modules, parameters and lists of them', () => {
    const [first, second] = [new Net(), new Net()];
    expect(freeze(first)).toBe(first);
    freeze([second.a, first]);
    expect([first, second, second.a].map(isFrozen)).toEqual([true, false, true]);
    unfreeze(new Set([first.a]));
    expect(isFrozen(first.a)).toBe(false);
    freeze(second.parameters());
    expect(isFrozen(second)).toBe(true);
  });

  it('refuses anything else, before anything is frozen', () => {
    const w = parameter(1);
    for (const wrong of [null, undefined, 1, 'a', {}, tensor(1), w.mul(2), [w, tensor(1)]]) {
      expect(() => freeze(wrong as never)).toThrow('freeze: expected a module or parameters, got');
    }
    expect(isFrozen(w)).toBe(false);
  });
});
