// The declarations of a report, which an empty line divides.

/**
 * @param {string} code
 * @returns {string[]} in their order, without the empty lines between them
 */
export function declarationsIn(code) {
  return code
    .split(/\n{2,}(?=\S)/)
    .map((one) => one.trim())
    .filter((one) => one !== '');
}

/**
 * The lines of each declared name; overloads, and a type and a value of one name, are together.
 *
 * @param {string} report
 * @returns {Map<string, string[]>}
 */
export function linesByName(report) {
  const code = /^```ts\n([\s\S]*)^```$/m.exec(report)?.[1] ?? '';
  /** @type {Map<string, string[]>} */
  const lines = new Map();
  for (const declaration of declarationsIn(code)) {
    const name = nameOf(declaration);
    lines.set(name, [...(lines.get(name) ?? []), ...declaration.split('\n')]);
  }
  return lines;
}

const DECLARED =
  /^(?:export )?(?:default )?(?:abstract )?(?:class|const|enum|function|interface|let|namespace|type|var) ([\w$]+)/;

/** @param {string} declaration */
function nameOf(declaration) {
  return DECLARED.exec(declaration)?.[1] ?? declaration.split(' ')[0];
}
