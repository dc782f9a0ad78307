// Writes src/collection/digits/encoded.ts from a CSV of 8×8 digits: 64 pixels (0 … 16) and the label in a row.
//
//   node scripts/encode-digits.mjs DIGITS.csv
//
// The file is optdigits.tes of https://doi.org/10.24432/C50P49, or scikit-learn's copy of it; a line
// of column names at the top is skipped.
import { readFileSync, writeFileSync } from 'node:fs';

const PIXELS = 64;
const LARGEST = 16;
const LONGEST_RUN = 26; // a … z
const [source] = process.argv.slice(2);
if (!source) {
  console.error('usage: node scripts/encode-digits.mjs DIGITS.csv');
  process.exit(2);
}

const lines = readFileSync(source, 'utf8').trim().split(/\r?\n/);
const rows = lines.filter((line) => /^\d/.test(line)).map(readRow);
const target = new URL('../src/collection/digits/encoded.ts', import.meta.url);
writeFileSync(target, file(rows.map(encode)));
console.log(`${rows.length} images written`);

/** @param {string} line @param {number} index */
function readRow(line, index) {
  const values = line.split(',').map(Number);
  const label = values[PIXELS];
  const pixels = values.slice(0, PIXELS);
  const whole = [...pixels, label].every(Number.isInteger) && values.length === PIXELS + 1;
  if (!whole || label < 0 || label > 9 || pixels.some((p) => p < 0 || p > LARGEST)) {
    throw new Error(`row ${index}: expected 64 pixels in 0 … 16 and a label in 0 … 9, got ${line}`);
  }
  return { label, pixels };
}

/** The label, then A … P for a pixel of 1 … 16 and a … z for a run of 1 … 26 zeros. @param {{ label: number, pixels: number[] }} row */
function encode({ label, pixels }) {
  let code = String(label);
  for (let i = 0; i < PIXELS; ) {
    if (pixels[i] > 0) {
      code += letter('A', pixels[i++]);
      continue;
    }
    let run = 0;
    while (i < PIXELS && pixels[i] === 0 && run < LONGEST_RUN) {
      run++;
      i++;
    }
    code += letter('a', run);
  }
  return code;
}

/** @param {string} first @param {number} position counted from 1 */
function letter(first, position) {
  return String.fromCharCode(first.charCodeAt(0) + position - 1);
}

/** @param {string[]} codes */
function file(codes) {
  return `// Written by scripts/encode-digits.mjs; README.md beside this file names the source and the licence.

/**
 * One line an image: its label, then its pixels from the top left, row by row. A … P is a pixel of
 * 1 … 16, a … z a run of 1 … 26 zeros.
 */
export const ENCODED_DIGITS = \`
${codes.join('\n')}
\`;
`;
}
