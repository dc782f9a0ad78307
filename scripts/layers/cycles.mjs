// Cycles in a graph of files.

/**
 * One shortest cycle through each group of files that import one another in a ring.
 *
 * @param {Map<string, string[]>} graph file to the files that it loads
 * @returns {string[][]} each cycle as a path that ends where it began
 */
export function findCycles(graph) {
  const reported = new Set();
  const cycles = [];
  for (const start of [...graph.keys()].sort()) {
    if (reported.has(start)) continue;
    const cycle = shortestCycle(graph, start);
    if (!cycle) continue;
    for (const file of cycle) reported.add(file);
    cycles.push(cycle);
  }
  return cycles;
}

/** @param {Map<string, string[]>} graph @param {string} start @returns {string[] | null} */
function shortestCycle(graph, start) {
  const paths = [[start]];
  const seen = new Set();
  for (const path of paths) {
    for (const next of graph.get(path[path.length - 1]) ?? []) {
      if (next === start) return [...path, start];
      if (seen.has(next)) continue;
      seen.add(next);
      paths.push([...path, next]);
    }
  }
  return null;
}
