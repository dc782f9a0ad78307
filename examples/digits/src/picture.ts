import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { drawRun } from './picture/draw';

// node dist/picture.js RUN_FILE SVG_FILE: draws a run that `npm start` has left.
const [from, to] = process.argv.slice(2);
if (!from || !to) {
  process.stderr.write('usage: node picture.js RUN_FILE SVG_FILE\n');
  process.exitCode = 2;
} else {
  mkdirSync(dirname(to), { recursive: true });
  writeFileSync(to, `${drawRun(JSON.parse(readFileSync(from, 'utf8')))}\n`);
}
