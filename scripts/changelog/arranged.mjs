// The newest entry of a changelog, by what its reader wants to know: what breaks, what is new, what was wrong.

const BREAKING = 'Breaking changes';
/** The headings of changesets, and ours, in the order in which they stand. */
const HEADINGS = new Map([
  ['Major Changes', BREAKING],
  ['Minor Changes', 'New'],
  ['Patch Changes', 'Fixes'],
]);
const TELLS_OF_BREAKING = /^- Breaking: /;
export const NOTHING = 'Nothing is new here: all packages of bp carry one version.';

/**
 * What begins with `Breaking: ` comes first; before 1.0 it is a minor change. An entry that is arranged stays as it is.
 *
 * @param {string} changelog with the headings of changesets in its newest entry
 * @returns {string}
 */
export function arrangedChangelog(changelog) {
  const [head, entry, ...older] = changelog.split(/^(?=## )/m);
  if (entry === undefined) return changelog;
  return [head, arrangedEntry(entry), ...older].join('');
}

/** @param {string} entry */
function arrangedEntry(entry) {
  const [title, ...sections] = entry.split(/^(?=### )/m);
  if (sections.length === 0) {
    return title.trim().includes('\n') ? entry : `${title.trim()}\n\n${NOTHING}\n\n`;
  }
  /** @type {Map<string, string[]>} */
  const arranged = new Map([...HEADINGS.values()].map((heading) => [heading, []]));
  for (const section of sections) {
    const [, name, text] = /^### (.*)\n([\s\S]*)$/.exec(section) ?? [];
    const heading = HEADINGS.get(name);
    if (heading === undefined) return entry;
    for (const item of itemsOf(text)) {
      const kind = TELLS_OF_BREAKING.test(item) ? BREAKING : heading;
      arranged.get(kind)?.push(item.replace(TELLS_OF_BREAKING, '- '));
    }
  }
  const written = [...arranged]
    .filter(([, items]) => items.length > 0)
    .map(([heading, items]) => `### ${heading}\n\n${items.join('\n')}\n`);
  return `${title.trim()}\n\n${written.join('\n')}\n`;
}

/** A point of the list with all that belongs to it. @param {string} text */
function itemsOf(text) {
  return text
    .split(/^(?=- )/m)
    .map((item) => item.trim())
    .filter((item) => item !== '');
}
