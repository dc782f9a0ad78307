// Arrows between packages: in imports and in manifests.
import { posix } from 'node:path';
import { mayImport, standsOnTop } from './house.mjs';
import { resolveRelative } from './resolve.mjs';
import { isTest } from './workspace.mjs';

/** @typedef {import('./workspace.mjs').WorkspacePackage} WorkspacePackage */

/**
 * The file that an import means, the package whose door it passes, and what is wrong with meaning it.
 *
 * @typedef {{ target?: string, needed?: string, finding?: string }} Arrow
 */

/**
 * @param {string} root
 * @param {WorkspacePackage[]} packages
 * @param {WorkspacePackage} own
 * @param {string} file
 * @param {string} specifier
 * @returns {Arrow}
 */
export function readArrow(root, packages, own, file, specifier) {
  if (specifier.startsWith('.')) return relativeArrow(root, own, file, specifier);
  const other = packages.find(({ name }) => specifier === name || specifier.startsWith(`${name}/`));
  if (!other) {
    return specifier.startsWith('@bp/')
      ? { finding: `${specifier}: there is no such package` }
      : {};
  }
  const target = other.doors.get(specifier);
  if (other === own) {
    return { target, finding: `${specifier}: imports its own package by name; import the file` };
  }
  const allowed = mayImport(own.name, own.folder) ?? [];
  if (!allowed.includes(other.name)) {
    return { target, finding: forbidden(own, target ?? specifier, allowed) };
  }
  const needed = other.name;
  if (!target) {
    const doors = [...other.doors.keys()].join(', ') || 'none';
    return { needed, finding: `${specifier}: deep import; the doors of ${other.name}: ${doors}` };
  }
  if (isShipped(own, file) && !own.dependencies.includes(other.name)) {
    const finding = `${target}: ${other.name} is not among the dependencies in ${own.folder}/package.json`;
    return { target, needed, finding };
  }
  return { target, needed };
}

/**
 * @param {string} root
 * @param {WorkspacePackage} own
 * @param {string} file
 * @param {string} specifier
 * @returns {Arrow}
 */
function relativeArrow(root, own, file, specifier) {
  const target = resolveRelative(root, file, specifier);
  const inside = target.startsWith(`${own.folder}/`) && !target.includes('/node_modules/');
  if (inside && isTest(own, target) && !isTest(own, file)) {
    return { target, finding: `${target}: a test, which only tests may import` };
  }
  if (inside || mayLeave(own, file, target)) return { target };
  return {
    target,
    finding: `${target}: relative import out of its package; import by package name`,
  };
}

/**
 * @param {WorkspacePackage} own
 * @param {WorkspacePackage[]} packages
 * @param {Map<string, Set<string>>} users the packages that are imported, and the files that do
 * @returns {string[]}
 */
export function checkManifest(own, packages, users) {
  const manifest = `${own.folder}/package.json`;
  const allowed = mayImport(own.name, own.folder);
  if (!allowed) {
    return [
      `${manifest}: ${own.name} has no place in the house; give it one in scripts/layers/house.mjs`,
    ];
  }
  /** @param {string} name @param {boolean} shipped whether it is needed where the package is installed */
  const problemWith = (name, shipped) => {
    const other = packages.find((one) => one.name === name);
    if (!other) return name.startsWith('@bp/') ? `${name}: there is no such package` : null;
    if (!allowed.includes(name)) return forbidden(own, name, allowed);
    const files = [...(users.get(name) ?? [])];
    if (files.length === 0) return `${name}: in package.json, but nothing imports it`;
    if (!shipped || standsOnTop(own.folder)) return null;
    if (files.some((file) => isShipped(own, file))) return null;
    return `${name}: in dependencies, but nothing in src imports it save tests; make it a devDependency`;
  };
  const problems = [
    ...own.dependencies.map((name) => problemWith(name, true)),
    ...own.devDependencies.map((name) => problemWith(name, false)),
  ];
  return problems.flatMap((problem) => (problem === null ? [] : [`${manifest} → ${problem}`]));
}

/** Whether a file is part of what is published. @param {WorkspacePackage} own @param {string} file */
function isShipped(own, file) {
  const published = !standsOnTop(own.folder);
  return published && file.startsWith(`${own.folder}/src/`) && !isTest(own, file);
}

/** @param {WorkspacePackage} own @param {string} target @param {string[]} allowed */
function forbidden(own, target, allowed) {
  return `${target}: forbidden arrow; ${own.name} may import ${allowed.join(', ') || 'no other package'}`;
}

/**
 * A tool's configuration, such as packages/tensor/tsup.config.ts, may use helpers of the root, and the scripts what lies
 * directly in it.
 *
 * @param {WorkspacePackage} own
 * @param {string} file
 * @param {string} target
 */
function mayLeave(own, file, target) {
  if (own.folder === 'scripts') return !target.includes('/');
  return posix.dirname(file) === own.folder && /\.config\.[cm]?[jt]s$/.test(file);
}
