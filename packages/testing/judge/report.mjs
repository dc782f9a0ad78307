/** @import { Precision, Status, Verdict } from './contract/schema' */

/** @type {{ title: string, statuses: Status[] }[]} */
const COLUMNS = [
  { title: 'passed', statuses: ['pass'] },
  { title: 'failed', statuses: ['fail'] },
  { title: 'errors', statuses: ['error'] },
  { title: 'unsupported', statuses: ['unsupported'] },
];
const NAME_WIDTH = 24;

/** @param {Precision} precision @param {string | null} backend */
export function heading(precision, backend) {
  const titles = COLUMNS.map(({ title }) => `  ${title}`).join('');
  const type = precision === 'f32' ? 'float32' : 'float64';
  return (backend === null ? type : `${backend}, ${type}`).padEnd(NAME_WIDTH) + titles;
}

/**
 * The row of one file, and below it the first `shown` cases that did not pass.
 *
 * @param {string} name
 * @param {Verdict[]} verdicts
 * @param {{ shown: number, listUnsupported: boolean }} options
 */
export function fileReport(name, verdicts, { shown, listUnsupported }) {
  const cells = COLUMNS.map(({ title, statuses }) =>
    String(count(verdicts, statuses)).padStart(title.length + 2),
  );
  const lines = [name.padEnd(NAME_WIDTH) + cells.join('')];
  const failures = verdicts.filter(({ status }) => status === 'fail' || status === 'error');
  for (const { status, id, tags, message } of failures.slice(0, shown)) {
    lines.push(`  ${status} ${[id, ...tags].join(' ')}`, `    ${message}`);
  }
  if (failures.length > shown && shown > 0) lines.push(`  … ${failures.length - shown} more`);
  if (listUnsupported) lines.push(...unsupportedNames(verdicts));
  return lines.join('\n');
}

/** The line other tools read; errors count as failed. @param {Verdict[]} verdicts */
export function summary(verdicts, title = 'judge') {
  const passed = count(verdicts, ['pass']);
  const failed = count(verdicts, ['fail', 'error']);
  const unsupported = count(verdicts, ['unsupported']);
  return `${title}: ${passed} passed, ${failed} failed, ${unsupported} unsupported`;
}

/** @param {Verdict[]} verdicts @param {Status[]} statuses */
export function count(verdicts, statuses) {
  return verdicts.filter(({ status }) => statuses.includes(status)).length;
}

/** What the adapter lacks, by name, with how many cases need it. @param {Verdict[]} verdicts */
function unsupportedNames(verdicts) {
  /** @type {Map<string, number>} */
  const names = new Map();
  for (const { status, message = '' } of verdicts) {
    if (status === 'unsupported') names.set(message, (names.get(message) ?? 0) + 1);
  }
  if (names.size === 0) return [];
  const list = [...names].map(([name, cases]) => `${name} ×${cases}`).join(', ');
  return [`  unsupported: ${list}`];
}
