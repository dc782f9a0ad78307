import * as bp from '@bp/tensor';
import {
  COLUMN,
  CUBE,
  cases,
  EMPTY,
  NUMBER,
  none,
  OTHER,
  ROW,
  type Samples,
  SPREAD,
} from './sample';

const expanding = cases(
  ['a column', (x) => bp.expand(x, [2, 3]), [COLUMN]],
  ['new axes', (x) => bp.expand(x, [4, 2, 3]), [ROW]],
  ['a single number', (x) => bp.expand(x, [2, 2]), [NUMBER]],
  ['an axis kept by −1', (x) => bp.expand(x, [-1, 3]), [COLUMN]],
);

export const VIEWS: Samples = {
  reshape: cases(
    ['another shape', (x) => bp.reshape(x, [4, -1]), [CUBE]],
    ['after a transpose, which needs a copy', (x) => bp.reshape(x.transpose(), [6]), [SPREAD]],
    ['no elements', (x) => bp.reshape(x, [3, 0]), [EMPTY]],
  ),
  flatten: cases(
    ['all axes', (x) => bp.flatten(x), [CUBE]],
    ['the last axes', (x) => bp.flatten(x, 1), [CUBE]],
    ['a single number', (x) => bp.flatten(x), [NUMBER]],
  ),
  squeeze: cases(
    ['all axes of extent 1', (x) => bp.squeeze(x), [COLUMN]],
    ['one axis', (x) => bp.squeeze(x, 1), [COLUMN]],
  ),
  unsqueeze: cases(
    ['in front', (x) => bp.unsqueeze(x, 0), [SPREAD]],
    ['at the end', (x) => bp.unsqueeze(x, -1), [SPREAD]],
  ),
  expand: expanding,
  broadcastTo: expanding,
  sumTo: cases(
    ['a row', (x) => bp.sumTo(x, [3]), [SPREAD]],
    ['a column', (x) => bp.sumTo(x, [2, 1]), [SPREAD]],
    ['a single number', (x) => bp.sumTo(x, []), [SPREAD]],
  ),
  transpose: cases(
    ['a matrix', (x) => bp.transpose(x), [SPREAD]],
    ['two axes of three', (x) => bp.transpose(x, 0, 2), [CUBE]],
  ),
  permute: cases(['three axes', (x) => bp.permute(x, [2, 0, 1]), [CUBE]]),
  flip: cases(['one axis', (x) => bp.flip(x, 1), [CUBE]], ['all axes', (x) => bp.flip(x), [CUBE]]),
  slice: cases(
    ['a range', (x) => bp.slice(x, ':, 1:3'), [CUBE]],
    ['steps backwards', (x) => bp.slice(x, '::-1, :, ::-2'), [CUBE]],
    ['an index that drops its axis', (x) => bp.slice(x, '1, :, -2'), [CUBE]],
    ['nothing', (x) => bp.slice(x, '2:2'), [SPREAD]],
  ),
  narrow: cases(['the middle', (x) => bp.narrow(x, -1, 1, 2), [CUBE]]),
  at: cases(
    ['an index', (x) => bp.at(x, 1), [CUBE]],
    ['a list with repetition', (x) => bp.at(x, null, [2, 0, 2]), [CUBE]],
    ['an index and a list', (x) => bp.at(x, 0, [1, 1], null), [CUBE]],
  ),
  gather: cases(
    [
      'repeated positions',
      (x) =>
        bp.gather(x, 1, [
          [0, 0],
          [2, -1],
        ]),
      [SPREAD],
    ],
    ['a smaller table', (x) => bp.gather(x, 0, [[1, 0]]), [SPREAD]],
  ),
  indexSelect: cases(
    ['repeated rows', (x) => bp.indexSelect(x, 0, [1, 1, 0]), [SPREAD]],
    ['an inner axis', (x) => bp.indexSelect(x, 1, [2, -1]), [CUBE]],
  ),
  scatterAdd: cases(
    [
      'repeated positions',
      (x, s) =>
        bp.scatterAdd(
          x,
          1,
          [
            [0, 0, 2],
            [1, -1, 1],
          ],
          s,
        ),
      [SPREAD, OTHER],
    ],
    [
      'a smaller table',
      (x, s) => bp.scatterAdd(x, 0, [[1, 0, 1]], s.narrow(0, 0, 1)),
      [SPREAD, OTHER],
    ],
  ),

  tril: cases(
    ['the main diagonal', (x) => bp.tril(x), [SPREAD]],
    ['a diagonal above, of a stack', (x) => bp.tril(x, 1), [CUBE]],
  ),
  triu: cases(
    ['the main diagonal', (x) => bp.triu(x), [SPREAD]],
    ['a diagonal below, of a stack', (x) => bp.triu(x, -1), [CUBE]],
  ),

  concat: cases(
    ['rows', (x, y) => bp.concat([x, y]), [SPREAD, OTHER]],
    ['columns of several widths', (x, y) => bp.concat([x, y, x], { axis: -1 }), [SPREAD, COLUMN]],
    ['with nothing', (x, y) => bp.concat([x, y]), [SPREAD, EMPTY]],
  ),
  stack: cases(
    ['in front', (x, y) => bp.stack([x, y]), [SPREAD, OTHER]],
    ['at the end, one twice', (x, y) => bp.stack([x, y, x], { axis: -1 }), [SPREAD, OTHER]],
    ['single numbers', (x, y) => bp.stack([x, y]), [NUMBER, NUMBER]],
  ),
  split: cases(
    ['pieces of one size', (x) => bp.split(x, 3, { axis: 2 }), [CUBE]],
    ['listed sizes', (x) => bp.split(x, [1, 2], { axis: 1 }), [SPREAD]],
  ),
  chunk: cases(['two parts', (x) => bp.chunk(x, 2, { axis: 1 }), [SPREAD]]),
  unstack: cases(
    ['rows', (x) => bp.unstack(x), [SPREAD]],
    ['an inner axis', (x) => bp.unstack(x, { axis: 1 }), [CUBE]],
  ),

  clone: cases(['a matrix', (x) => bp.clone(x), [SPREAD]]),
  contiguous: cases(['a transposed matrix', (x) => bp.contiguous(x.transpose()), [SPREAD]]),
  cast: cases(
    ['the same type', (x) => bp.cast(x, 'float64'), [SPREAD]],
    // Linear, so a long step costs nothing and keeps the rounding to float32 small.
    ['to float32', (x) => bp.cast(x, 'float32'), [SPREAD], { options: { eps: 0.5, atol: 1e-6 } }],
  ),
  detach: none('cuts the history off, which is its purpose'),
  assign: none('overwrites values and is not recorded'),
};
