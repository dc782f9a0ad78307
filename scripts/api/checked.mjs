// Both checks of the reports, and on what the second one rests.
import { baseOf } from './base.mjs';
import { changesetFindings, reportFindings } from './findings.mjs';

/**
 * @param {string} root
 * @param {Map<string, string>} made the text of each report by its path
 * @param {string} [since]
 * @returns {{ findings: string[], note: string }}
 */
export function checkedApi(root, made, since) {
  const findings = reportFindings(root, made);
  const { commit, why, undecided } = baseOf(root, since);
  if (commit !== undefined) {
    const note = `api: changes are those since ${commit.slice(0, 10)}, ${why}`;
    return { findings: [...findings, ...changesetFindings(root, commit)], note };
  }
  const note = undecided
    ? `NOTE: cannot tell whether changes have their changesets: ${why}`
    : `api: ${why}, so that nothing needs a changeset`;
  return { findings, note };
}
