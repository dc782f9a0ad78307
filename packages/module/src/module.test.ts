import { parameter } from '@bp/autograd';
import { ones, type Tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { buffer } from './buffer';
import { isModule, Module } from './module';

class Scale extends Module {
  weight = parameter([1, 2]);
  bias: Tensor | null = null;
  forward(x: Tensor): Tensor {
    return x.mul(this.weight);
  }
  override describe(): string {
    return '2';
  }
}

class Statistics extends Module {
  static override readonly stateNames = {
    runningMean: 'running_mean',
    runningVar: 'running_var',
    numBatchesTracked: 'num_batches_tracked',
  };
  runningMean = buffer(zeros([2]));
  runningVar = buffer(ones([2]));
  numBatchesTracked = buffer(zeros([], { dtype: 'int32' }));
  eps = 1e-5;
  forward(x: Tensor): Tensor {
    return x;
  }
}

class Block extends Module {
  scale = new Scale();
  stats = new Statistics();
  forward(x: Tensor): Tensor {
    return this.stats.forward(this.scale.forward(x));
  }
}

class Net extends Module {
  first = new Scale();
  blocks = [new Block(), new Block()];
  gain = parameter(2);
  gates = [parameter(0), parameter(1)];
  #hidden = new Scale();
  forward(x: Tensor): Tensor {
    return this.#hidden.forward(this.blocks.reduce((y, block) => block.forward(y), x));
  }
}

const names = (pairs: Iterable<[string, unknown]>): string[] => Array.from(pairs, ([name]) => name);

describe('Module', () => {
  it('names parameters as PyTorch does, by properties and positions in arrays', () => {
    expect(names(new Net().namedParameters())).toEqual([
      'gain',
      'gates.0',
      'gates.1',
      'first.weight',
      'blocks.0.scale.weight',
      'blocks.1.scale.weight',
    ]);
  });

  it('names buffers by stateNames, where PyTorch writes underscores', () => {
    expect(names(new Block().namedBuffers())).toEqual([
      'stats.running_mean',
      'stats.running_var',
      'stats.num_batches_tracked',
    ]);
  });

  it('lists tensors without their names in the same order', () => {
    const net = new Net();
    expect(net.parameters()).toEqual(Array.from(net.namedParameters(), ([, p]) => p));
    expect(net.buffers()).toEqual(Array.from(net.namedBuffers(), ([, b]) => b));
  });

  it('leaves plain tensors, numbers and null out of the state', () => {
    class WithPlain extends Module {
      table = zeros([3]);
      size = 3;
      bias = null;
      forward(): null {
        return null;
      }
    }
    expect(new WithPlain().stateDict()).toEqual({});
  });

  it('walks the modules from the outside in, each with its path', () => {
    expect(names(new Net().namedModules())).toEqual([
      '',
      'first',
      'blocks.0',
      'blocks.0.scale',
      'blocks.0.stats',
      'blocks.1',
      'blocks.1.scale',
      'blocks.1.stats',
    ]);
    const net = new Net();
    expect(names(net.namedChildren())).toEqual(['first', 'blocks.0', 'blocks.1']);
    expect(net.children()).toEqual([net.first, ...net.blocks]);
    expect(net.modules()[0]).toBe(net);
  });

  it('counts a shared parameter and a shared module once', () => {
    class Tied extends Module {
      encoder = new Scale();
      decoder = new Scale();
      again = this.encoder;
      forward(x: Tensor): Tensor {
        return x;
      }
    }
    const tied = new Tied();
    tied.decoder.weight = tied.encoder.weight;
    expect(names(tied.namedParameters())).toEqual(['encoder.weight']);
    expect(tied.modules()).toHaveLength(3);
  });

  it('survives a module that contains itself', () => {
    class Loop extends Module {
      self: Module = this;
      forward(x: Tensor): Tensor {
        return x;
      }
    }
    expect(new Loop().modules()).toHaveLength(1);
  });

  it('refuses the state of modules that hold one another, and prints … for the way back', () => {
    class Link extends Module {
      next: Module | null = null;
      forward(x: Tensor): Tensor {
        return x;
      }
    }
    const [first, second, root] = [new Link(), new Link(), new Link()];
    first.next = second;
    second.next = first;
    root.next = first;
    expect(() => root.stateDict()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: stateDict: next.next.next leads back to a module that holds it, so its names would never end; keep the way back in a private #field]`,
    );
    expect(() => first.loadStateDict({})).toThrow(
      expect.objectContaining({ code: 'BP_OPTION', op: 'loadStateDict' }),
    );
    expect(String(first)).toBe('Link(\n  (next): Link(\n    (next): Link(…)\n  )\n)');
    expect(String(second)).toBe(String(first));
  });

  it('prints and saves a module in each of the two places where it stands', () => {
    class Twice extends Module {
      a = new Scale();
      b = this.a;
      forward(x: Tensor): Tensor {
        return x;
      }
    }
    expect(Object.keys(new Twice().stateDict())).toEqual(['a.weight', 'b.weight']);
    expect(String(new Twice())).toBe('Twice(\n  (a): Scale(2)\n  (b): Scale(2)\n)');
  });

  it('switches between training and evaluation all the way down, and back', () => {
    const net = new Net();
    expect(net.modules().every((module) => module.training)).toBe(true);
    expect(net.eval()).toBe(net);
    expect(net.modules().some((module) => module.training)).toBe(false);
    net.blocks[0].train();
    expect(net.blocks[0].scale.training).toBe(true);
    expect(net.training).toBe(false);
    expect(net.train(false).train().blocks[1].stats.training).toBe(true);
  });

  it('forgets the gradients of all parameters', () => {
    const scale = new Scale();
    scale
      .forward(ones([2]))
      .sum()
      .backward();
    expect(scale.weight.grad?.toArray()).toEqual([1, 1]);
    scale.zeroGrad();
    expect(scale.weight.grad).toBeNull();
  });

  it('prints the tree as PyTorch does', () => {
    expect(String(new Scale())).toBe('Scale(2)');
    expect(String(new Statistics())).toBe('Statistics()');
    expect(`\n${new Net()}`).toMatchInlineSnapshot(`
      "
      Net(
        (first): Scale(2)
        (blocks.0): Block(
          (scale): Scale(2)
          (stats): Statistics()
        )
        (blocks.1): Block(
          (scale): Scale(2)
          (stats): Statistics()
        )
      )"
    `);
  });

  it('prints its own description on a line above its parts', () => {
    class Named extends Net {
      override describe(): string {
        return 'depth=2';
      }
    }
    expect(String(new Named()).split('\n').slice(0, 3)).toEqual([
      'Named(',
      '  depth=2',
      '  (first): Scale(2)',
    ]);
  });

  it('is known by a brand, not by its class', () => {
    expect(isModule(new Scale())).toBe(true);
    for (const other of [null, undefined, 1, {}, zeros([1]), () => 0]) {
      expect(isModule(other)).toBe(false);
    }
  });

  it('keeps forward out of its own enumerable properties', () => {
    class Arrow extends Module {
      forward = (x: Tensor): Tensor => x;
    }
    const arrow = new Arrow();
    arrow.eval();
    expect(Object.keys(arrow)).toEqual([]);
  });
});
