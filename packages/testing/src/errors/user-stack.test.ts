import { inspect } from 'node:util';
import { grad, parameter } from '@bp/autograd';
import { compile } from '@bp/compile';
import { Dropout, Linear, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { Module } from '@bp/module';
import { SGD } from '@bp/optim';
import { ones, sum, type Tensor, tensor } from '@bp/tensor';
import { afterEach, describe, expect, it } from 'vitest';

class Net extends Module {
  fc = new Linear(2, 3);

  forward(x: Tensor): Tensor {
    return throughTheUser(() => this.fc.forward(x));
  }
}

function throughTheUser<T>(body: () => T): T {
  return body();
}

const deep = (levels: number): Sequential =>
  levels === 0
    ? new Sequential(new Linear(2, 3))
    : new Sequential(deep(levels - 1), new Linear(3, 3));

const optimizer = new SGD([parameter([1])]);
const step = compile((x: Tensor) => x.matmul(x));

const tries: Record<string, () => unknown> = {
  'a function': () => sum([1], { axis: 3 }),
  'a method': () => tensor([1]).matmul([[1], [2]]),
  'a getter': () => tensor([1, 2]).item(),
  'a setter': () => {
    tensor([1]).grad = 3 as never;
  },
  'a constructor': () => new Dropout(3),
  'a loss': () => crossEntropy([[1, 2]], [3]),
  'the layer of a container': () => new Sequential(new Linear(3, 3)).forward(ones([1, 2])),
  'many containers': () => deep(30).forward(ones([1, 3])),
  'an optimizer': () => optimizer.setLr(-1),
  'a state dict': () => new Linear(2, 3).loadStateDict({}),
  'a backward pass': () => tensor(1).backward(),
  'a gradient': () => grad((x: Tensor) => x)([1, 2]),
  'a compiled step': () => step(ones([2, 3])),
  'a function passed on to the engine': () => ['x'].map(sum as never),
  'a module of the user': () => new Net().forward(ones([3])),
};

function thrown(body: () => unknown): Error {
  try {
    body();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

const lines = (error: Error) => String(error.stack).split('\n    at ');

describe('the stack of an error', () => {
  it.each(Object.keys(tries))('starts at the line of the user that called %s', (name) => {
    const [head, ...frames] = lines(thrown(tries[name]));
    expect(head).toMatch(/^BpError: /);
    expect(frames[0]).toContain('user-stack.test.ts');
  });

  it('starts at the innermost line of the user', () => {
    const frames = lines(thrown(tries['a module of the user'])).slice(1);
    expect(frames[1]).toContain('throughTheUser');
  });

  it('starts at the user where a promise is refused', async () => {
    const later = async () => {
      await null;
      return sum([1], { axis: 3 });
    };
    const error = await later().catch((reason) => reason);
    expect(lines(error)[1]).toContain('user-stack.test.ts');
  });

  it('can be replaced, and is not among the things that are listed', () => {
    const error = thrown(tries['a function']);
    expect(Object.keys(error)).toEqual(['code']);
    error.stack = 'another';
    expect(error.stack).toBe('another');
  });

  it('names the layer that a later frame told', () => {
    const error = thrown(tries['many containers']);
    expect(lines(error)[0]).toBe(`BpError: ${error.message}`);
  });

  it('is shown once, with the code', () => {
    const error = thrown(tries['a function']);
    const shown = inspect(error);
    expect(shown.split('axis must be').length).toBe(2);
    expect(shown.endsWith("{\n  code: 'BP_SHAPE'\n}")).toBe(true);
  });
});

describe('what the program says of stacks', () => {
  const { stackTraceLimit, prepareStackTrace } = Error;
  afterEach(() => {
    Error.stackTraceLimit = stackTraceLimit;
    Error.prepareStackTrace = prepareStackTrace;
  });

  it('is kept: their length counts from the user on', () => {
    Error.stackTraceLimit = 2;
    expect(lines(thrown(tries['many containers'])).length).toBe(3);
    expect(Error.stackTraceLimit).toBe(2);
    Error.stackTraceLimit = 0;
    expect(lines(thrown(tries['many containers'])).length).toBe(1);
  });

  it('is kept: a form of its own', () => {
    const form = () => ['mine'];
    Error.prepareStackTrace = form;
    expect(thrown(tries['a function']).stack).toEqual(['mine']);
    expect(Error.prepareStackTrace).toBe(form);
  });
});
