import type { ArgOptions, ReduceOptions, Tensor, TensorLike } from '@bp/tensor';
import { alongEachAxis, onEachPair, onEachShape, overAxes, toPositions } from './calls';
import { alongEdges, atEdges, atPairsOfEdges } from './edges';
import { alongLargeAxes, onLargeLayouts, onLargePairs, overLargeAxes } from './larger';
import type { Operation, Part, SmoothCase } from './operation';
import { COLUMN, CUBE, EMPTY, EVERYWHERE, NUMBER, OTHER, type Points, ROW, SPREAD } from './points';
import { atPoints, cases, GIVES_POSITIONS } from './smooth';

/** The row of a function of one tensor; `smooth` says where it has derivatives, or why it has none. */
export function unary(op: (x: Tensor) => Tensor, smooth: Points | string = EVERYWHERE): Operation {
  return {
    calls: onEachShape(op),
    smooth: typeof smooth === 'string' ? smooth : atPoints(op, smooth),
    edges: atEdges(op),
    larger: onLargeLayouts(op),
  };
}

type Binary = (x: TensorLike, y: TensorLike) => Tensor;

/** The row of a function of two tensors, or of a tensor and a number. */
export function binary(op: Binary, smooth: Part<readonly SmoothCase[]> = onPairs(op)): Operation {
  return { calls: onEachPair(op), smooth, edges: atPairsOfEdges(op), larger: onLargePairs(op) };
}

function onPairs(op: Binary): readonly SmoothCase[] {
  return cases(
    ['one shape', op, [SPREAD, OTHER]],
    ['a row repeated on the right', op, [SPREAD, ROW]],
    ['a row repeated on the left', op, [ROW, SPREAD]],
    ['a column repeated', op, [SPREAD, COLUMN]],
    ['both repeated', op, [COLUMN, ROW]],
    ['a tensor of no axes', op, [SPREAD, NUMBER]],
    ['a plain number on the right', (x) => op(x, 1.45), [SPREAD]],
    ['a plain number on the left', (x) => op(1.45, x), [SPREAD]],
    ['an operand with itself', (x) => op(x, x), [SPREAD]],
    ['no elements', op, [EMPTY, ROW]],
  );
}

type Reduce = (x: Tensor, options?: ReduceOptions) => Tensor;

/** The row of a fold over axes; a reason where it has no derivative, else more cases than the usual ones. */
export function reduction(
  op: Reduce,
  smooth: Part<readonly SmoothCase[]>,
  ofNothing: 'defined' | 'refused' = 'defined',
): Operation {
  return {
    calls: overAxes(op, ofNothing),
    smooth: typeof smooth === 'string' ? smooth : [...foldsOf(op), ...smooth],
    edges: alongEdges((x, axis) => op(x, { axis })),
    larger: overLargeAxes(op),
  };
}

function foldsOf(op: Reduce): readonly SmoothCase[] {
  return cases(
    ['all elements', (x) => op(x), [SPREAD]],
    ['the first axis', (x) => op(x, { axis: 0 }), [CUBE]],
    ['the middle axis, kept', (x) => op(x, { axis: 1, keepDims: true }), [CUBE]],
    ['the last axis', (x) => op(x, { axis: -1 }), [CUBE]],
    ['two axes apart', (x) => op(x, { axis: [0, 2] }), [CUBE]],
    ['two axes, kept', (x) => op(x, { axis: [1, 2], keepDims: true }), [CUBE]],
  );
}

/** More cases of an operation that also folds no axis at all, or a single number. */
export function trivialFoldsOf(op: Reduce): readonly SmoothCase[] {
  return cases(
    ['no axis', (x) => op(x, { axis: [] }), [SPREAD]],
    ['a single number', (x) => op(x), [NUMBER]],
    ['an axis of extent 1', (x) => op(x.unsqueeze(1), { axis: 1 }), [SPREAD]],
  );
}

/** The row of an operation that gives positions along an axis. */
export function position(op: (x: Tensor, options?: ArgOptions) => Tensor): Operation {
  return {
    calls: toPositions(op),
    smooth: GIVES_POSITIONS,
    edges: alongEdges((x, axis) => op(x, { axis })),
    larger: alongLargeAxes((x, axis) => op(x, { axis })),
  };
}

/** The row of an operation along one axis, of results that have their operand's shape. */
export function along(
  op: (x: Tensor, axis: number) => Tensor,
  smooth: Part<readonly SmoothCase[]>,
): Operation {
  return { calls: alongEachAxis(op), smooth, edges: alongEdges(op), larger: alongLargeAxes(op) };
}
