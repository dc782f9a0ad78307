import type { FilmFrame, Segment } from '../../../core/backprop/lesson';
import { along, type Picture, pathOf, type Wire } from './picture';

/** A dashed piece of the way back. */
export interface BackPath {
  readonly d: string;
}

export interface Badge {
  readonly number: number;
  readonly x: number;
  readonly y: number;
}

export interface WayBack {
  readonly paths: readonly BackPath[];
  readonly badges: readonly Badge[];
  /** The keys of nodes on the way. */
  readonly nodes: ReadonlySet<string>;
  /** The ids of weights on the way. */
  readonly labels: ReadonlySet<string>;
}

/** Where the pieces of the way back lie in a picture. */
export function wayBack(picture: Picture, segments: readonly Segment[]): WayBack {
  const nodeOf = new Map(
    picture.nodes.flatMap((node) => node.ids.map((id) => [id, node] as const)),
  );
  const paths: BackPath[] = [];
  const badges: Badge[] = [];
  const nodes = new Set<string>();
  const labels = new Set<string>();
  for (const { from, to, badge } of segments) {
    const [a, b] = [nodeOf.get(from), nodeOf.get(to)];
    if (a) nodes.add(a.key);
    if (b) nodes.add(b.key);
    const put = (x: number, y: number): void => {
      if (badge !== null) badges.push({ number: badge, x, y });
    };
    if (a && a === b) {
      // inside a unit, from what it gives to its weighted sum
      put(a.x + a.width / 2, from === to && !picture.isCompact ? a.y + a.height / 2 : a.y);
      continue;
    }
    const wire = picture.wires.find(
      (one) => (b && a && one.to === a.key && one.from === b.key) || (one.label?.id === to && !b),
    );
    if (!wire) {
      // a bias has no wire: it stands at its unit
      if (a) put(a.x - a.width / 2, a.y - a.height / 2);
      labels.add(to);
      continue;
    }
    if (b) {
      paths.push({ d: pathOf(wire.points, true) });
      const weight = wire.label?.id;
      if (weight && picture.isCompact === false) labels.add(weight);
      put(...along(wire, weight ? 0.82 : 0.5));
    } else {
      paths.push({ d: pathOf(toLabel(wire)) });
      labels.add(to);
      if (picture.isCompact || !wire.label) put(...along(wire, 0.8));
      // at the corner of the box that the weight of a step has
      else put(wire.label.x + 50, wire.label.y - 17);
    }
  }
  return { paths, badges, nodes, labels };
}

/** The frames of a film up to the current one, as pieces of the way back. */
export function segmentsOfFilm(
  frames: readonly FilmFrame[],
  errorOf: (from: string, to: string) => string | undefined,
): Segment[] {
  return frames.flatMap(({ from, to }) => {
    const error = errorOf(from, to);
    return error
      ? [
          { from, to: error, badge: null },
          { from: error, to, badge: null },
        ]
      : [{ from, to, badge: null }];
  });
}

/** From the unit back to the weight that stands on the wire. */
function toLabel({ points, label }: Wire): Wire['points'] {
  const last = points[points.length - 1];
  return [last, label ? [label.x, label.y] : points[0]];
}
