import * as bp from '@bp/tensor';
import { alongEachAxis, ofLists } from './calls';
import { onSpecial } from './edges';
import { alongLargeAxes } from './larger';
import type { Operations } from './operation';
import { COLUMN, CUBE, EMPTY, NUMBER, OTHER, SPREAD } from './points';
import { cases } from './smooth';

export const JOINING: Operations = {
  concat: {
    calls: ofLists((list, axis) => bp.concat(list, { axis })),
    smooth: cases(
      ['rows', (x, y) => bp.concat([x, y]), [SPREAD, OTHER]],
      ['columns of several widths', (x, y) => bp.concat([x, y, x], { axis: -1 }), [SPREAD, COLUMN]],
      ['with nothing', (x, y) => bp.concat([x, y]), [SPREAD, EMPTY]],
    ),
    edges: onSpecial(
      [
        [2, 3],
        [2, 4],
      ],
      (x, y) => bp.concat([x, y, x], { axis: 1 }),
    ),
    larger: alongLargeAxes((x, axis) => bp.concat([x, x.square(), x], { axis })),
  },
  stack: {
    calls: ofLists((list, axis) => bp.stack(list, { axis })),
    smooth: cases(
      ['in front', (x, y) => bp.stack([x, y]), [SPREAD, OTHER]],
      ['at the end, one twice', (x, y) => bp.stack([x, y, x], { axis: -1 }), [SPREAD, OTHER]],
      ['single numbers', (x, y) => bp.stack([x, y]), [NUMBER, NUMBER]],
    ),
    edges: onSpecial(
      [
        [2, 3],
        [2, 3],
      ],
      (x, y) => bp.stack([x, y], { axis: -1 }),
    ),
    larger: alongLargeAxes((x, axis) => bp.stack([x, x.neg()], { axis })),
  },
  split: {
    calls: alongEachAxis((x, axis) => bp.split(x, 2, { axis })),
    smooth: cases(
      ['pieces of one size', (x) => bp.split(x, 3, { axis: 2 }), [CUBE]],
      ['listed sizes', (x) => bp.split(x, [1, 2], { axis: 1 }), [SPREAD]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) =>
      bp.split(x, [1, 2], { axis: 1 }).map((part) => part.square()),
    ),
    larger: alongLargeAxes((x, axis) => bp.split(x, 2, { axis }).map((part) => part.square())),
  },
  chunk: {
    calls: alongEachAxis((x, axis) => bp.chunk(x, 2, { axis })),
    smooth: cases(['two parts', (x) => bp.chunk(x, 2, { axis: 1 }), [SPREAD]]),
    edges: onSpecial([[2, 3, 4]], (x) => bp.chunk(x, 2, { axis: 1 }).map((part) => part.square())),
    larger: alongLargeAxes((x, axis) => bp.chunk(x, 2, { axis }).map((part) => part.square())),
  },
  unstack: {
    calls: alongEachAxis((x, axis) => bp.unstack(x, { axis })),
    smooth: cases(
      ['rows', (x) => bp.unstack(x), [SPREAD]],
      ['an inner axis', (x) => bp.unstack(x, { axis: 1 }), [CUBE]],
    ),
    edges: onSpecial([[2, 3, 4]], (x) => bp.unstack(x, { axis: 1 }).map((part) => part.square())),
    larger: alongLargeAxes((x, axis) => bp.unstack(x, { axis }).map((part) => part.square())),
  },
};
