// Compares two reports of one precision, case by case: node agreement.mjs A.json B.json
// A report is an array of { id, status, message? }, as cli.mjs --report writes it.
import { readFileSync } from 'node:fs';

/** @import { Verdict } from './contract/schema' */

const files = process.argv.slice(2);
if (files.length !== 2) {
  console.error('usage: node agreement.mjs A.json B.json');
  process.exit(2);
}
const [first, second] = files.map(readReport);
const ids = [...new Set([...first.keys(), ...second.keys()])];
const disputed = ids.filter((id) => first.get(id)?.status !== second.get(id)?.status);
for (const id of disputed) {
  console.log(`${id}\n  ${describe(first.get(id))}\n  ${describe(second.get(id))}`);
}
console.log(`agreement: ${ids.length - disputed.length} agree, ${disputed.length} disagree`);
if (disputed.length > 0) process.exitCode = 1;

/** @param {string} file */
function readReport(file) {
  /** @type {Verdict[]} */
  const verdicts = JSON.parse(readFileSync(file, 'utf8'));
  const byId = new Map(verdicts.map((verdict) => [verdict.id, verdict]));
  if (byId.size < verdicts.length) {
    console.error(
      `${file} holds some cases twice; write it with one --precision and one --backend`,
    );
    process.exit(2);
  }
  return byId;
}

/** @param {Verdict | undefined} verdict */
function describe(verdict) {
  return verdict ? `${verdict.status} ${verdict.message ?? ''}`.trimEnd() : 'absent';
}
