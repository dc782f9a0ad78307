// Everything in a workspace that breaks the house, one line each.
import { readFileSync } from 'node:fs';
import { join, posix } from 'node:path';
import { findCycles } from './cycles.mjs';
import { mayImport } from './house.mjs';
import { readImports, resolveRelative } from './imports.mjs';
import { readWorkspace } from './workspace.mjs';

/** @typedef {import('./workspace.mjs').WorkspacePackage} WorkspacePackage */

/**
 * @param {string} root
 * @returns {{ findings: string[], files: number }}
 */
export function checkLayers(root) {
  const packages = readWorkspace(root);
  const findings = packages.flatMap((own) => checkManifest(own, packages));
  /** @type {Map<string, string[]>} */
  const graph = new Map();
  for (const own of packages) {
    for (const file of own.files) {
      const loads = [];
      for (const { specifier, typeOnly } of readImports(file, readText(root, file))) {
        const { target, finding } = checkImport(root, packages, own, file, specifier);
        if (finding) findings.push(`${file} → ${finding}`);
        if (target && !typeOnly) loads.push(target);
      }
      graph.set(file, loads);
    }
  }
  for (const cycle of findCycles(graph)) findings.push(`${cycle.join(' → ')}: cycle between files`);
  return { findings, files: graph.size };
}

/** @param {WorkspacePackage} own @param {WorkspacePackage[]} packages @returns {string[]} */
function checkManifest(own, packages) {
  const manifest = `${own.folder}/package.json`;
  const allowed = mayImport(own.name, own.folder);
  if (!allowed) {
    return [
      `${manifest}: ${own.name} has no place in the house; give it one in scripts/layers/house.mjs`,
    ];
  }
  return packages
    .filter(({ name }) => own.needs.includes(name) && !allowed.includes(name))
    .map(({ name }) => `${manifest} → ${forbidden(own, name, allowed)}`);
}

/**
 * @param {string} root
 * @param {WorkspacePackage[]} packages
 * @param {WorkspacePackage} own
 * @param {string} file
 * @param {string} specifier
 * @returns {{ target?: string, finding?: string }} the file meant, and what is wrong with meaning it
 */
function checkImport(root, packages, own, file, specifier) {
  if (specifier.startsWith('.')) {
    const target = resolveRelative(root, file, specifier);
    if (target.startsWith(`${own.folder}/`) || isConfig(own, file)) return { target };
    return {
      target,
      finding: `${target}: relative import out of its package; import by package name`,
    };
  }
  const other = packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (!other) return {};
  const allowed = mayImport(own.name, own.folder) ?? [];
  const target = other.doors.get(specifier);
  if (other !== own && !allowed.includes(other.name)) {
    return { target, finding: forbidden(own, target ?? specifier, allowed) };
  }
  if (target) return { target };
  const doors = [...other.doors.keys()].join(', ') || 'none';
  return { finding: `${specifier}: deep import; the doors of ${other.name}: ${doors}` };
}

/** @param {WorkspacePackage} own @param {string} target @param {string[]} allowed */
function forbidden(own, target, allowed) {
  return `${target}: forbidden arrow; ${own.name} may import ${allowed.join(', ') || 'no other package'}`;
}

/** A tool's configuration, such as packages/tensor/tsup.config.ts, may use helpers of the root. */
function isConfig(/** @type {WorkspacePackage} */ own, /** @type {string} */ file) {
  return posix.dirname(file) === own.folder && /\.config\.[cm]?[jt]s$/.test(file);
}

/** @param {string} root @param {string} file */
function readText(root, file) {
  return readFileSync(join(root, file), 'utf8');
}
