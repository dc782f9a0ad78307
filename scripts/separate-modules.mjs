// Builds of one file for each source. Bundlers never divide a file: where a program loads some of its parts on demand, whatever
// lies in one file with what two of them use is loaded with the first.
import { existsSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { readManifest } from './workspace/published.mjs';

/**
 * The sources to which doors lead, and what may stand in the place of some, by the names of their files in the build, without
 * ending.
 *
 * @param {string} folder of a package
 * @param {string[]} doors source files, relative to it
 * @returns {Record<string, string>} such as `ops/matmul` to `src/ops/matmul.ts`
 */
export function sourcesBehind(folder, doors) {
  const others = namesIn(readManifest(folder).imports).flatMap(({ others }) => others);
  const { metafile } = buildSync({
    absWorkingDir: folder,
    entryPoints: [...doors, ...others],
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    // without the paths of the workspace, which lead into other packages
    tsconfigRaw: {},
    format: 'esm',
    metafile: true,
    write: false,
  });
  const sources = Object.keys(metafile.inputs).filter((input) => /^src\/.*\.ts$/.test(input));
  return Object.fromEntries(sources.map((source) => [source.slice(4, -3), source]));
}

/**
 * The plugin of esbuild that leaves every source of the package in a folder in a file of its own. What its package.json has a
 * name for under `imports`, such as `#emitters/*`, is imported by that name from other folders, so that bundlers may put
 * something else in its place.
 *
 * @param {string} folder
 * @returns {NonNullable<import('tsup').Options['esbuildPlugins']>[number]}
 */
export function separateModules(folder) {
  return {
    name: 'separate-modules',
    setup(build) {
      const { sideEffects: effects, imports } = readManifest(folder);
      const names = namesIn(imports);
      build.onResolve({ filter: /^\.\.?(\/|$)/ }, ({ kind, path, importer, resolveDir }) => {
        if (kind === 'entry-point' || !importer.endsWith('.ts')) return undefined;
        const file = [`${path}.ts`, `${path}/index.ts`].find((one) =>
          existsSync(join(resolveDir, one)),
        );
        if (file === undefined) return undefined;
        const source = fromFolder(folder, join(resolveDir, file));
        const name = nameOf(source, fromFolder(folder, importer), names);
        if (name !== null) return { path: name, external: true, sideEffects: false };
        // what is imported for its types alone goes
        const sideEffects = effects !== false && effects.includes(`./${source}`);
        return { path: file.replace(/ts$/, 'js'), external: true, sideEffects };
      });
    },
  };
}

/** @param {string} folder @param {string} file */
function fromFolder(folder, file) {
  return relative(folder, file).replaceAll('\\', '/');
}

/**
 * A name of a package.json under `imports`: the source that it stands for, what bundlers may put in its place, and in which
 * folders both lie. With a `*` the name stands for a folder.
 *
 * @typedef {{ name: string, source: string, others: string[], folders: string[] }} Name
 */

/**
 * @param {Record<string, Record<string, string>>} [imports]
 * @returns {Name[]}
 */
function namesIn(imports = {}) {
  /** @param {string} target */
  const sourceOf = (target) => target.replace('./dist/modules/', 'src/').replace(/js$/, 'ts');
  return Object.entries(imports).map(([name, { default: usual, ...instead }]) => {
    const source = sourceOf(usual);
    const others = Object.values(instead).map(sourceOf);
    return { name, source, others, folders: [source, ...others].map((one) => dirname(one)) };
  });
}

/**
 * By what name one source imports another; null where it does by its place.
 *
 * @param {string} source
 * @param {string} importer
 * @param {Name[]} names
 */
function nameOf(source, importer, names) {
  // within what is replaced as a whole all know each other
  if (names.some(({ folders }) => folders.includes(dirname(importer)))) return null;
  for (const { name, source: pattern } of names) {
    const [before, after] = pattern.split('*');
    if (source === pattern) return name;
    if (after === undefined || !source.startsWith(before) || !source.endsWith(after)) continue;
    return name.replace('*', source.slice(before.length, -after.length));
  }
  return null;
}
