import { concat, Rng, type Tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { parameter, retainGrad } from '../index';

// Large enough for arrays to be used again.
const SHAPE = [20, 50] as const;

const make = (): Tensor => parameter(new Rng(7).normal(SHAPE));

/** What a gradient should be, found on parameters of one element, whose arrays are never used again. */
function expected(loss: (x: Tensor) => Tensor, x: Tensor): number[] {
  return Array.from(x.data, (value) => {
    const single = parameter([value]);
    loss(single).sum().backward();
    return (single.grad as Tensor).item();
  });
}

const LOSSES: Record<string, (x: Tensor) => Tensor> = {
  'a chain': (x) => x.mul(2).tanh().exp().neg(),
  'a value used twice': (x) => {
    const y = x.square();
    return y.add(y).mul(y);
  },
  'views of one value': (x) => {
    const y = x.sin();
    return y.reshape([x.size]).reshape(x.shape).mul(y).add(y.flatten().reshape(x.shape));
  },
  'gradients that are passed on unchanged': (x) => x.add(1).sub(2).add(x).add(x.neg()).add(x),
  'parts put together': (x) => concat([x.exp(), x.sin(), x]),
  'a gradient repeated': (x) =>
    x.add(
      x
        .mul(3)
        .sum({ axis: 0, keepDims: true })
        .sub(x.sum({ axis: 0, keepDims: true }).mul(3)),
    ),
};

describe('gradients whose arrays are used again', () => {
  it.each(Object.entries(LOSSES))('are right for %s, pass after pass', (_, loss) => {
    const x = make();
    const want = expected(loss, x);
    for (let pass = 0; pass < 4; pass++) {
      x.grad = null;
      loss(x).sum().backward();
      for (const [i, value] of want.entries()) {
        expect((x.grad as unknown as Tensor).data[i]).toBeCloseTo(value, 4);
      }
    }
  });

  it('leave alone what someone holds', () => {
    const x = make();
    const hidden = retainGrad(x.mul(2));
    const seed = new Rng(8).normal(SHAPE);
    const kept = seed.clone();
    hidden.add(0).tanh().backward(seed);
    const [first, inner] = [x.grad as Tensor, hidden.grad as Tensor];
    const before = [first.toArray(), inner.toArray()];
    for (let pass = 0; pass < 3; pass++) {
      x.grad = null;
      x.mul(5).exp().tanh().sum().backward();
      zeros(SHAPE).add(1);
    }
    expect([first.toArray(), inner.toArray()]).toEqual(before);
    expect(seed.toArray()).toEqual(kept.toArray());
  });

  it('are new where those of several passes add up, unless nobody has seen them', () => {
    const x = make();
    const pass = (): void => x.square().sum().backward();
    pass();
    const seen = x.grad as Tensor;
    const once = seen.toArray();
    pass();
    expect(seen.toArray()).toEqual(once);
    expect((x.grad as Tensor).div(2).toArray()).toEqual(once);
    x.grad = seen;
    x.grad = null;
    pass();
    expect(seen.toArray()).toEqual(once);
  });
});
