import { gradients, variable } from '@bp/autograd';
import type { Tensor } from '@bp/tensor';
import {
  constant,
  emptyTensor,
  formulaKernel,
  type KernelOperation,
  makeFormula,
} from '@bp/tensor/engine';
import {
  type Element,
  type Position,
  type Tell,
  type TellContext,
  type Told,
  tellFormulaOf,
  tellOf,
} from '@bp/tensor/tell';
import { describe, expect, it } from 'vitest';
import { DIFFERENTIABLE } from '../operations/catalogue';
import { RECORDED } from './cases';
import { localDerivatives, nodesBehind, type RecordNode } from './record';

/** Kernel operations that tell nothing, and why. */
const SILENT: Readonly<Record<string, string>> = {
  avgPool2dGradient: 'stands in the records of gradients alone',
  maxPool2dGradient: 'stands in the records of gradients alone',
  place: 'stands in the records of gradients alone',
  maxPool2dPick: 'stands in the records of gradients of gradients alone',
};

interface KernelNode extends RecordNode {
  readonly operation: KernelOperation<unknown>;
}

const isKernel = (node: RecordNode): node is KernelNode => node.operation.kind === 'kernel';

/** The loss of a sample of an operation, and its gradients as a record of their own. */
function recordsOf(fn: (...inputs: Tensor[]) => unknown, inputs: readonly Tensor[]): Tensor[] {
  const leaves = inputs.map((x) => variable(x.cast('float64')));
  const results = [fn(...leaves)].flat() as Tensor[];
  const loss = results.reduce((sum, y) => sum.add(y.square().sum()), leaves[0].sum().mul(0));
  const slopes = gradients([loss], leaves, { createGraph: true });
  const slope = slopes.reduce((sum, g) => sum.add(g.square().sum()), loss.mul(0));
  return [loss, ...gradients([slope], leaves, { createGraph: true }).map((g) => g.sum())];
}

/** Every kernel operation in the records of all operations, layers and losses, with what it was applied to. */
function collect(): Map<string, KernelNode[]> {
  const found = new Map<string, KernelNode[]>();
  const samples = DIFFERENTIABLE.flatMap(([, cases]) => cases);
  const losses = [
    ...samples.flatMap(({ fn, inputs }) => recordsOf(fn, inputs)),
    ...Object.values(RECORDED).map((record) => record().loss),
  ];
  const seen = new Set<string>();
  for (const node of losses.flatMap(nodesBehind).filter(isKernel)) {
    const { operation, inputs, params } = node;
    // One of those that differ in nothing but their numbers is enough.
    const key = JSON.stringify([
      operation.name,
      inputs.map(({ shape, dtype }) => [shape, dtype]),
      params,
    ]);
    if (seen.has(key)) continue;
    seen.add(key);
    found.set(operation.name, [...(found.get(operation.name) ?? []), node]);
  }
  return found;
}

const KERNELS = collect();
const telling = [...KERNELS].filter(([name]) => !Object.hasOwn(SILENT, name));

describe('every kernel operation with a gradient', () => {
  it('tells its mathematics or says why not', () => {
    const silent = [...KERNELS].filter(([, nodes]) => nodes.some((x) => !tellOf(x.operation)));
    expect(silent.map(([name]) => name).sort()).toEqual(Object.keys(SILENT).sort());
  });

  it('has what it tells beside it, so that a bundle which explains nothing can leave it out', () => {
    const heavy = [...KERNELS].filter(([, nodes]) => nodes.some((x) => x.operation.tell));
    expect(heavy.map(([name]) => name)).toEqual([]);
  });

  it('is among those that are compared', () => {
    expect(telling.map(([name]) => name).sort()).toEqual([
      'avgPool2d',
      'cast',
      'clone',
      'col2im',
      'concat',
      'cumsum',
      'gather',
      'im2col',
      'logSoftmax',
      'matmul',
      'max',
      'maxPool2d',
      'mean',
      'min',
      'norm',
      'scatterAdd',
      'softmax',
      'sum',
    ]);
  });
});

describe('an operation without formulas for derivatives', () => {
  const numeric = telling.filter(([, [node]]) => tellFormulaOf(node.operation) === null);

  it('is none of these', () => {
    const others = telling.filter((one) => !numeric.includes(one)).map(([name]) => name);
    expect(others).toEqual(expect.arrayContaining(['logSoftmax', 'matmul', 'norm', 'softmax']));
  });

  it.each(numeric)('has 1 or 1/n for every derivative: %s', (_, nodes) => {
    for (const node of nodes) {
      for (let i = 0; i < node.output.size; i++) {
        const rows = localDerivatives(node, i).filter((row) => row !== null);
        for (const value of rows.flatMap((row) => [...row]).filter((x) => x !== 0)) {
          const n = Math.round(1 / value);
          expect(value).toBeCloseTo(1 / n, 14);
        }
      }
    }
  });
});

describe.each(telling)('%s', (_, nodes) => {
  it('tells the derivatives that its rule gives, element by element', () => {
    for (const node of nodes) {
      const { output } = node;
      for (let i = 0; i < output.size; i++) {
        const at = unravel(i, output.shape);
        const told = tell(node, at);
        for (const [k, row] of localDerivatives(node, i).entries()) {
          const x = node.inputs[k];
          if (row === null || !x.dtype.startsWith('float')) continue;
          const slopes = new Float64Array(x.size);
          for (const part of told) {
            if (part.of === k) slopes[ravel(part.at, x.shape)] += evaluate(part, node);
          }
          expect(farthest(slopes, row)).toBeLessThan(1e-12);
        }
      }
    }
  });

  it('names no element twice, and none outside its tensor', () => {
    for (const node of nodes) {
      const at = unravel(node.output.size - 1, node.output.shape);
      if (node.output.size === 0) continue;
      const told = tell(node, at);
      expect(new Set(told.map(({ of, at: from }) => `${of}: ${from}`)).size).toBe(told.length);
      for (const { of, at: from, operands } of told) {
        for (const element of [{ of, at: from }, ...operands]) {
          const { shape } = element.of === 'output' ? node.output : node.inputs[element.of];
          expect(element.at).toHaveLength(shape.length);
          expect(element.at.every((place, axis) => place >= 0 && place < shape[axis])).toBe(true);
        }
      }
    }
  });
});

describe('what is told of one element', () => {
  const [x, w] = [
    variable([[0.5, 0.25]], { dtype: 'float64' }),
    variable([[1], [2]], { dtype: 'float64' }),
  ];
  const toldOf = (value: Tensor, at: Position) =>
    tell(nodesBehind(value).at(-1) as KernelNode, at).map(({ of, at: from, slope, operands }) => ({
      of,
      from,
      slope: `${slope.op} ${slope.value}`,
      operands,
    }));

  it('is each factor of a product, whose slope is the other factor', () => {
    expect(toldOf(x.matmul(w), [0, 0])).toEqual([
      { of: 0, from: [0, 0], slope: 'input 0', operands: [{ of: 1, at: [0, 0] }] },
      { of: 1, from: [0, 0], slope: 'input 0', operands: [{ of: 0, at: [0, 0] }] },
      { of: 0, from: [0, 1], slope: 'input 0', operands: [{ of: 1, at: [1, 0] }] },
      { of: 1, from: [1, 0], slope: 'input 0', operands: [{ of: 0, at: [0, 1] }] },
    ]);
  });

  it('is every summand of a sum, with slope 1', () => {
    expect(toldOf(x.sum({ axis: 1 }), [0])).toEqual([
      { of: 0, from: [0, 0], slope: 'constant 1', operands: [] },
      { of: 0, from: [0, 1], slope: 'constant 1', operands: [] },
    ]);
  });

  it('is the winner of a maximum alone', () => {
    expect(toldOf(x.max(), [])).toEqual([
      { of: 0, from: [0, 0], slope: 'constant 1', operands: [] },
    ]);
  });
});

describe('an operation of another package', () => {
  const { operation } = nodesBehind(variable([1]).clone())[0] as KernelNode;
  const half: Tell<unknown> = (_, at) => [{ of: 0, at, slope: constant(0.5), operands: [] }];

  it('tells by what it has itself, also where its name is one of ours', () => {
    expect(tellOf({ ...operation, tell: half })).toBe(half);
    expect(tellOf({ ...operation, name: 'half', tell: half })).toBe(half);
  });

  it('tells nothing where it has nothing', () => {
    expect(tellOf({ ...operation, name: 'half' })).toBeNull();
    expect(tellOf({ ...operation, name: 'constructor' })).toBeNull();
  });

  it('is taken for ours where its name is one of ours, as another copy of ours is', () => {
    expect(tellOf({ ...operation })).toBe(tellOf(operation));
  });
});

function tell({ operation, inputs, output, params }: KernelNode, at: Position): readonly Told[] {
  const context: TellContext<unknown> = { inputs, output, params };
  return tellOf(operation)?.(context, at) ?? [];
}

/** The value of a told slope, from the values of its operands. */
function evaluate({ slope, operands }: Told, { inputs, output }: RecordNode): number {
  const values = operands.map(({ of, at }: Element) => {
    const { data, shape } = of === 'output' ? output : inputs[of];
    const value = emptyTensor([], 'float64');
    value.storage.data[0] = data[ravel(at, shape)];
    return value;
  });
  const formula = makeFormula([slope]);
  const result = emptyTensor([], 'float64');
  formulaKernel(formula, 'float64').run([result], values.slice(0, formula.inputs), []);
  return result.item();
}

function farthest(a: Float64Array, b: Float64Array): number {
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - b[i])), 0);
}

function unravel(flat: number, shape: readonly number[]): number[] {
  return shape.map((extent, axis) => {
    const inner = shape.slice(axis + 1).reduce((size, n) => size * n, 1);
    return Math.floor(flat / inner) % extent;
  });
}

function ravel(at: Position, shape: readonly number[]): number {
  return at.reduce((flat, place, axis) => flat * shape[axis] + place, 0);
}
