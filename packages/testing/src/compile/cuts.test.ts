import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  backward,
  enableGrad,
  gradients,
  noGrad,
  parameter,
  retainGrad,
  variable,
} from '@bp/autograd';
import { compile } from '@bp/compile';
import { Linear } from '@bp/layers';
import { mse } from '@bp/losses';
import { SGD } from '@bp/optim';
import { l2 } from '@bp/regularize';
import {
  argmax,
  type Backend,
  concat,
  isBpError,
  setBackend,
  stack,
  type Tensor,
  tensor,
  where,
  zeros,
} from '@bp/tensor';
import { tapDispatch } from '@bp/tensor/engine';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const CUT = "comes from the compiled step 'fwd'; put loss and backward inside it, or detach() it";

/** The message of what is thrown, which has the code of a gradient. */
function refusal(run: () => unknown): string {
  try {
    run();
  } catch (error) {
    expect(isBpError(error) && error.code).toBe('BP_GRAD');
    return (error as Error).message;
  }
  return 'nothing was refused';
}

describe.each<Backend>(['wasm', 'reference'])('on the backend %s', (backend) => {
  beforeEach(() => setBackend(backend));
  afterEach(() => setBackend('wasm'));

  const make = () => {
    const w = parameter([2, 3]);
    const fwd = compile(function fwd(x: Tensor) {
      return x.mul(w);
    });
    return { w, fwd };
  };

  it('a compiled value beside a recorded term is refused by backward, in every call', () => {
    const { w, fwd } = make();
    for (let i = 0; i < 5; i++) {
      const loss = mse(fwd([1, 2]), [1, 1]).add(l2([w], 0.1));
      expect(loss.requiresGrad).toBe(true);
      // ((2 − 1)² + (6 − 1)²) / 2 + 0.1 (4 + 9)
      expect(loss.item()).toBeCloseTo(14.3, 5);
      expect(refusal(() => loss.backward())).toBe(`backward: a value of shape [] ${CUT}`);
      expect(w.grad).toBeNull();
    }
  });

  it.each<[what: string, loss: (y: Tensor, w: Tensor) => Tensor]>([
    ['a sum of it', (y, w) => y.sum().add(w.sum())],
    ['a product with it', (y, w) => y.mul(w).sum()],
    ['the other way round', (y, w) => w.mul(y).sum()],
    ['a view of it', (y, w) => y.slice('1').mul(w).sum()],
    ['a part of a list', (y, w) => concat([w, y]).sum()],
    ['a stack', (y, w) => stack([y, w]).sum()],
    ['a choice', (y, w) => where([true, false], w, y).sum()],
    [
      'a product of matrices',
      (y, w) =>
        y
          .reshape([1, 2])
          .matmul(w.reshape([2, 1]))
          .sum(),
    ],
    ['another type', (y, w) => y.cast('float64').mul(w).sum()],
    ['a copy', (y, w) => y.clone().add(w).sum()],
    ['a copy of a copy', (y, w) => y.neg().exp().clone().log().sum().add(w.sum())],
    ['what goes on from there', (y, w) => y.mul(w).exp().tanh().sum().mul(w.sum())],
  ])('is refused as %s', (_, lossOf) => {
    const { w, fwd } = make();
    for (let i = 0; i < 4; i++) {
      const loss = lossOf(fwd([1, 2]), w);
      expect(refusal(() => loss.backward())).toContain(CUT);
      expect(refusal(() => backward([w.sum(), loss]))).toContain(CUT);
      expect(refusal(() => gradients([loss], [w]))).toContain(CUT);
      expect(refusal(() => gradients([loss], [w], { createGraph: true }))).toContain(CUT);
      expect(w.grad).toBeNull();
    }
  });

  it.each<[what: string, valueOf: (y: Tensor) => Tensor]>([
    ['itself', (y) => y],
    ['a sum', (y) => y.sum().add(1)],
    ['a view', (y) => y.reshape([2, 1])],
    ['a loss', (y) => mse(y, [1, 1])],
  ])('has no gradient of its own as %s', (_, valueOf) => {
    const { w, fwd } = make();
    for (let i = 0; i < 4; i++) {
      const value = valueOf(fwd([1, 2]));
      expect(value.requiresGrad).toBe(false);
      expect(value.grad).toBeNull();
      expect(String(value)).not.toContain('requiresGrad');
      const upstream = zeros(value.shape);
      expect(refusal(() => value.backward(upstream))).toContain(`backward: a value of shape`);
      expect(refusal(() => value.backward(upstream))).toContain(CUT);
      expect(refusal(() => gradients([value], [w], { upstream: [upstream] }))).toContain(CUT);
      expect(refusal(() => retainGrad(value))).toContain(CUT);
      expect(refusal(() => gradients([w.sum()], [value]))).toContain(CUT);
      expect(() => {
        value.grad = upstream;
      }).toThrow('only a parameter or variable has a gradient');
    }
  });

  it('is free where no gradient is asked for', () => {
    const { w, fwd } = make();
    for (let i = 0; i < 4; i++) {
      const y = fwd([1, 2]);
      expect(y.add(y).mul(2).toArray()).toEqual([8, 24]);
      expect([y.sum().item(), Number(y.at(1)), JSON.stringify(y)]).toEqual([8, 6, '[2,6]']);
      const copy = parameter(y);
      copy.mul(3).sum().backward();
      expect(copy.grad?.toArray()).toEqual([3, 3]);
      const x = variable(y);
      x.square().sum().backward();
      expect(x.grad?.toArray()).toEqual([4, 12]);
      const other = parameter([0, 0]);
      other.assign(y);
      other.grad = y;
      expect([other.toArray(), other.grad?.toArray()]).toEqual([
        [2, 6],
        [2, 6],
      ]);
      other.grad = null;
      other.square().sum().backward();
      expect(other.grad).toMatchObject({ record: null });
      y.assign([0, 0]);
      expect(y.toArray()).toEqual([0, 0]);
      expect(structuredClone({ ...fwd([1, 2]) }).shape).toEqual([2]);
    }
    expect(w.grad).toBeNull();
  });

  it('is a constant once it is detached, or where nothing was recorded', () => {
    const { w, fwd } = make();
    for (let i = 0; i < 5; i++) {
      for (const y of [
        fwd([1, 2]).detach(),
        fwd([1, 2]).exp().log().round().detach(),
        tensor(fwd([1, 2]).toArray()),
        noGrad(() => fwd([1, 2])),
        noGrad(() => fwd([1, 2]).mul(1)),
        fwd([1, 2]).cast('int32').cast('float32'),
      ]) {
        w.grad = null;
        y.mul(w).sum().backward();
        expect(w.grad).toMatchObject({ shape: [2] });
        expect((w.grad as unknown as Tensor).toArray()).toEqual([2, 6]);
      }
      const recorded = noGrad(() => enableGrad(() => fwd([1, 2])));
      expect(refusal(() => recorded.mul(w).sum().backward())).toContain(CUT);
    }
  });

  it('of a step without parameters is a value like any other', () => {
    const w = parameter([2, 3]);
    const double = compile((x: Tensor) => x.mul(2));
    for (let i = 0; i < 4; i++) {
      w.grad = null;
      double([1, i]).mul(w).sum().backward();
      expect(w.grad).toMatchObject({ shape: [2] });
      expect((w.grad as unknown as Tensor).toArray()).toEqual([2, 2 * i]);
    }
  });

  it('each result of a step has its own', () => {
    const w = parameter([2, 3]);
    const step = compile(
      (x: Tensor) => ({ all: [x.mul(w), x.mul(2)], w, count: argmax(w), text: 'a' }),
      { name: 'fwd' },
    );
    for (let i = 0; i < 4; i++) {
      const { all, w: kept, count, text } = step([1, 2]);
      expect(refusal(() => all[0].mul(w).sum().backward())).toContain(CUT);
      expect(refusal(() => kept.mul(w).sum().backward())).toContain(CUT);
      w.grad = null;
      all[1].mul(w).sum().backward();
      expect((w.grad as unknown as Tensor).toArray()).toEqual([2, 4]);
      expect([count.item(), text]).toEqual([1, 'a']);
    }
  });

  it('a loss whose gradient was taken inside can be added up, read and kept', () => {
    const model = new Linear(2, 1);
    const optimizer = new SGD(model.parameters(), { lr: 0.1 });
    const step = compile((x: Tensor, y: Tensor) => {
      const loss = mse(model.forward(x), y);
      loss.backward();
      optimizer.step();
      optimizer.zeroGrad();
      return loss;
    });
    let total = zeros([]);
    const losses: Tensor[] = [];
    for (let i = 0; i < 10; i++) {
      const loss = step([[1, 2]], [[3]]);
      losses.push(loss);
      total = total.add(loss);
    }
    const sum = losses.reduce((all, each) => Math.fround(all + each.item()), 0);
    expect(total.item()).toBe(sum);
    expect(stack(losses).mean().item()).toBeCloseTo(sum / 10, 6);
    expect(losses[9].lt(losses[0]).item()).toBe(1 as never);
  });

  it('is as told where somebody watches the kernels', () => {
    const { w, fwd } = make();
    for (let i = 0; i < 4; i++) {
      const y = tapDispatch(
        () => {},
        () => fwd([1, 2]),
      );
      expect(y.requiresGrad).toBe(false);
      expect(refusal(() => y.mul(w).sum().backward())).toContain(CUT);
    }
  });
});

describe.each<Backend>(['wasm', 'reference'])('given to a step, on the backend %s', (backend) => {
  beforeEach(() => setBackend(backend));
  afterEach(() => setBackend('wasm'));

  it('a compiled value is a value, and what comes of it is marked in its turn', () => {
    const [w, v] = [parameter([2, 3]), parameter([5, 7])];
    const encode = compile((x: Tensor) => x.mul(w), { name: 'fwd' });
    const other = compile((x: Tensor) => x.mul(v), { name: 'other' });
    const scale = compile((x: Tensor, { shift }: { shift: Tensor }) => x.mul(2).add(shift));
    for (let i = 0; i < 5; i++) {
      const shift = tensor([0, i]);
      const y = scale(encode([1, 2]), { shift });
      expect(y.toArray()).toEqual([4, 12 + i]);
      expect(refusal(() => y.mul(w).sum().backward())).toContain(CUT);
      const z = scale(other([1, 2]), { shift });
      expect(refusal(() => z.mul(w).sum().backward())).toContain("the compiled step 'other'");
      const plain = scale([1, 2], { shift });
      w.grad = null;
      plain.mul(w).sum().backward();
      expect((w.grad as unknown as Tensor).toArray()).toEqual([2, 4 + i]);
      expect(noGrad(() => scale(encode([1, 2]), { shift })).record).toBeNull();
    }
  });

  it('it is refused by a backward pass inside, which changes nothing, and free once detached', () => {
    const [w, v] = [parameter([2, 3]), parameter([5, 7])];
    const encode = compile((x: Tensor) => x.mul(w), { name: 'fwd' });
    const train = compile((h: Tensor) => {
      const loss = h.mul(v).sum();
      loss.backward();
      return loss;
    });
    for (let i = 0; i < 5; i++) {
      expect(refusal(() => train(encode([1, 2])))).toContain(CUT);
      expect(v.grad).toBeNull();
    }
    for (let i = 1; i < 5; i++) {
      expect(train(encode([1, 2]).detach()).item()).toBe(52);
      expect(v.grad?.toArray()).toEqual([2 * i, 6 * i]);
      expect(refusal(() => train(encode([1, 2])))).toContain(CUT);
    }
    expect(w.grad).toBeNull();
  });

  it('a state that goes from call to call is a value: the pass of each call ends with it', () => {
    const w = parameter(0.5, { dtype: 'float64' });
    const step = compile((h: Tensor, x: Tensor) => {
      w.grad = null;
      const next = h.add(x).mul(w);
      next.backward();
      return { next, slope: w.grad as Tensor | null };
    });
    let h: Tensor = tensor(0, { dtype: 'float64' });
    let expected = 0;
    for (let i = 1; i < 7; i++) {
      const { next, slope } = step(h, tensor(i, { dtype: 'float64' }));
      expect(slope?.item()).toBe(expected + i);
      expected = (expected + i) / 2;
      expect(next.item()).toBe(expected);
      h = i % 2 === 0 ? next : next.mul(1);
    }
    expect(step.explain()).not.toContain('3 programs');
  });

  it('a closure over one is refused by a backward pass inside', () => {
    const w = parameter([2, 3]);
    const fwd = compile((x: Tensor) => x.mul(w), { name: 'fwd' });
    const y = fwd([1, 2]);
    const train = compile(() => {
      y.mul(w).sum().backward();
    });
    for (let i = 0; i < 3; i++) expect(refusal(() => train())).toContain(CUT);
    expect(w.grad).toBeNull();
  });
});

describe('what is computed from compiled values alone', () => {
  it('keeps no operation, so that sums over 100 000 losses take no memory', () => {
    const w = parameter([2, 3]);
    const fwd = compile((x: Tensor) => x.mul(w).sum());
    const x = tensor([1, 2]);
    for (let i = 0; i < 4; i++) fwd(x);
    let total = fwd(x);
    const used = () => {
      collect();
      return process.memoryUsage().heapUsed;
    };
    const before = used();
    for (let i = 0; i < 100_000; i++) total = total.add(fwd(x)).mul(0.5);
    expect(used() - before).toBeLessThan(1e6);
    expect(total.item()).toBe(8);
    expect(refusal(() => total.backward())).toContain('backward: a value of shape []');
  });
});
