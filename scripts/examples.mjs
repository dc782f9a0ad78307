// Runs the examples, which must have been built, one after the other. Its last line is 'examples: N ran, N failed'.
//   node scripts/examples.mjs [NAME …]
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { root } from './child.mjs';

/** Programs that are not told their name alone: the larger ones to be short. @type {Record<string, string[]>} */
const larger = {
  pretraining: ['examples/gallery/dist/pretraining.js', '--seeds', '1'],
  'digits-cnn': ['examples/gallery/dist/digits-cnn.js', '--seeds', '5'],
  explain: ['examples/explain/dist/main.js'],
  digits: ['examples/digits/dist/train.js', '--no-serve', '--epochs', '5'],
};
const gallery = readdirSync(`${root}examples/gallery/src`)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

/** Programs with their arguments, by name. @type {Record<string, string[]>} */
const programs = {
  ...Object.fromEntries(gallery.map((name) => [name, [`examples/gallery/dist/${name}.js`]])),
  ...larger,
};
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(programs, name));
if (unknown.length > 0) {
  console.error(
    `examples: no ${unknown.join(', ')}; there are ${Object.keys(programs).join(', ')}`,
  );
  process.exit(2);
}

const names = wanted.length > 0 ? wanted : Object.keys(programs);
const failed = [];
for (const name of names) {
  console.log(`\n=== ${name}`);
  const started = performance.now();
  // The standard error tells how far training is, which depends on the clock: it is shown where something went wrong.
  const { status, stderr } = spawnSync(process.execPath, programs[name], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'pipe'],
    encoding: 'utf8',
  });
  if (status !== 0) {
    process.stderr.write(stderr);
    failed.push(name);
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`=== ${name}: ${status === 0 ? 'done' : 'FAILED'} after ${seconds} s`);
}
if (failed.length > 0) console.log(`\nfailed: ${failed.join(', ')}`);
console.log(`\nexamples: ${names.length} ran, ${failed.length} failed`);
process.exitCode = failed.length > 0 ? 1 : 0;
