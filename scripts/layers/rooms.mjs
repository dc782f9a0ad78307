// Folders within a package: their order where the house gives one, and no circle anywhere.
import { posix } from 'node:path';
import { edgesOf, findCycles } from './cycles.mjs';
import { isTest } from './workspace.mjs';

/** @typedef {import('./workspace.mjs').WorkspacePackage} WorkspacePackage */
/** @typedef {{ from: string, to: string }} Edge a file and one that it imports */

/**
 * @param {WorkspacePackage} own
 * @param {Map<string, string[]>} graph each file and those that it imports, be it for their types
 * @param {string[] | undefined} order the rooms from the ground up
 * @returns {string[]}
 */
export function checkRooms(own, graph, order) {
  const files = own.files.filter((file) => !isTest(own, file));
  const known = new Set(files);
  const edges = files.flatMap((from) =>
    [...new Set(graph.get(from))].filter((to) => known.has(to)).map((to) => ({ from, to })),
  );
  if (!order) return checkCircles(own, edges);
  // a circle through several rooms has an arrow upward, which says more
  const within = edges.filter(({ from, to }) => roomOf(own, from) === roomOf(own, to));
  return [
    ...checkList(own, files, order),
    ...checkOrder(own, edges, order),
    ...checkCircles(own, within),
  ];
}

/** @param {WorkspacePackage} own @param {string[]} files @param {string[]} order */
function checkList(own, files, order) {
  const src = `${own.folder}/src`;
  const there = new Set(files.map((file) => roomOf(own, file)).filter((room) => room !== ''));
  const table = 'scripts/layers/house.mjs';
  return [
    ...[...there]
      .filter((room) => !order.includes(room))
      .map((room) => `${src}/${room}: a folder without a place; give it one in ${table}`),
    ...order
      .filter((room) => !there.has(room))
      .map((room) => `${src}/${room}: ${table} lists it, but there is no such folder`),
  ];
}

/** @param {WorkspacePackage} own @param {Edge[]} edges @param {string[]} order */
function checkOrder(own, edges, order) {
  return edges.flatMap(({ from, to }) => {
    const lower = roomOf(own, from);
    const upper = roomOf(own, to);
    if (lower === '' || lower === upper) return [];
    if (upper === '')
      return [`${from} → ${to}: arrow upward; files outside of folders stand on top`];
    if (!order.includes(lower) || order.indexOf(upper) <= order.indexOf(lower)) return [];
    return [`${from} → ${to}: arrow upward; ${lower} stands below ${upper}`];
  });
}

/**
 * Every import between two folders that lie on a circle.
 *
 * @param {WorkspacePackage} own
 * @param {Edge[]} edges
 */
function checkCircles(own, edges) {
  /** @type {Map<string, Map<string, Edge[]>>} */
  const folders = new Map();
  for (const edge of edges) {
    const [from, to] = [posix.dirname(edge.from), posix.dirname(edge.to)];
    if (from === to) continue;
    const nexts = folders.get(from) ?? new Map();
    folders.set(from, nexts.set(to, [...(nexts.get(to) ?? []), edge]));
  }
  const graph = new Map([...folders].map(([folder, nexts]) => [folder, [...nexts.keys()]]));
  const told = new Set();
  return findCycles(graph).flatMap((cycle) => {
    const circle = cycle.map((folder) => posix.relative(own.folder, folder) || '.').join(' → ');
    return edgesOf(cycle)
      .flatMap(([from, to]) => folders.get(from)?.get(to) ?? [])
      .filter((edge) => !told.has(edge) && told.add(edge))
      .map(({ from, to }) => `${from} → ${to}: circle between folders: ${circle}`);
  });
}

/** The folder of `src` that a file lies in; empty for one directly in `src` or beside it. */
function roomOf(/** @type {WorkspacePackage} */ own, /** @type {string} */ file) {
  const src = `${own.folder}/src/`;
  const [room, ...rest] = file.startsWith(src) ? file.slice(src.length).split('/') : [''];
  return rest.length > 0 ? room : '';
}
