// A tutorial as what its reader does: saves a file, types a command.

/**
 * @typedef {{ kind: 'save', snippet: string, file: string } | { kind: 'type', commands: string }} Step
 */

const PART = /^@snippet\((\w+)\)$|^```sh\n([\s\S]*?)^```$/gm;

/** The steps of a page in their order. @param {string} markdown @returns {Step[]} */
export function stepsOf(markdown) {
  return Array.from(markdown.matchAll(PART), ([, snippet, commands]) =>
    snippet
      ? { kind: 'save', snippet, file: `${snippet}.mjs` }
      : { kind: 'type', commands: commands.trim() },
  );
}

/** Before the output of a command stands its number behind this mark. */
export const MARK = '\u0001';

/**
 * The steps as one session of a shell, which ends at the first command that fails.
 *
 * @param {Step[]} steps
 * @param {string} files where the files lie that the reader saves
 */
export function sessionOf(steps, files) {
  const lines = steps.map((step, i) =>
    step.kind === 'save'
      ? `cp '${files}/${step.file}' '${step.file}'`
      : `printf '${MARK}${i}\\n'\n${step.commands}`,
  );
  return ['set -eu', ...lines, ''].join('\n');
}

/** What each command has printed, by the number of its step. @param {string} printed */
export function outputsOf(printed) {
  return new Map(
    printed
      .split(MARK)
      .slice(1)
      .map((part) => {
        const end = part.indexOf('\n');
        return [Number(part.slice(0, end)), part.slice(end + 1)];
      }),
  );
}
