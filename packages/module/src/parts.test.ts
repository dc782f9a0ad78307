import { parameter } from '@bp/autograd';
import { tensor, zeros } from '@bp/tensor';
import { describe, expect, it } from 'vitest';
import { buffer } from './buffer';
import { Module } from './module';

class Leaf extends Module {
  weight = parameter(zeros([2]));
  forward(): void {}
}

class Holder extends Module {
  constructor(what: object) {
    super();
    Object.assign(this, what);
  }
  forward(): void {}
}

const namesIn = (what: object): string[] => Object.keys(new Holder(what).stateDict());

describe('modules and tensors', () => {
  it('are found in lists, sets, maps and plain objects, in each other too', () => {
    expect(namesIn({ a: [new Leaf(), [new Leaf()]] })).toEqual(['a.0.weight', 'a.1.0.weight']);
    expect(namesIn({ a: new Set([new Leaf(), parameter(1)]) })).toEqual(['a.1', 'a.0.weight']);
    expect(namesIn({ a: new Map([['x', new Leaf()]]) })).toEqual(['a.x.weight']);
    expect(
      namesIn({
        a: new Map<unknown, Leaf>([
          [{}, new Leaf()],
          [7, new Leaf()],
        ]),
      }),
    ).toEqual(['a.0.weight', 'a.1.weight']);
    expect(namesIn({ a: { x: new Leaf(), y: { z: buffer(tensor(1)) } } })).toEqual([
      'a.y.z',
      'a.x.weight',
    ]);
    expect(namesIn({ a: new Map([['x', [{ y: new Set([new Leaf()]) }]]]) })).toEqual([
      'a.x.0.y.0.weight',
    ]);
  });

  it('are trained, switched and printed there', () => {
    const leaf = new Leaf();
    const model = new Holder({ heads: new Map([['x', leaf]]) });
    model.eval();
    expect(leaf.training).toBe(false);
    expect(model.parameters()).toEqual([leaf.weight]);
    expect(`${model}`).toBe('Holder(\n  (heads.x): Leaf()\n)');
  });

  it('may lie beside what leads back, and beside much data', () => {
    const list: unknown[] = [new Leaf()];
    list.push(list);
    const rows = Array.from({ length: 1e5 }, (_, i) => i);
    expect(namesIn({ list, rows, words: ['a'], none: null })).toEqual(['list.0.weight']);
  });

  it('must not share a name', () => {
    const twice = { a: { b: parameter(1) }, 'a.b': parameter(2) };
    expect(() => namesIn(twice)).toThrowErrorMatchingInlineSnapshot(
      `[BpError: stateDict: a.b is the name of two tensors; rename a property, or a key of the map or object that holds one]`,
    );
  });
});

describe('what takes the place of a parameter or buffer', () => {
  class Net extends Module {
    weight: unknown = parameter([1, 2]);
    state: unknown = buffer(tensor([0]));
    list: unknown[] = [parameter(1)];
    forward(): string {
      return 'done';
    }
  }
  const walks: [string, (net: Net) => unknown][] = [
    ['parameters', (net) => net.parameters()],
    ['buffers', (net) => net.buffers()],
    ['stateDict', (net) => net.stateDict()],
    ['loadStateDict', (net) => net.loadStateDict({})],
    ['zeroGrad', (net) => net.zeroGrad()],
    ['forward', (net) => net.forward()],
  ];

  it.each(walks)('is refused by %s', (_, walk) => {
    const others = [tensor([1, 2]), [1, 2], new Float32Array(2), parameter(1).mul(2), 3, 'w'];
    for (const other of others) {
      for (const key of ['weight', 'state'] as const) {
        const net = new Net();
        net.forward();
        net[key] = other;
        expect(() => walk(net)).toThrow(`${key} held a parameter or buffer and now holds`);
      }
    }
  });

  it('is told with its path', () => {
    const net = new Net();
    const model = new Holder({ inner: net });
    model.parameters();
    net.list[0] = tensor(1);
    expect(() => model.stateDict()).toThrowErrorMatchingInlineSnapshot(
      `[BpError: module: inner.list.0 held a parameter or buffer and now holds a plain tensor, which would be neither trained nor saved; overwrite the values with assign, or put parameter(…) or buffer(…) there]`,
    );
  });

  it('may be another one, a module, or nothing', () => {
    const net = new Net();
    net.forward();
    for (const other of [parameter([3]), buffer(tensor(1)), new Leaf(), null, undefined]) {
      net.weight = other;
      expect(net.forward()).toBe('done');
      net.stateDict();
    }
    delete net.state;
    expect(net.forward()).toBe('done');
  });

  it('is known from the class before it is first listed, while one that makes a layer and runs it may put it there', () => {
    class Typed extends Module {
      static override readonly parameterNames: readonly string[] = ['weight'];
      weight = parameter([1]);
      forward(): string {
        return 'done';
      }
    }
    const module = new Typed();
    module.weight = tensor([2]);
    expect(module.forward()).toBe('done');
    expect(() => module.parameters()).toThrow('weight held a parameter or buffer');
    module.weight = parameter([2]);
    module.forward();
    module.weight = tensor([2]);
    expect(() => module.forward()).toThrow('weight held a parameter or buffer');
  });
});
