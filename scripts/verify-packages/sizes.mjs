// What programs and packages weigh for those who load them.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { output } from './command.mjs';
import { lossFindings } from './programs.mjs';

const OTHERS = fileURLToPath(new URL('../../packages/data/node_modules', import.meta.url));

/** @typedef {{ title: string, minified: number, gzip: number }} Size bytes */

/**
 * Measures a training program, and runs what was measured, with what the program itself loads on demand: a bundle that has lost
 * half of it would be small, too.
 *
 * @param {string} folder where the packages are found by name
 * @param {string} name
 * @param {string} source
 * @param {string[]} conditions of `exports`, such as `production`
 * @returns {Promise<Size & { findings: string[] }>}
 */
export async function measureProgram(folder, name, source, conditions) {
  const size = await measureSource(folder, name, source, conditions);
  const file = join(folder, `${name}.bundle.mjs`);
  writeFileSync(file, await bundle(folder, source, [], conditions, whatPackagesLoad));
  const findings = lossFindings(await output(process.execPath, [file], folder));
  return { ...size, findings };
}

/**
 * What a program weighs, which is not run.
 *
 * @param {string} folder where the packages are found by name
 * @param {string} title
 * @param {string} source
 * @param {string[]} conditions
 * @returns {Promise<Size>}
 */
export async function measureSource(folder, title, source, conditions) {
  return { title, ...sizeOf(await bundle(folder, source, [], conditions)) };
}

/**
 * Measures all that a door gives, without the packages that it imports.
 *
 * @param {string} folder
 * @param {string} door
 * @param {string[]} others the packages left out
 * @returns {Promise<Size>}
 */
export async function measureDoor(folder, door, others) {
  const external = others.flatMap((name) => [name, `${name}/*`]);
  return { title: door, ...sizeOf(await bundle(folder, `export * from '${door}';`, external)) };
}

/**
 * @param {string} folder
 * @param {string} contents
 * @param {string[]} external
 * @param {string[]} [conditions]
 * @param {import('esbuild').Plugin} [leavingOut]
 */
async function bundle(folder, contents, external, conditions = [], leavingOut = allOnDemand) {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: folder },
    external,
    conditions,
    plugins: [leavingOut],
    // packages of others, which tarballs do not hold
    nodePaths: [OTHERS],
    // packages as they are built, also where a tsconfig.json leads to their sources
    tsconfigRaw: {},
    bundle: true,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    write: false,
    logLevel: 'silent',
  });
  return outputFiles[0].contents;
}

/** Leaves out what is loaded when somebody asks for it. */
const allOnDemand = onDemand(() => true);

/** Leaves out what packages load when somebody asks for it, but not what the program loads. */
const whatPackagesLoad = onDemand((importer) => importer !== '<stdin>');

/** @param {(importer: string) => boolean} isLeftOut @returns {import('esbuild').Plugin} */
function onDemand(isLeftOut) {
  return {
    name: 'on-demand',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ kind, path, importer }) =>
        kind === 'dynamic-import' && isLeftOut(importer) ? { path, external: true } : null,
      );
    },
  };
}

/** @param {Uint8Array} code */
function sizeOf(code) {
  return { minified: code.length, gzip: gzipSync(code, { level: 9 }).length };
}
