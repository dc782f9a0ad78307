// Everything in a workspace that breaks the house, one line each.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkManifest, readArrow } from './arrows.mjs';
import { findCycles } from './cycles.mjs';
import { rooms } from './house.mjs';
import { readImports } from './imports.mjs';
import { checkRooms } from './rooms.mjs';
import { readWorkspace } from './workspace.mjs';

/**
 * @param {string} root
 * @param {Record<string, string[]>} table of rooms
 * @returns {{ findings: string[], files: number }}
 */
export function checkLayers(root, table = rooms) {
  const packages = readWorkspace(root);
  /** @type {string[]} */
  const findings = [];
  /** @type {Map<string, string[]>} each file and those that it imports, types included */
  const graph = new Map();
  for (const own of packages) {
    /** @type {Map<string, Set<string>>} */
    const users = new Map();
    for (const file of own.files) {
      const imported = [];
      for (const specifier of readImports(file, readText(root, file))) {
        const { target, needed, finding } = readArrow(root, packages, own, file, specifier);
        if (finding) findings.push(`${file} → ${finding}`);
        if (needed) users.set(needed, (users.get(needed) ?? new Set()).add(file));
        // a component that holds others of its kind imports itself
        if (target && target !== file) imported.push(target);
      }
      graph.set(file, imported);
    }
    findings.push(...checkManifest(own, packages, users));
    findings.push(...checkRooms(own, graph, table[own.name]));
  }
  for (const cycle of findCycles(graph)) findings.push(`${cycle.join(' → ')}: cycle between files`);
  return { findings, files: graph.size };
}

/** @param {string} root @param {string} file */
function readText(root, file) {
  return readFileSync(join(root, file), 'utf8');
}
