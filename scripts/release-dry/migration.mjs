// What a changelog says that users have to change, read and done as CONTRIBUTING.md ("A breaking change") promises: in a block
// of `diff`, lines with `-` are the old code and the lines with `+` below them the new, which takes its place wherever it stands.

/** @typedef {{ before: string, after: string }} Change */

/**
 * @param {string} changelog
 * @returns {string} what it says of the newest version
 */
export function newestEntry(changelog) {
  const [, entry] = /^## .*$([\s\S]*?)(?=^## |(?![\s\S]))/m.exec(changelog) ?? [];
  if (entry === undefined) throw new Error('the changelog tells of no version');
  return entry;
}

/**
 * @param {string} entry Markdown, whose blocks may be indented as parts of a list
 * @returns {Change[]}
 */
export function changesIn(entry) {
  const blocks = Array.from(
    entry.matchAll(/^[ \t]*```diff\n([\s\S]*?)^[ \t]*```/gm),
    ([, text]) => text,
  );
  return blocks.flatMap((block) => {
    const lines = block.split('\n').map((line) => line.trim());
    // a line of context, or an empty one, ends a change as a `-` after a `+` does
    const marks = lines.map((line) => (/^[-+]/.test(line) ? line[0] : ' ')).join('');
    return Array.from(marks.matchAll(/(-*)(\+*)/g))
      .filter(([run]) => run !== '')
      .map(({ index, 1: old, 2: fresh }) => {
        const middle = index + old.length;
        const text = (/** @type {number} */ from, /** @type {number} */ to) =>
          lines
            .slice(from, to)
            .map((line) => line.slice(1).trim())
            .join('\n');
        if (old === '') throw new Error(`nothing says what '${text(middle, middle + 1)}' replaces`);
        return { before: text(index, middle), after: text(middle, middle + fresh.length) };
      });
  });
}

/**
 * A program after the changes, each made wherever the old code stands as whole words, whatever the space within it.
 *
 * @param {Readonly<Record<string, string>>} files name to text
 * @param {readonly Change[]} changes
 * @returns {{ files: Record<string, string>, unused: Change[] }} and the changes that found nothing to do
 */
export function migrated(files, changes) {
  let now = Object.entries(files);
  const unused = changes.filter(({ before, after }) => {
    const old = patternOf(before);
    const next = now.map(
      ([name, text]) => /** @type {[string, string]} */ ([name, text.replaceAll(old, () => after)]),
    );
    const isUnused = next.every(([, text], i) => text === now[i][1]);
    now = next;
    return isUnused;
  });
  return { files: Object.fromEntries(now), unused };
}

/** @param {string} code */
function patternOf(code) {
  const words = code.split(/\s+/).map((word) => word.replaceAll(/[\\^$.*+?()[\]{}|/]/g, '\\$&'));
  const start = /^[\w$]/.test(code) ? '(?<![\\w$])' : '';
  const end = /[\w$]$/.test(code) ? '(?![\\w$])' : '';
  return new RegExp(start + words.join('\\s+') + end, 'g');
}
