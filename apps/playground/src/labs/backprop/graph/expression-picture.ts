import type { Quantity } from '../../../core/backprop/lesson';
import type { Picture, PictureNode, Wire } from './picture';

const BOX = { width: 150, height: 66 };
const VARIABLE = { width: 108, height: 36 };
const GAP = { x: 96, y: 44 };

/** A place in a column: a value, or a wire that passes through. */
interface Slot {
  readonly key: string;
  readonly before: readonly string[];
  column: number;
  row: number;
}

/** A computation graph in layers: every value right of all that it is computed from. */
export function expressionPicture(quantities: readonly Quantity[]): Picture {
  const depth = depthsOf(quantities);
  const columns: Slot[][] = [];
  const put = (key: string, before: readonly string[], column: number): void => {
    columns[column] ??= [];
    columns[column].push({ key, before, column, row: columns[column].length });
  };
  const ways: { readonly from: string; readonly to: string; readonly through: string[] }[] = [];
  for (const { id, from } of quantities) {
    put(id, from, depth.get(id) as number);
    for (const source of from) {
      const through: string[] = [];
      let last = source;
      for (let c = (depth.get(source) as number) + 1; c < (depth.get(id) as number); c++) {
        const key = `${source} > ${id} ${c}`;
        put(key, [last], c);
        through.push(key);
        last = key;
      }
      ways.push({ from: source, to: id, through });
    }
  }
  order(columns);
  const tallest = Math.max(...columns.map((column) => column.length));
  const height = Math.max(300, tallest * (BOX.height + GAP.y) + 40);
  const place = new Map<string, readonly [number, number]>();
  columns.forEach((column, c) => {
    column.forEach(({ key }, i) => {
      const y = height / 2 + (i - (column.length - 1) / 2) * (BOX.height + GAP.y);
      place.set(key, [BOX.width / 2 + 8 + c * (BOX.width + GAP.x), y]);
    });
  });
  const at = (key: string) => place.get(key) as readonly [number, number];
  const nodes = quantities.map(({ id, from }): PictureNode => {
    const [x, y] = at(id);
    // a variable has no formula to show
    const size = from.length === 0 ? VARIABLE : BOX;
    return { key: id, ids: [id], x, y, ...size };
  });
  const widths = new Map(nodes.map(({ key, width: own }) => [key, own]));
  const wires = ways.map(({ from, to, through }): Wire => {
    const [a, b] = [at(from), at(to)];
    const order = quantities.find(({ id }) => id === to)?.from ?? [];
    const spread = (order.indexOf(from) - (order.length - 1) / 2) * 24;
    return {
      from,
      to,
      label: null,
      points: [
        [a[0] + (widths.get(from) ?? BOX.width) / 2, a[1]],
        ...through.flatMap((key) => {
          const [x, y] = at(key);
          return [
            [x - BOX.width / 2, y],
            [x + BOX.width / 2, y],
          ] as const;
        }),
        [b[0] - BOX.width / 2, b[1] + spread],
      ],
    };
  });
  const width = columns.length * (BOX.width + GAP.x) - GAP.x + 16;
  return { width, height, isCompact: false, nodes, wires, captions: [] };
}

function depthsOf(quantities: readonly Quantity[]): Map<string, number> {
  const depth = new Map<string, number>();
  for (const { id, from } of quantities) {
    depth.set(id, from.length === 0 ? 0 : 1 + Math.max(...from.map((one) => depth.get(one) ?? 0)));
  }
  // a variable that is first used late stands beside its use
  for (const { id, from } of quantities) {
    if (from.length > 0) continue;
    const uses = quantities.filter((one) => one.from.includes(id)).map((one) => depth.get(one.id));
    if (uses.length > 0) depth.set(id, Math.min(...(uses as number[])) - 1);
  }
  return depth;
}

/** Puts what follows from each other on about one height: each column by the mean row of what leads into it. */
function order(columns: readonly Slot[][]): void {
  const rows = new Map<string, number>();
  for (const column of columns) {
    const wanted = (slot: Slot): number =>
      slot.before.length === 0
        ? slot.row
        : slot.before.reduce((sum, key) => sum + (rows.get(key) ?? 0), 0) / slot.before.length;
    column.sort((a, b) => wanted(a) - wanted(b));
    column.forEach(({ key }, i) => {
      rows.set(key, i - (column.length - 1) / 2);
    });
  }
}
