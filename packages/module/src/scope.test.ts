import { BpError, isBpError, ones, type Tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { Module } from './module';
import { currentPath } from './scope';

class Probe extends Module {
  readonly seen: string[];
  constructor(seen: string[]) {
    super();
    this.seen = seen;
  }
  forward(x: Tensor): Tensor {
    this.seen.push(currentPath());
    return x;
  }
}

class Pair extends Module {
  readonly seen: string[];
  left: Probe;
  list: Probe[];
  constructor(seen: string[]) {
    super();
    this.seen = seen;
    this.left = new Probe(seen);
    this.list = [new Probe(seen), new Probe(seen)];
  }
  forward(x: Tensor): Tensor {
    this.seen.push(currentPath());
    return this.list.reduce((y, probe) => probe.forward(y), this.left.forward(x));
  }
}

class Failing extends Module {
  fails = true;
  forward(x: Tensor): Tensor {
    return this.fails ? x.matmul(zeros([3, 1])) : x;
  }
}

describe('currentPath', () => {
  it('is empty outside of modules and in the outermost one', () => {
    const seen: string[] = [];
    new Probe(seen).forward(ones([1]));
    expect(seen).toEqual(['']);
    expect(currentPath()).toBe('');
  });

  it('follows nested calls, through properties and arrays', () => {
    const seen: string[] = [];
    class Root extends Module {
      encoder = new Pair(seen);
      forward(x: Tensor): Tensor {
        return this.encoder.forward(x);
      }
    }
    new Root().forward(ones([1]));
    expect(seen).toEqual(['encoder', 'encoder.left', 'encoder.list.0', 'encoder.list.1']);
  });

  it('names a grandchild in full when the root calls it directly', () => {
    const seen: string[] = [];
    class Root extends Module {
      encoder = new Pair(seen);
      forward(x: Tensor): Tensor {
        return this.encoder.list[1].forward(x);
      }
    }
    new Root().forward(ones([1]));
    expect(seen).toEqual(['encoder.list.1']);
  });

  it('counts from whichever module was called first', () => {
    const seen: string[] = [];
    class Root extends Module {
      encoder = new Pair(seen);
      forward(x: Tensor): Tensor {
        return this.encoder.forward(x);
      }
    }
    new Root().encoder.forward(ones([1]));
    expect(seen).toEqual(['', 'left', 'list.0', 'list.1']);
  });

  it('stays where it is in a module that is no property of its caller, and in one that calls itself', () => {
    const seen: string[] = [];
    class Root extends Module {
      inner = new (class Inner extends Module {
        #secret = new Probe(seen);
        forward(x: Tensor, depth = 1): Tensor {
          seen.push(currentPath());
          return depth > 0 ? this.forward(x, depth - 1) : this.#secret.forward(x);
        }
      })();
      forward(x: Tensor): Tensor {
        return this.inner.forward(x);
      }
    }
    new Root().forward(ones([1]));
    expect(seen).toEqual(['inner', 'inner', 'inner']);
  });

  it('knows a layer that replaced another one', () => {
    const seen: string[] = [];
    const pair = new Pair(seen);
    pair.forward(ones([1]));
    seen.length = 0;
    pair.left = new Probe(seen);
    pair.forward(ones([1]));
    expect(seen).toEqual(['', 'left', 'list.0', 'list.1']);
  });

  it('knows a layer that was first called before it was a property', () => {
    const seen: string[] = [];
    class Late extends Module {
      layer: Probe | null = null;
      forward(x: Tensor, probe: Probe): Tensor {
        return probe.forward(x);
      }
    }
    const root = new Late();
    const probe = new Probe(seen);
    root.forward(ones([1]), probe);
    root.layer = probe;
    root.forward(ones([1]), probe);
    expect(seen).toEqual(['', 'layer']);
  });

  it('knows modules whose forward is an arrow field', () => {
    const seen: string[] = [];
    class Arrow extends Module {
      forward = (x: Tensor): Tensor => {
        seen.push(currentPath());
        return x;
      };
    }
    class Root extends Module {
      first = new Arrow();
      second = new Arrow();
      forward(x: Tensor): Tensor {
        return this.second.forward(this.first.forward(x));
      }
    }
    new Root().forward(ones([1]));
    expect(seen).toEqual(['first', 'second']);
  });

  it('enters once where a subclass calls super.forward', () => {
    const seen: string[] = [];
    class Loud extends Probe {
      override forward(x: Tensor): Tensor {
        return super.forward(x).mul(2);
      }
    }
    class Root extends Module {
      loud = new Loud(seen);
      forward(x: Tensor): Tensor {
        return this.loud.forward(x);
      }
    }
    expect(new Root().forward(ones([1])).toArray()).toEqual([2]);
    expect(seen).toEqual(['loud']);
  });
});

describe('errors inside a module', () => {
  class Root extends Module {
    body = { inner: null };
    blocks = [new Failing()];
    forward(x: Tensor): Tensor {
      return this.blocks[0].forward(x);
    }
  }

  it('carry the path of the innermost module', () => {
    const root = new Root();
    expect(() => root.forward(ones([2, 2]))).toThrowErrorMatchingInlineSnapshot(
      `[BpError: matmul: inner sizes must agree, got [2, 2] · [3, 1] (2 ≠ 3) (in blocks.0)]`,
    );
    try {
      root.forward(ones([2, 2]));
    } catch (error) {
      expect(isBpError(error) && error.path).toBe('blocks.0');
    }
  });

  it('carry no path where the outermost module itself failed', () => {
    try {
      new Failing().forward(ones([2, 2]));
    } catch (error) {
      expect(isBpError(error) && error.path).toBeNull();
    }
    expect.assertions(1);
  });

  it('leave the scope as it was', () => {
    const root = new Root();
    expect(() => root.forward(ones([2, 2]))).toThrow(BpError);
    expect(currentPath()).toBe('');
    root.blocks[0].fails = false;
    const seen: string[] = [];
    root.blocks.push(new Failing());
    new Pair(seen).forward(ones([1]));
    expect(seen[0]).toBe('');
  });

  it('of other kinds pass through untouched', () => {
    const thrown = new TypeError('mine');
    class Own extends Module {
      forward(): never {
        throw thrown;
      }
    }
    expect(() => new Own().forward()).toThrow(thrown);
    expect(currentPath()).toBe('');
  });
});
