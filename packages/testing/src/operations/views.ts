import type { Tensor } from '@bp/tensor';
import * as bp from '@bp/tensor';
import { alongEachAxis, MATRIX_SHAPES, onEachShape, SHAPES } from './calls';
import { onSpecial } from './edges';
import { alongLargeAxes, onLargeCube } from './larger';
import type { Operations } from './operation';
import { COLUMN, CUBE, EMPTY, NUMBER, ROW, SPREAD } from './points';
import { cases } from './smooth';

/** Cases of a function that repeats a tensor until it has a shape. */
const expanding = (expand: typeof bp.expand) =>
  cases(
    ['a column', (x) => expand(x, [2, 3]), [COLUMN]],
    ['new axes', (x) => expand(x, [4, 2, 3]), [ROW]],
    ['a single number', (x) => expand(x, [2, 2]), [NUMBER]],
    ['an axis kept by −1', (x) => expand(x, [-1, 3]), [COLUMN]],
  );

export const VIEWS: Operations = {
  reshape: {
    calls: (make) => [
      { inputs: [make([3, 4])], run: (x) => bp.reshape(x, [2, -1]) },
      { inputs: [make([2, 3, 4])], run: (x) => bp.reshape(x, [4, 6]) },
      { inputs: [make([3, 0])], run: (x) => bp.reshape(x, [0, 5]) },
      { inputs: [make([])], run: (x) => bp.reshape(x, [1, 1]) },
    ],
    smooth: cases(
      ['another shape', (x) => bp.reshape(x, [4, -1]), [CUBE]],
      ['after a transpose, which needs a copy', (x) => bp.reshape(x.transpose(), [6]), [SPREAD]],
      ['no elements', (x) => bp.reshape(x, [3, 0]), [EMPTY]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.reshape(x.transpose(), [6, 4]).square()),
    larger: onLargeCube((x) => bp.reshape(x, [-1, 9]).square()),
  },
  flatten: {
    calls: (make) => [
      ...SHAPES.map((shape) => ({ inputs: [make(shape)], run: (x: Tensor) => bp.flatten(x) })),
      { inputs: [make([2, 3, 4])], run: (x) => bp.flatten(x, 1) },
      { inputs: [make([2, 3, 4])], run: (x) => bp.flatten(x, 0, -2) },
    ],
    smooth: cases(
      ['all axes', (x) => bp.flatten(x), [CUBE]],
      ['the last axes', (x) => bp.flatten(x, 1), [CUBE]],
      ['a single number', (x) => bp.flatten(x), [NUMBER]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.flatten(x).square()),
    larger: onLargeCube((x) => bp.flatten(x, 1).square()),
  },
  squeeze: {
    calls: onEachShape((x) => bp.squeeze(x)),
    smooth: cases(
      ['all axes of extent 1', (x) => bp.squeeze(x), [COLUMN]],
      ['one axis', (x) => bp.squeeze(x, 1), [COLUMN]],
    ),
    edges: onSpecial([[3, 1, 4]], (x) => bp.squeeze(x).square()),
    larger: onLargeCube((x) => bp.squeeze(x.unsqueeze(1), 1).square()),
  },
  unsqueeze: {
    calls: onEachShape((x) => bp.unsqueeze(x, -1)),
    smooth: cases(
      ['in front', (x) => bp.unsqueeze(x, 0), [SPREAD]],
      ['at the end', (x) => bp.unsqueeze(x, -1), [SPREAD]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.unsqueeze(x, 1).square()),
    larger: onLargeCube((x) => bp.unsqueeze(x, -1).square()),
  },
  expand: {
    calls: (make) => [
      { inputs: [make([3, 1])], run: (x) => bp.expand(x, [2, -1, 4]) },
      { inputs: [make([1, 3])], run: (x) => bp.expand(x, [0, 3]) },
    ],
    smooth: expanding(bp.expand),
    edges: onSpecial([[3, 1]], (x) => bp.expand(x, [2, 3, 4]).square()),
    larger: onLargeCube(
      (x) => bp.expand(x, [3, ...x.shape]).square(),
      (x) => bp.expand(x.unsqueeze(2), [x.shape[0], x.shape[1], 7, x.shape[2]]).square(),
    ),
  },
  broadcastTo: {
    calls: (make) => [
      { inputs: [make([3, 1])], run: (x) => bp.broadcastTo(x, [2, 3, 4]) },
      { inputs: [make([])], run: (x) => bp.broadcastTo(x, [2, 2]) },
    ],
    smooth: expanding(bp.broadcastTo),
    edges: onSpecial([[3, 1]], (x) => bp.broadcastTo(x, [2, 3, 4]).square()),
    larger: onLargeCube(
      (x) => bp.broadcastTo(x, [3, ...x.shape]).square(),
      (x) => bp.broadcastTo(x.unsqueeze(2), [x.shape[0], x.shape[1], 7, x.shape[2]]).square(),
    ),
  },
  transpose: {
    calls: onEachShape((x) => bp.transpose(x), MATRIX_SHAPES),
    smooth: cases(
      ['a matrix', (x) => bp.transpose(x), [SPREAD]],
      ['two axes of three', (x) => bp.transpose(x, 0, 2), [CUBE]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.transpose(x).square()),
    larger: onLargeCube((x) => bp.transpose(x, 0, 2).square()),
  },
  permute: {
    calls: (make) => [
      { inputs: [make([])], run: (x) => bp.permute(x, []) },
      { inputs: [make([2, 3, 4])], run: (x) => bp.permute(x, [2, 0, 1]) },
      { inputs: [make([2, 0, 4])], run: (x) => bp.permute(x, [-1, 0, 1]) },
    ],
    smooth: cases(['three axes', (x) => bp.permute(x, [2, 0, 1]), [CUBE]]),
    edges: onSpecial([[2, 3, 4]], (x) => bp.permute(x, [2, 0, 1]).square()),
    larger: onLargeCube((x) => bp.permute(x, [2, 0, 1]).square()),
  },
  flip: {
    calls: (make) => [
      ...SHAPES.map((shape) => ({ inputs: [make(shape)], run: (x: Tensor) => bp.flip(x) })),
      { inputs: [make([2, 3, 4])], run: (x) => bp.flip(x, [0, -1]) },
    ],
    smooth: cases(
      ['one axis', (x) => bp.flip(x, 1), [CUBE]],
      ['all axes', (x) => bp.flip(x), [CUBE]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.flip(x)),
    larger: alongLargeAxes((x, axis) => bp.flip(x, axis)),
  },
  slice: {
    calls: (make) => [
      { inputs: [make([5])], run: (x) => bp.slice(x, '::-2') },
      { inputs: [make([3, 4])], run: (x) => bp.slice(x, '1:, -1') },
      { inputs: [make([2, 3, 4])], run: (x) => bp.slice(x, [[null, null, -1], null, [1, 3]]) },
      { inputs: [make([3, 4])], run: (x) => bp.slice(x, '5:, ::2') },
    ],
    smooth: cases(
      ['a range', (x) => bp.slice(x, ':, 1:3'), [CUBE]],
      ['steps backwards', (x) => bp.slice(x, '::-1, :, ::-2'), [CUBE]],
      ['an index that drops its axis', (x) => bp.slice(x, '1, :, -2'), [CUBE]],
      ['nothing', (x) => bp.slice(x, '2:2'), [SPREAD]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.slice(x, ':, ::-1, 1:').square()),
    larger: onLargeCube((x) => bp.slice(x, '::2, 1:-1:3, ::-1').square()),
  },
  narrow: {
    calls: alongEachAxis((x, axis, extent) =>
      bp.narrow(x, axis, Math.min(1, extent), Math.max(0, extent - 1)),
    ),
    smooth: cases(['the middle', (x) => bp.narrow(x, -1, 1, 2), [CUBE]]),
    edges: onSpecial([[2, 3, 4]], (x) => bp.narrow(x, 2, 1, 2).exp()),
    larger: alongLargeAxes((x, axis) => bp.narrow(x, axis, 1, 2).exp()),
  },
};
