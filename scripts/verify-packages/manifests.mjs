// What publint and "are the types wrong?" say about a tarball.
import { readFileSync } from 'node:fs';
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core';
import { problemKindInfo } from '@arethetypeswrong/core/problems';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

/**
 * @param {string} tarball
 * @returns {Promise<string[]>} a line for each error, warning and suggestion
 */
export async function publintFindings(tarball) {
  const bytes = Uint8Array.from(readFileSync(tarball));
  const { messages, pkg } = await publint({ pack: { tarball: bytes.buffer }, strict: true });
  return messages.map(
    (message) => `${message.type}: ${formatMessage(message, pkg, { color: false })}`,
  );
}

/**
 * Types against code, for importers that read `exports`: Node's ESM and CommonJS, and bundlers. The resolution of Node 10,
 * which knows no `exports`, is left out, as in the tool's own profile `node16`.
 *
 * @param {string} tarball
 * @returns {Promise<string[]>} a line for each problem
 */
export async function typeFindings(tarball) {
  const data = Uint8Array.from(readFileSync(tarball));
  const analysis = await checkPackage(createPackageFromTarballData(data));
  if (!analysis.types) return ['has no types'];
  return analysis.problems
    .filter((problem) => !('resolutionKind' in problem && problem.resolutionKind === 'node10'))
    .map((problem) => {
      const { shortDescription, docsUrl } = problemKindInfo[problem.kind];
      return `${shortDescription}: ${JSON.stringify(problem)}; ${docsUrl}`;
    });
}
