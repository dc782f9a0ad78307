import { BpError } from '@bp/tensor';
import type { Kernel, Node } from '@bp/tensor/engine';
import type { Call, Capture, Cell, CellView } from './capture';
import { formulaOf, nameOf, placeOf } from './formula-of';
import { tensorsOf } from './template';

/** The first thing in which two captures differ, as an error that says what to do; null where they are equal. */
export function differenceOf(op: string, first: Capture, second: Capture): BpError | null {
  for (let i = 0; i < Math.min(first.calls.length, second.calls.length); i++) {
    const found = betweenCalls(op, i, first, second);
    if (found !== null) return found;
  }
  const [a, b] = [first.calls.length, second.calls.length];
  if (a !== b) {
    return new BpError(
      'BP_OPTION',
      op,
      'the step ran {first} kernels in one call and {second} in the next, so it cannot be compiled; pass what it branches on as an argument',
      { first: a, second: b },
    );
  }
  return betweenEnds(op, first, second);
}

function betweenCalls(op: string, i: number, first: Capture, second: Capture): BpError | null {
  const [a, b] = [first.calls[i], second.calls[i]];
  if (!sameKernel(a.kernel, b.kernel)) {
    return new BpError(
      'BP_OPTION',
      op,
      'kernel {i} was {first} in one call and {second} in the next, so the step cannot be compiled; pass what it branches on as an argument',
      { i: i + 1, first: describeCall(a), second: describeCall(b) },
    );
  }
  const kernel = describeCall(a);
  const [xs, ys] = [operandsOf(a), operandsOf(b)];
  for (let k = 0; k < Math.max(xs.length, ys.length); k++) {
    if (sameOperand(xs[k], ys[k])) {
      const found = betweenCells(op, kernel, i, first.cells[xs[k].cell], second.cells[ys[k].cell]);
      if (found !== null) return found;
    } else {
      return new BpError(
        'BP_OPTION',
        op,
        'kernel {i}, {kernel}, was given {first} in one call and {second} in the next, so the step cannot be compiled; pass what it depends on as an argument',
        { i: i + 1, kernel, first: describeOperand(xs[k]), second: describeOperand(ys[k]) },
      );
    }
  }
  if (!sameValue(a.params, b.params)) {
    return new BpError(
      'BP_OPTION',
      op,
      'kernel {i}, {kernel}, was given the numbers {first} in one call and {second} in the next; pass what changes as an argument, in a tensor',
      { i: i + 1, kernel, first: describeParams(a.params), second: describeParams(b.params) },
    );
  }
  return null;
}

function betweenCells(op: string, kernel: string, i: number, a: Cell, b: Cell): BpError | null {
  // What is made in the first call and kept, as the state of a random stream, is from outside in the next.
  if (a.storage !== null && a.storage === b.storage) return null;
  if (a.origin !== b.origin || a.origin === 'outside') {
    return new BpError(
      'BP_OPTION',
      op,
      'kernel {i}, {kernel}, reads another tensor in each call, which is no argument of the step; pass it as an argument, or assign to one tensor that stays',
      { i: i + 1, kernel },
    );
  }
  if (a.origin === 'made' && !sameNumbers(a.contents, b.contents)) {
    return new BpError(
      'BP_OPTION',
      op,
      'kernel {i}, {kernel}, reads numbers that the step makes anew in each call; pass them as an argument, or draw them from an Rng',
      { i: i + 1, kernel },
    );
  }
  return null;
}

/** Results, gradients and modes. */
function betweenEnds(op: string, first: Capture, second: Capture): BpError | null {
  if (!sameValue(first.result, second.result, sameOperand)) {
    return new BpError(
      'BP_OPTION',
      op,
      'the step returned another kind of result in each of two calls; return the same tensors, in the same structure',
    );
  }
  const [xs, ys] = [tensorsOf(first.result), tensorsOf(second.result)];
  for (const [k, x] of xs.entries()) {
    const [a, b] = [first.cells[x.cell], second.cells[ys[k].cell]];
    const found = betweenCells(op, 'return', first.calls.length, a, b);
    if (found !== null) return found;
  }
  const sameGradients =
    first.gradients.length === second.gradients.length &&
    first.gradients.every(({ holder, entry, exit }, k) => {
      const other = second.gradients[k];
      return (
        holder === other.holder &&
        (entry === null) === (other.entry === null) &&
        (typeof exit === 'string' || typeof other.exit === 'string'
          ? exit === other.exit
          : sameOperand(exit, other.exit))
      );
    });
  const sameStates =
    first.states.length === second.states.length &&
    first.states.every(({ owner, name, exit }, k) => {
      const other = second.states[k];
      return owner === other.owner && name === other.name && Object.is(exit, other.exit);
    });
  if (sameGradients && sameStates) return null;
  return new BpError(
    'BP_OPTION',
    op,
    'the step left other gradients or modes behind in each of two calls; let every call do the same',
  );
}

function sameKernel(a: Kernel<never>, b: Kernel<never>): boolean {
  if (a === b) return true;
  const [f, g] = [formulaOf(a), formulaOf(b)];
  return (
    f !== null &&
    g !== null &&
    f.dtype === g.dtype &&
    f.formula.outputs.length === g.formula.outputs.length &&
    // Nodes are made once for each form.
    f.formula.outputs.every((node: Node, i: number) => node === g.formula.outputs[i])
  );
}

function operandsOf({ inputs, outputs }: Call): readonly CellView[] {
  return [...inputs, ...outputs];
}

function sameOperand(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined) return false;
  const [x, y] = [a as CellView, b as CellView];
  return (
    x.cell === y.cell &&
    x.dtype === y.dtype &&
    x.offset === y.offset &&
    sameNumbers(x.shape, y.shape) &&
    sameNumbers(x.strides, y.strides)
  );
}

function describeCall({ kernel, path }: Call): string {
  return nameOf(kernel) + placeOf(path);
}

function describeOperand(operand: CellView | undefined): string {
  return operand === undefined ? 'nothing' : `${operand.dtype} [${operand.shape.join(', ')}]`;
}

function sameNumbers(a: ArrayLike<number> | null, b: ArrayLike<number> | null): boolean {
  if (a === null || b === null || a.length !== b.length) return a === b;
  for (let i = 0; i < a.length; i++) if (!Object.is(a[i], b[i])) return false;
  return true;
}

/** Whether two values are equal to any depth; functions are all alike, since kernels do not call them. */
function sameValue(
  a: unknown,
  b: unknown,
  sameTensor?: (a: unknown, b: unknown) => boolean,
): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a === 'function') return typeof b === 'function';
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (sameTensor !== undefined && 'cell' in a) return 'cell' in b && sameTensor(a, b);
  const [x, y] = [a as Record<string, unknown>, b as Record<string, unknown>];
  const names = Object.keys(x);
  return (
    names.length === Object.keys(y).length &&
    names.every((name) => Object.hasOwn(y, name) && sameValue(x[name], y[name], sameTensor))
  );
}

function describeParams(params: unknown): string {
  try {
    return JSON.stringify(params) ?? String(params);
  } catch {
    return String(params);
  }
}
