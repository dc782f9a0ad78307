// Builds of one file for each source. Bundlers never divide a file: where a program loads some of its parts on demand, whatever
// lies in one file with what two of them use is loaded with the first.
import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import { buildSync } from 'esbuild';
import { readManifest } from './workspace/published.mjs';

/**
 * The sources to which doors lead, by the names of their files in the build, without ending.
 *
 * @param {string} folder of a package
 * @param {string[]} doors source files, relative to it
 * @returns {Record<string, string>} such as `ops/matmul` to `src/ops/matmul.ts`
 */
export function sourcesBehind(folder, doors) {
  const { metafile } = buildSync({
    absWorkingDir: folder,
    entryPoints: doors,
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
 * The plugin of esbuild that leaves every source of the package in a folder in a file of its own.
 *
 * @param {string} folder
 * @returns {NonNullable<import('tsup').Options['esbuildPlugins']>[number]}
 */
export function separateModules(folder) {
  return {
    name: 'separate-modules',
    setup(build) {
      const { sideEffects: effects } = readManifest(folder);
      build.onResolve({ filter: /^\.\.?(\/|$)/ }, ({ kind, path, importer, resolveDir }) => {
        if (kind === 'entry-point' || !importer.endsWith('.ts')) return undefined;
        const file = [`${path}.ts`, `${path}/index.ts`].find((one) =>
          existsSync(join(resolveDir, one)),
        );
        if (file === undefined) return undefined;
        const source = relative(folder, join(resolveDir, file)).replaceAll('\\', '/');
        // what is imported for its types alone goes
        const sideEffects = effects !== false && effects.includes(`./${source}`);
        return { path: file.replace(/ts$/, 'js'), external: true, sideEffects };
      });
    },
  };
}
