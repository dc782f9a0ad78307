// The numbers of a package's messages: what a production build throws in place of prose.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Template by number, from 1 without a gap; null once nobody throws it. A number never gets another template: production
 * builds that are out there tell it.
 *
 * @typedef {Readonly<Record<string, string | null>>} Numbers
 */

/** The file of a package that holds its numbers, and only grows. */
export const NUMBERS = 'messages.json';

/**
 * @param {string} folder of a package
 * @returns {Numbers}
 */
export function readNumbers(folder) {
  const file = join(folder, NUMBERS);
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

/**
 * The numbers after a change of the sources: new templates come behind the others, those that are gone leave null.
 *
 * @param {Numbers} numbers
 * @param {readonly string[]} texts the templates in the sources
 * @returns {Numbers}
 */
export function grown(numbers, texts) {
  const live = new Set(texts);
  const kept = Object.values(numbers).map((text) =>
    text !== null && live.has(text) ? text : null,
  );
  const added = [...live].filter((text) => !kept.includes(text));
  return Object.fromEntries([...kept, ...added].map((text, i) => [i + 1, text]));
}

/**
 * What is wrong with a file of numbers by itself: a gap, another order, a template twice.
 *
 * @param {string} json as it stands: parsed, numbers that come twice have lost one
 * @returns {string[]} a line each
 */
export function numberFindings(json) {
  const order = Array.from(json.matchAll(/^ *"([^"]*)":/gm), ([, number]) => number);
  const wrong = order.findIndex((number, i) => number !== String(i + 1));
  const misplaced = wrong < 0 ? [] : [`has "${order[wrong]}" in the place of "${wrong + 1}"`];
  const texts = Object.values(JSON.parse(json)).filter((text) => text !== null);
  const twice = texts.filter((text, i) => texts.indexOf(text) !== i);
  return [...misplaced, ...twice.map((text) => `has two numbers for '${text}'`)];
}

/**
 * The numbers that have lost their meaning between two versions of a file, a line each. Those that nobody throws any more
 * have not.
 *
 * @param {Numbers} before
 * @param {Numbers} after
 */
export function changedMeanings(before, after) {
  return Object.entries(before)
    .filter(([number, text]) => after[number] !== text && after[number] !== null)
    .map(([number, text]) => `${number} was ${quoted(text)} and is ${quoted(after[number])}`);
}

/** @param {string | null | undefined} text */
function quoted(text) {
  return typeof text === 'string' ? `'${text}'` : text === null ? 'given up' : 'missing';
}

/**
 * What stands in the place of a template: `#57` in @bp/tensor, elsewhere with the package, such as `#losses.12`.
 *
 * @param {string} name such as `@bp/losses`
 * @param {string} number
 */
export function idOf(name, number) {
  const own = name.slice(name.indexOf('/') + 1);
  return own === 'tensor' ? `#${number}` : `#${own}.${number}`;
}
