import { parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { BatchNorm1d, Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { Adam } from '@bp/optim';
import { EarlyStopping } from '@bp/regularize';
import { Rng, type Tensor, tensor } from '@bp/tensor';
import { expect, it } from 'vitest';

/**
 * Vue's `reactive` in short: a proxy that wraps whatever object is read through it, but for what is frozen, marked with
 * `__v_skip`, or of another kind than these.
 *
 * @see E. You et al., Vue 3, packages/reactivity/src/reactive.ts: getTargetType
 */
function reactive<T extends object>(target: T): T {
  const kind = Object.prototype.toString.call(target).slice(8, -1);
  const raw = (target as { __v_skip?: boolean }).__v_skip || !Object.isExtensible(target);
  if (raw || !['Object', 'Array', 'Map', 'Set', 'WeakMap', 'WeakSet'].includes(kind)) return target;
  return new Proxy(target, {
    get(from, key, receiver) {
      const value: unknown = Reflect.get(from, key, receiver);
      return typeof value === 'object' && value !== null ? reactive(value) : value;
    },
  });
}

/** The losses of three steps of training. */
function trained(wrap: <T extends object>(value: T) => T): number[] {
  const state = wrap({
    model: new Sequential(
      new Linear(3, 4, { rng: new Rng(1) }),
      new BatchNorm1d(4),
      new ReLU(),
      new Dropout(0.5, { rng: new Rng(2) }),
      new Linear(4, 1, { rng: new Rng(3) }),
    ),
    x: new Rng(4).normal([8, 3]),
    y: new Rng(5).normal([8, 1]),
    stopping: new EarlyStopping(),
    losses: [] as number[],
  });
  const model = wrap(state.model);
  model.train();
  const optimizer = wrap(new Adam(model.parameters(), { lr: 0.1 }));
  const step = compile((x: Tensor, y: Tensor) => {
    const loss = mse(model.forward(x), y);
    loss.backward();
    optimizer.step();
    optimizer.zeroGrad();
    return loss;
  });
  for (let i = 0; i < 5; i++) {
    const loss = step(wrap(state.x), wrap(state.y)).item();
    state.losses.push(loss);
    state.stopping.update(loss);
  }
  model.loadStateDict(wrap(model.stateDict()));
  return [...state.losses, state.stopping.best ?? 0];
}

it('models, optimizers and tensors in the state of a Vue component train to the same bits', () => {
  expect(trained(reactive)).toEqual(trained((value) => value));
});

it('a reactive tensor, parameter or random source is the thing itself', () => {
  for (const value of [tensor([1]), parameter([1]), new Rng(7), new Linear(1, 1)]) {
    expect(reactive({ value }).value).toBe(value);
  }
});
