// What differs between two reports of a door.
import { linesByName } from './declarations.mjs';

/**
 * @typedef {object} ApiChange
 * @property {string[]} added lines, each after the name that it belongs to
 * @property {string[]} removed
 */

/**
 * Lines are compared within the declaration of their name, in any order: what another one gains makes up for nothing.
 *
 * @param {string} before a report; an empty text where there was none
 * @param {string} after
 * @returns {ApiChange}
 */
export function apiChange(before, after) {
  const [old, now] = [linesByName(before), linesByName(after)];
  /** @type {ApiChange} */
  const change = { added: [], removed: [] };
  for (const name of new Set([...old.keys(), ...now.keys()])) {
    const [gone, come] = [old.get(name) ?? [], now.get(name) ?? []];
    change.removed.push(...without(gone, come).map((line) => described(name, line)));
    change.added.push(...without(come, gone).map((line) => described(name, line)));
  }
  return change;
}

/** Does a program that was right before stay so? An import is no loss: what it was for tells. @param {ApiChange} change */
export function breaks({ removed }) {
  return removed.some((line) => !line.startsWith('import'));
}

/** @param {string[]} lines @param {string[]} others */
function without(lines, others) {
  const left = [...others];
  return lines.filter((line) => {
    const at = left.indexOf(line);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}

/** A member after the name of what it is a member of. @param {string} name @param {string} line */
function described(name, line) {
  return line.startsWith(' ') || line.startsWith('}') ? `${name}: ${line.trim()}` : line;
}
