import { checkpoint, grad, parameter, variable } from '@bp/autograd';
import { compile } from '@bp/compile';
import { Dropout, Linear, ReLU, Sequential } from '@bp/layers';
import { mse } from '@bp/losses';
import { currentPath, Module } from '@bp/module';
import { BpError, isBpError, seed, type Tensor, tensor } from '@bp/tensor';
import { currentFrame } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';
import { nodesBehind } from './record';

/** The paths of the modules in which the operations behind a value were done, in their order; null outside of any. */
function pathsBehind(loss: Tensor): (string | null)[] {
  return nodesBehind(loss)
    .sort((a, b) => a.order - b.order)
    .map(({ frame }) => frame?.path ?? null);
}

class Outer extends Module {
  inner = new Sequential(new Linear(2, 2, { bias: false }), new ReLU());

  forward(x: Tensor): Tensor {
    return this.inner.forward(x).mul(2);
  }
}

describe('the frame of a recorded operation', () => {
  it('is that of the innermost module, and none outside of any', () => {
    const loss = mse(new Outer().forward(tensor([[1, 2]])), [[0, 0]]);
    // The product, relu, then the outermost module itself, and at last nobody.
    const paths = pathsBehind(loss);
    expect(paths.filter((path, i) => path !== paths[i - 1])).toEqual([
      'inner.0',
      'inner.1',
      '',
      null,
    ]);
  });

  it('names the module and those around it', () => {
    const outer = new Outer();
    const [node] = nodesBehind(outer.forward(tensor([[1, 2]]))).filter(
      ({ operation }) => operation.name === 'relu',
    );
    expect(node.frame?.module).toBe(outer.inner.modules().find((m) => m instanceof ReLU));
    expect(node.frame?.outer?.module).toBe(outer.inner);
    expect(node.frame?.outer?.outer).toMatchObject({ path: '', module: outer, outer: null });
  });

  it('is none for what a gradient computes after forward has ended', () => {
    const w = parameter([1, 2]);
    const slope = grad((x) => x.mul(w).square().sum())(tensor([3, 4]));
    expect(pathsBehind(slope).every((path) => path === null)).toBe(true);
  });
});

describe('everybody who asks where a program is', () => {
  class Asking extends Module {
    seen: (string | null)[] = [];
    part = new Sequential(new Dropout(0.5));

    forward(x: Tensor): Tensor {
      this.seen.push(currentFrame()?.path ?? null);
      const y = this.part.forward(x);
      this.seen.push(currentFrame()?.path ?? null);
      return y;
    }
  }

  it('reads the same frame, which is put back when forward ends or throws', () => {
    const model = new Asking();
    model.forward(tensor([1, 2]));
    expect([model.seen, currentFrame()]).toEqual([['', ''], null]);
    class Throwing extends Module {
      forward(): Tensor {
        throw new BpError('BP_OPTION', 'test', 'no {what}', { what: 'luck' });
      }
    }
    let thrown: unknown;
    try {
      new Sequential(new Throwing()).forward(tensor([1]));
    } catch (error) {
      thrown = error;
    }
    expect(isBpError(thrown) && [thrown.path, thrown.message]).toEqual([
      '0',
      'test: no luck (in 0)',
    ]);
    expect(currentFrame()).toBeNull();
  });

  it('finds it again where a checkpoint runs its function for the second time', () => {
    const seen: string[] = [];
    const part = new Dropout(0.5);
    class Saving extends Module {
      part = part;
      forward(x: Tensor): Tensor {
        const once = (v: Tensor): Tensor => {
          // The source of the masks begins anew, as a checkpoint needs; their stream is that of the path.
          seed(7);
          seen.push(currentPath());
          return part.forward(v).square();
        };
        return checkpoint(once, x);
      }
    }
    const x = variable([1, 2, 3, 4, 5, 6]);
    new Sequential(new Sequential(new Saving())).forward(x).sum().backward();
    expect(seen).toEqual(['0.0', '0.0']);
    expect(x.grad?.toArray()).toHaveLength(6);
    expect(currentFrame()).toBeNull();
  });

  it('draws dropout from the stream of that path, captured or not', () => {
    const run = (wrap: (f: (x: Tensor) => Tensor) => (x: Tensor) => Tensor) => {
      seed(7);
      const model = new Asking();
      const step = wrap((x) => model.forward(x));
      return Array.from({ length: 4 }, () => step(tensor([1, 2, 3, 4, 5, 6])).toArray());
    };
    expect(run((f) => compile(f))).toEqual(run((f) => f));
  });
});
