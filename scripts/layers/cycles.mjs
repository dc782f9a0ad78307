// Cycles in a graph of files or folders.

/**
 * Short cycles that together pass through every edge which lies on a cycle.
 *
 * @param {Map<string, Iterable<string>>} graph each node and those that it imports
 * @returns {string[][]} each cycle as a path that ends where it began
 */
export function findCycles(graph) {
  /** @type {Set<string>} */
  const covered = new Set();
  const cycles = [];
  for (const from of [...graph.keys()].sort()) {
    for (const to of graph.get(from) ?? []) {
      if (covered.has(edge(from, to))) continue;
      const back = shortestPath(graph, to, from);
      if (!back) continue;
      const cycle = [from, ...back];
      for (const [start, end] of edgesOf(cycle)) covered.add(edge(start, end));
      cycles.push(cycle);
    }
  }
  return cycles;
}

/** @param {string[]} path @returns {[from: string, to: string][]} */
export function edgesOf(path) {
  return path.slice(1).map((to, i) => [path[i], to]);
}

/** @param {string} from @param {string} to */
function edge(from, to) {
  return `${from} → ${to}`;
}

/**
 * @param {Map<string, Iterable<string>>} graph
 * @param {string} from
 * @param {string} to
 * @returns {string[] | null} both ends included
 */
function shortestPath(graph, from, to) {
  /** @type {Map<string, string | null>} each node that was reached, and where it was reached from */
  const reached = new Map([[from, null]]);
  for (const node of reached.keys()) {
    if (node === to) return pathTo(node, reached);
    for (const next of graph.get(node) ?? []) if (!reached.has(next)) reached.set(next, node);
  }
  return null;
}

/** @param {string} end @param {Map<string, string | null>} reached */
function pathTo(end, reached) {
  const path = [];
  for (let node = /** @type {string | null} */ (end); node !== null; ) {
    path.unshift(node);
    node = reached.get(node) ?? null;
  }
  return path;
}
