// Lists the links of pages that lead out of the docs, with the pages that have them; `--ask` tells which do not answer.
// Not part of the tests: what others publish comes and goes.
//   node apps/docs/scripts/external-links.mjs [--ask]
import { ownProgram } from './own-program.mjs';

const { externalLinks } = await ownProgram('checks/external-links.ts');
let dead = 0;
for (const [url, pages] of externalLinks()) {
  const answer = process.argv.includes('--ask') ? await ask(url) : '';
  if (answer !== '' && answer !== 'ok') dead++;
  console.log([answer, url, pages.join(' ')].filter(Boolean).join('\t'));
}
if (dead > 0) process.exitCode = 1;

/** @param {string} url */
async function ask(url) {
  try {
    const { ok, status } = await fetch(url, { signal: AbortSignal.timeout(20_000) });
    // publishers keep programs out
    return ok || status === 403 || status === 418 ? 'ok' : String(status);
  } catch (error) {
    return /** @type {Error} */ (error).name;
  }
}
