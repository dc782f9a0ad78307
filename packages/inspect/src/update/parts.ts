import { type Node, topological } from '@bp/tensor/engine';
import type { UpdateGraph } from './update-graph';

/** Why a part of an update is a step of its own. */
export type PartKind = 'descent' | 'counter' | 'coefficient' | 'moment' | 'corrected' | 'shared';

/** A part of an update that gets a line and a symbol. */
export interface Part {
  readonly kind: PartKind;
  /** Of what is kept, prepared or corrected the name that the optimizer has for it; of others their number. */
  readonly name: string;
}

/**
 * Where an update is cut into steps: what is kept, what is corrected, coefficients that change from step to step, the
 * gradient with all that is added to it, and what is used more than once.
 */
export function partsOf(graph: UpdateGraph): Map<Node, Part> {
  const { leaves, counters, coefficients, moments, next, change, corrected } = graph;
  const parts = new Map<Node, Part>();
  const cut = (n: Node, kind: PartKind, name: string): void => {
    if (n.args.length > 0 && n !== next && !parts.has(n)) parts.set(n, { kind, name });
  };
  const roots = [...Object.values(counters), change ?? next, ...Object.values(moments)];
  const order = topological(roots);
  const users = new Map<Node, Set<Node | null>>();
  const use = (n: Node, by: Node | null): unknown =>
    users.get(n)?.add(by) ?? users.set(n, new Set([by]));
  for (const n of order) for (const arg of n.args) use(arg, n);
  for (const n of roots) use(n, null);
  const names = (n: Node): string[] => topological([n]).flatMap((part) => leaves.get(part) ?? []);

  for (const [name, n] of Object.entries(counters)) cut(n, 'counter', name);
  for (const [name, n] of Object.entries(moments)) cut(n, 'moment', name);
  for (const [n, name] of corrected) if (users.has(n)) cut(n, 'corrected', name);
  for (const [name, n] of Object.entries(coefficients)) {
    if (users.has(n) && names(n).some((read) => read in counters)) cut(n, 'coefficient', name);
  }
  const descent = descentOf(graph, users);
  if (descent) cut(descent, 'descent', '1');
  let count = 0;
  for (const n of order) {
    if (parts.has(n) || (users.get(n)?.size ?? 0) < 2) continue;
    const reads = names(n);
    const varies = reads.some((read) => read in counters || read in moments || read === 'gradient');
    if (n.args.length > 0 && varies && n !== change) cut(n, 'shared', `${++count}`);
  }
  return parts;
}

const ADDING: ReadonlySet<string> = /* @__PURE__ */ new Set(['add', 'sub', 'neg', 'min', 'max']);

/** The gradient with all that is added to it before anything that is kept comes in: −g, or g + λ w. */
function descentOf(
  { leaves, counters, moments, next, change }: UpdateGraph,
  users: ReadonlyMap<Node, ReadonlySet<Node | null>>,
): Node | null {
  let found = [...leaves].find(([, name]) => name === 'gradient')?.[0] as Node;
  for (;;) {
    const [user, ...others] = users.get(found) ?? [];
    if (!user || others.length > 0 || user === next || user === change) break;
    const reads = topological([user]).flatMap((n) => leaves.get(n) ?? []);
    if (!ADDING.has(user.op) || reads.some((read) => read in moments || read in counters)) break;
    if (Object.values(moments).includes(user)) break;
    found = user;
  }
  return found.args.length > 0 ? found : null;
}
