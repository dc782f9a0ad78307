import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { KernelOperation } from '@bp/tensor/engine';
import { describe, expect, it } from 'vitest';

type Root = typeof import('@bp/tensor');
type Engine = typeof import('@bp/tensor/engine');
type Autograd = typeof import('@bp/autograd');
type TellDoor = typeof import('@bp/tensor/tell');

const require = createRequire(import.meta.url);
const built = (file: string): string => new URL(`../../${file}`, import.meta.url).href;

// The files that users get, not the sources: two formats and two doors, four copies of the same code.
const root = {
  esm: (await import(built('tensor/dist/index.js'))) as Root,
  cjs: require(fileURLToPath(built('tensor/dist/index.cjs'))) as Root,
};
const engine = {
  esm: (await import(built('tensor/dist/engine.js'))) as Engine,
  cjs: require(fileURLToPath(built('tensor/dist/engine.cjs'))) as Engine,
};
const tell = {
  esm: (await import(built('tensor/dist/tell.js'))) as TellDoor,
  cjs: require(fileURLToPath(built('tensor/dist/tell.cjs'))) as TellDoor,
};
const autograd = {
  esm: (await import(built('autograd/dist/index.js'))) as Autograd,
  cjs: require(fileURLToPath(built('autograd/dist/index.cjs'))) as Autograd,
};

describe('several copies of the library in one process', () => {
  it('are really several', () => {
    expect(root.esm.add).not.toBe(root.cjs.add);
    expect(engine.esm.apply).not.toBe(engine.cjs.apply);
  });

  it('have one Tensor class, and take each other’s tensors', () => {
    const x = root.esm.tensor([1, 2]);
    expect(root.cjs.Tensor).toBe(root.esm.Tensor);
    expect(x).toBeInstanceOf(root.cjs.Tensor);
    expect(root.cjs.isTensor(x)).toBe(true);
    expect(
      root.cjs
        .add(x, root.cjs.tensor([10, 20]))
        .mul(x)
        .toArray(),
    ).toEqual([11, 44]);
  });

  it('have the methods of both, where the older one has fewer', () => {
    const methods = root.esm.Tensor.prototype as unknown as Record<string, unknown>;
    const { add } = methods;
    delete methods.erf;
    const file = fileURLToPath(built('tensor/dist/index.cjs'));
    delete require.cache[file];
    const newer = require(file) as Root;
    expect(newer.add).not.toBe(root.cjs.add);
    expect(root.esm.tensor([0]).erf().toArray()).toEqual([0]);
    expect(methods.add).toBe(add);
  });

  it('have one seed', () => {
    root.esm.seed(7);
    const first = root.cjs.defaultRng().uniform([3]).toArray();
    const second = root.esm.defaultRng().uniform([3]).toArray();
    root.cjs.seed(7);
    expect(root.esm.defaultRng().uniform([3]).toArray()).toEqual(first);
    expect(root.cjs.defaultRng().uniform([3]).toArray()).toEqual(second);
  });

  it('have one tap, whichever door the kernel goes through', () => {
    const x = root.esm.tensor([1, 2]);
    const seen: string[] = [];
    engine.cjs.tapDispatch(
      (kernel) => seen.push(kernel.name),
      () => {
        root.esm.add(x, 1);
        root.cjs.add(x, 1);
        x.matmul(x);
      },
    );
    expect(seen).toEqual(['formula', 'formula', 'matmul']);
  });

  it('have one language', () => {
    const messages = {
      'a shape is an array of whole numbers ≥ 0 such as [2, 3], got {shape}': 'x {shape}',
    };
    root.esm.setLanguage({ language: 'xx', messages });
    try {
      expect(root.cjs.getLanguage()).toBe('xx');
      expect(() => root.cjs.zeros([-1])).toThrow('zeros: x [-1]');
    } finally {
      root.cjs.setLanguage(null);
    }
    expect(root.esm.getLanguage()).toBe('en');
  });

  it('have one recorder and one table of formulas', () => {
    const w = autograd.esm.parameter([2, 3]);
    const y = root.cjs
      .mul(w, autograd.cjs.parameter([5, 7]))
      .tanh()
      .sum();
    autograd.cjs.noGrad(() => expect(root.esm.add(w, 1).requiresGrad).toBe(false));
    y.backward();
    expect(w.grad).not.toBeNull();
    expect(engine.esm.f.add(engine.esm.input(0), 1)).toBe(engine.cjs.f.add(engine.cjs.input(0), 1));
  });

  it('tell of each other’s operations', () => {
    const w = autograd.esm.parameter([2, 3]);
    for (const { sum } of [root.esm, root.cjs]) {
      const { node } = sum(w).record as unknown as {
        node: { operation: KernelOperation<unknown> };
      };
      for (const { tellOf } of [tell.esm, tell.cjs]) {
        const context = { inputs: [w], output: sum(w), params: { axes: [0], keepDims: false } };
        expect(tellOf(node.operation)?.(context, []).map(({ at }) => at)).toEqual([[0], [1]]);
      }
    }
  });

  it('take modules of each other apart', async () => {
    const layers = {
      esm: (await import(built('layers/dist/index.js'))) as typeof import('@bp/layers'),
      cjs: require(fileURLToPath(built('layers/dist/index.cjs'))) as typeof import('@bp/layers'),
    };
    const model = new layers.cjs.Sequential(new layers.esm.Linear(2, 3), new layers.cjs.ReLU());
    expect(model.parameters().map(({ shape }) => shape)).toEqual([[3, 2], [3]]);
    expect(Object.keys(model.eval().stateDict())).toEqual(['0.weight', '0.bias']);
    expect(model.forward(root.esm.ones([1, 2])).shape).toEqual([1, 3]);
  });

  it('know each other’s errors', () => {
    try {
      root.cjs.zeros([-1]);
    } catch (error) {
      expect(root.esm.isBpError(error)).toBe(true);
      expect(error).toBeInstanceOf(root.esm.BpError);
    }
    expect.assertions(2);
  });
});

describe('the builds', () => {
  it('contain ndarray and seedrandom, which browsers could not import', async () => {
    const { readFile, readdir } = await import('node:fs/promises');
    const folder = new URL('../../tensor/dist/', import.meta.url);
    const files = (await readdir(folder)).filter((name) => name.endsWith('.js'));
    for (const name of files) {
      const text = await readFile(new URL(name, folder), 'utf8');
      expect(text).not.toMatch(/^(?:import|export)\b.*\bfrom\s*['"](?!\.)/m);
      expect(text).not.toMatch(/^import\s*['"](?!\.)/m);
      expect(text).not.toMatch(/\brequire\(['"]/);
    }
  });
});
