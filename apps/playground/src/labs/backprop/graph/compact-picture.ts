import type { Picture, PictureNode, Wire } from './picture';

const RADIUS = 20;

/** The same graph for a phone: circles with a symbol in them, errors taken into the loss. */
export function compactPicture(
  picture: Picture,
  width: number,
  errorIds: readonly string[],
): Picture {
  const skipped = new Set(errorIds);
  const kept = picture.nodes.filter(({ key }) => !skipped.has(key));
  const columns = [...new Set(kept.map(({ x }) => Math.round(x)))].sort((a, b) => a - b);
  const tallest = Math.max(
    ...columns.map((column) => kept.filter(({ x }) => Math.round(x) === column).length),
  );
  const spacing = tallest <= 2 ? 96 : tallest <= 4 ? 66 : 52;
  const height = Math.max(150, spacing * (tallest - 1) + 108);
  const nodes = columns.flatMap((column, c) => {
    const own = kept.filter(({ x }) => Math.round(x) === column).sort((a, b) => a.y - b.y);
    const x = 24 + ((width - 48) * c) / Math.max(1, columns.length - 1);
    return own.map(
      (node, i): PictureNode => ({
        ...node,
        x,
        y: height / 2 + (i - (own.length - 1) / 2) * spacing,
        width: 2 * RADIUS,
        height: 2 * RADIUS,
      }),
    );
  });
  const at = new Map(nodes.map((node) => [node.key, node]));
  const past = (key: string): string =>
    skipped.has(key) ? (picture.wires.find(({ from }) => from === key)?.to ?? key) : key;
  const wires = picture.wires.flatMap((wire): Wire[] => {
    const [from, to] = [at.get(wire.from), at.get(past(wire.to))];
    if (!from || !to || from === to) return [];
    const [dx, dy] = [to.x - from.x, to.y - from.y];
    const length = Math.hypot(dx, dy);
    const [ux, uy] = [(dx / length) * RADIUS, (dy / length) * RADIUS];
    const points: Wire['points'] = [
      [from.x + ux, from.y + uy],
      [to.x - ux, to.y - uy],
    ];
    const label = wire.label && {
      ...wire.label,
      x: from.x + dx * 0.5,
      y: from.y + dy * 0.5,
      isHidden: true,
    };
    return [{ from: wire.from, to: to.key, points, label }];
  });
  return { width, height, isCompact: true, nodes, wires, captions: [] };
}
