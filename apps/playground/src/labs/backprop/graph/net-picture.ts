import { netNames } from '../../../core/backprop/net-names';
import type { NetProblem } from '../../../core/backprop/problem/problem';
import type { Caption, Picture, PictureNode, Wire } from './picture';

/** Sizes of a wide picture, in its own units; it is scaled with the column. */
const NODE = { width: 136, height: 66 };
const ERROR = { width: 140, height: 36 };
/** Above so many weights between two layers only those of the current step are written. */
const MOST_LABELS = 6;

/** A net from the inputs at the left to the loss at the right. */
export function netPicture(net: NetProblem, errorIds: readonly string[], lossId: string): Picture {
  const names = netNames(net);
  const { layers, x, t, loss } = net;
  const widest = Math.max(x.length, ...layers.map(({ weights }) => weights.length));
  const outputs = layers[layers.length - 1].weights.length;
  const spacing = widest <= 2 ? 216 : widest === 3 ? 140 : widest === 4 ? 116 : 92;
  const height = Math.max(widest <= 2 ? 416 : 0, spacing * (widest - 1) + 210);
  const middle = (height - 20) / 2 + 10;
  const columns = layers.length === 1 ? [400] : layers.map((_, l) => 282 + 316 * l);
  const errorX = columns[columns.length - 1] + 212 + (outputs > 2 ? 40 : 0);
  const lossX = outputs > 2 ? errorX + 190 : errorX;
  const at = (i: number, n: number): number => middle + (i - (n - 1) / 2) * spacing;

  const nodes: PictureNode[] = [];
  const wires: Wire[] = [];
  const captions: Caption[] = [];
  const caption = (
    kind: Caption['kind'],
    cx: number,
    cy: number,
    id: string | null = null,
    number = 0,
  ): void => void captions.push({ kind, number, id, x: cx, y: cy });

  caption('input', 40, 18);
  x.forEach((_, i) => {
    nodes.push({
      key: names.x(i),
      ids: [names.x(i)],
      x: 40,
      y: at(i, x.length),
      width: 72,
      height: 36,
    });
  });
  layers.forEach(({ weights, bias }, l) => {
    const isLast = l === layers.length - 1;
    caption(isLast ? 'output' : 'hidden', columns[l], 18, null, layers.length > 2 ? l + 1 : 0);
    weights.forEach((row, unit) => {
      const key = names.output(l, unit);
      const y = at(unit, weights.length);
      nodes.push({ key, ids: [key, names.sum(l, unit)], x: columns[l], y, ...NODE });
      if (bias)
        caption('bias', columns[l] - NODE.width / 2, y - NODE.height / 2 - 9, names.bias(l, unit));
      row.forEach((_, i) => {
        const from = names.output(l - 1, i);
        const fromNode = nodes.find((one) => one.key === from) as PictureNode;
        const a = [
          fromNode.x + fromNode.width / 2,
          fromNode.y - (fromNode.ids.length > 1 ? 16 : 0),
        ] as const;
        // where many arrive, each at its own height
        const spread = row.length > 1 ? (i / (row.length - 1) - 0.5) * 14 : 0;
        const b = [columns[l] - NODE.width / 2, y + 16 + spread] as const;
        const share = labelShare(i, unit, row.length, weights.length);
        const isWritten = row.length * weights.length <= MOST_LABELS;
        wires.push({
          from,
          to: key,
          points: [a, b],
          label: {
            id: names.weight(l, unit, i),
            x: a[0] + (b[0] - a[0]) * share,
            y: a[1] + (b[1] - a[1]) * share,
            ...(isWritten ? {} : { isHidden: true }),
          },
        });
      });
    });
  });
  errors();
  return { width: lossX + ERROR.width / 2 + 17, height, isCompact: false, nodes, wires, captions };

  function errors(): void {
    const last = layers.length - 1;
    caption('error', errorX, 18);
    const right = columns[last] + NODE.width / 2;
    if (errorIds.length === 0) {
      const y = outputs === 1 ? at(0, 1) - 16 : middle;
      nodes.push({ key: lossId, ids: [lossId], x: lossX, y, ...ERROR });
      for (let i = 0; i < outputs; i++) {
        const key = names.output(last, i);
        wires.push({
          from: key,
          to: lossId,
          points: [
            [right, at(i, outputs) - 16],
            [lossX - ERROR.width / 2, y + (i - (outputs - 1) / 2) * 6],
          ],
          label: null,
        });
      }
      if (loss !== 'crossEntropy') caption('target', lossX, y - 30, names.t(0));
      return;
    }
    nodes.push({ key: lossId, ids: [lossId], x: lossX, y: middle, ...ERROR, height: 40 });
    errorIds.forEach((id, i) => {
      const y = at(i, outputs) - 16;
      nodes.push({ key: id, ids: [id], x: errorX, y, ...ERROR });
      wires.push({
        from: names.output(last, i),
        to: id,
        points: [
          [right, y],
          [errorX - ERROR.width / 2, y],
        ],
        label: null,
      });
      const isBelow = y > middle;
      wires.push({
        from: id,
        to: lossId,
        points:
          outputs > 2
            ? [
                [errorX + ERROR.width / 2, y],
                [lossX - ERROR.width / 2, middle + (i - (outputs - 1) / 2) * 8],
              ]
            : [
                [errorX, y + (isBelow ? -18 : 18)],
                [errorX, middle + (isBelow ? 20 : -20)],
              ],
        label: null,
      });
      if (t.length === outputs) caption('target', errorX, y + (isBelow ? 34 : -28), names.t(i));
    });
  }
}

/** Where on its wire a weight is written, so that crossing wires keep their labels apart. */
function labelShare(from: number, to: number, rows: number, columns: number): number {
  if (rows === 1 || columns === 1) return 0.5;
  if (rows === 2 && columns === 2) return from === to ? 0.5 : 0.36;
  return 0.26 + (0.44 * to) / (columns - 1);
}
