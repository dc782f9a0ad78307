// Runs a fuzzer on the sources, without a build. README.md says what each one does.
import { mkdirSync, rmSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';

const USAGE = `usage: pnpm fuzz [options]
  --seed N   where to start, a whole number from 0 (default: 1)
  --count N  how much to try (default: what its fuzzer says)
  --doors    arguments at the doors of all packages instead of random programs
  --readers  damaged and hostile files at every reader, --count of them for each`;

const settings = readSettings(process.argv.slice(2));
const faults = await run(settings.doors ? 'doors' : settings.readers ? 'readers' : 'programs');
if (faults > 0) process.exitCode = 1;

/**
 * Makes the module of a fuzzer one file over the sources, and runs it.
 *
 * @param {'doors' | 'programs' | 'readers'} which
 * @returns {Promise<number>} how many faults were found
 */
async function run(which) {
  const folder = fileURLToPath(new URL('../node_modules/.cache/fuzz/', import.meta.url));
  mkdirSync(folder, { recursive: true });
  const outfile = `${folder}${which}-${process.pid}.mjs`;
  try {
    await build({
      entryPoints: [fileURLToPath(new URL(`./${which}/main.ts`, import.meta.url))],
      tsconfig: fileURLToPath(new URL('../../../tsconfig.json', import.meta.url)),
      outfile,
      bundle: true,
      platform: 'node',
      format: 'esm',
      target: 'es2022',
      sourcemap: 'inline',
      keepNames: true,
      logLevel: 'warning',
    });
    const { fuzz } = await import(pathToFileURL(outfile).href);
    const { seed, count } = settings;
    return await fuzz({ seed, count, file: outfile });
  } finally {
    rmSync(outfile, { force: true });
  }
}

/** @param {string[]} args */
function readSettings(args) {
  const { seed, count, ...which } = parsed(args);
  return { seed: wholeNumber('--seed', seed) ?? 1, count: wholeNumber('--count', count), ...which };
}

/** @param {string[]} args */
function parsed(args) {
  try {
    return parseArgs({
      args,
      options: {
        seed: { type: 'string' },
        count: { type: 'string' },
        doors: { type: 'boolean', default: false },
        readers: { type: 'boolean', default: false },
      },
    }).values;
  } catch (error) {
    return fail(/** @type {Error} */ (error).message);
  }
}

/** @param {string} name @param {string | undefined} text */
function wholeNumber(name, text) {
  if (text === undefined) return null;
  return /^\d{1,15}$/.test(text)
    ? Number(text)
    : fail(`${name} must be a whole number, got ${text}`);
}

/** @param {string} problem @returns {never} */
function fail(problem) {
  console.error(`${problem}\n${USAGE}`);
  process.exit(2);
}
