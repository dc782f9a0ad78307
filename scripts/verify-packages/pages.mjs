// The programs of a page, run as they stand from a file that ends in .mjs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from './command.mjs';

/**
 * What is wrong with what the programs of a page print, a line each: every value behind a `console.log` must come.
 *
 * @param {string} project
 * @param {string} page Markdown
 * @returns {Promise<string[]>}
 */
export async function pageFindings(project, page) {
  const programs = Array.from(page.matchAll(/```ts\n([\s\S]*?)```/g), ([, code]) => code);
  const findings = programs.length === 0 ? ['there is no program'] : [];
  for (const [i, code] of programs.entries()) {
    const file = `page-${i}.mjs`;
    writeFileSync(join(project, file), code);
    const printed = (await output(process.execPath, [file], project)).trim().split('\n');
    findings.push(...claimFindings(code, printed).map((finding) => `program ${i}: ${finding}`));
  }
  return findings;
}

/**
 * @param {string} code in which each line `console.log(…); // value` says what it prints
 * @param {readonly string[]} printed its lines
 * @returns {string[]}
 */
export function claimFindings(code, printed) {
  const claims = Array.from(
    code.matchAll(/console\.log\(.*\); \/\/ (.*)$/gm),
    ([, claim]) => claim,
  );
  const count =
    claims.length === printed.length ? [] : [`${claims.length} values, ${printed.length} lines`];
  const wrong = claims.filter((claim, i) => !startsAlike(claim, printed[i] ?? ''));
  return [...count, ...wrong.map((claim) => `'${claim}' is not what it prints`)];
}

/** Whether a comment begins with a printed line, spaces aside. @param {string} claim @param {string} line */
function startsAlike(claim, line) {
  const [said, shown] = [claim, line].map((text) => text.replaceAll(/\s/g, ''));
  return shown !== '' && said.startsWith(shown);
}
