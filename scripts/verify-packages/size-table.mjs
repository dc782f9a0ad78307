// Sizes as text.

/** @typedef {import('./sizes.mjs').Size & { bound?: number }} Row */

/**
 * A table of bytes: minified, compressed, and at most how many are allowed.
 *
 * @param {Row[]} rows
 */
export function sizeTable(rows) {
  const lines = [
    ['bundle', 'minified', 'gzip', 'bound'],
    ...rows.map(({ title, minified, gzip, bound }) => [
      title,
      bytes(minified),
      bytes(gzip),
      bound === undefined ? '' : bytes(bound),
    ]),
  ];
  const widths = lines[0].map((_, column) => Math.max(...lines.map((line) => line[column].length)));
  return lines
    .map((line) =>
      line.map((cell, i) => (i === 0 ? cell.padEnd(widths[i]) : cell.padStart(widths[i]))),
    )
    .map((line) => `       ${line.join('  ').trimEnd()}`)
    .join('\n');
}

/**
 * What is wrong with a size: more bytes than its bound.
 *
 * @param {number} gzip
 * @param {number} bound
 */
export function boundFindings(gzip, bound) {
  return gzip > bound ? [`${bytes(gzip - bound)} bytes more than its bound`] : [];
}

/** @param {number} count such as 25000 @returns {string} such as 25,000 */
export function bytes(count) {
  return count.toLocaleString('en-US');
}
