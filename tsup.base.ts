import { copyFileSync } from 'node:fs';
import { defineConfig, type Options } from 'tsup';
import { commonJsAsModules } from './scripts/commonjs-as-modules';
import { gatheredInBuilds } from './scripts/messages/gathered.mjs';
import { numberedTemplates } from './scripts/messages/numbered.mjs';
import { ownCodeInBuilds } from './scripts/own-code.mjs';
import { separateModules, sourcesBehind } from './scripts/separate-modules.mjs';
import { LICENSES, listedLicenses } from './scripts/third-party.mjs';

interface LibraryOptions {
  /** The source file of each door of the package, as in its package.json `exports`. */
  doors?: Record<string, string>;
  /** The source file of each program that the package has for a terminal, as in its package.json `bin`: `dist/bin/NAME.js`. */
  programs?: Record<string, string>;
  /** Packages that are copied into the build instead of being imported by it. */
  bundled?: string[];
  /** The name of one file more, `dist/browser/NAME.js`, that holds the front door and all it imports: for a page alone. */
  browser?: string;
}

const declarations = {
  // import the built declarations of other packages, not their sources
  paths: {},
  // without Node's types: what compiles here and under tsc runs in Node and in the browser
  lib: ['ES2023', 'DOM'],
  types: [],
  // tsup sets an option that TypeScript 6 calls deprecated
  ignoreDeprecations: '6.0',
};

/**
 * The two builds of a published package, each as ESM and CommonJS. The one for development, in `dist`, has the declarations
 * of both; the one for production, in `dist/production`, has numbers for the texts of errors. The doors of an ESM build share
 * chunks, so that a browser loads each line once. Bundlers get the one for production as a file for each source, in
 * `dist/modules`. Where a page shall need no other file, one more build holds everything.
 */
export function library({
  doors = { index: 'src/index.ts' },
  programs,
  bundled = [],
  browser,
}: LibraryOptions = {}) {
  const folder = process.cwd();
  const plugins = [commonJsAsModules, gatheredInBuilds, listedLicenses(folder)];
  const build = (production: boolean): Options => ({
    entry: doors,
    format: ['esm', 'cjs'],
    noExternal: bundled,
    platform: 'browser',
    esbuildOptions(options) {
      // Korean messages as they are, not as escapes of twice the size
      options.charset = 'utf8';
    },
    // what only helps while a program is written is for the build for development
    define: production ? { PRODUCTION: 'true' } : {},
    esbuildPlugins: production ? [...plugins, numberedTemplates(folder)] : plugins,
    plugins: production ? [] : [ownCodeInBuilds],
    target: 'es2022',
  });
  return defineConfig([
    {
      ...build(false),
      dts: { compilerOptions: declarations },
      sourcemap: true,
      // all are made at the same time
      clean: ['!production', '!modules', '!browser', '!bin'],
    },
    { ...build(true), outDir: 'dist/production', clean: true },
    ofModules(build(true), folder, Object.values(doors)),
    ...(programs === undefined ? [] : [{ ...build(false), ...ofPrograms(programs) }]),
    ...(browser === undefined ? [] : [{ ...build(false), ...wholeIn(browser) }]),
  ]);
}

/** What differs in a build of one file for each source. @param doors - source files */
function ofModules(production: Options, folder: string, doors: string[]): Options {
  return {
    ...production,
    entry: sourcesBehind(folder, doors),
    outDir: 'dist/modules',
    format: 'esm',
    splitting: false,
    esbuildPlugins: [separateModules(folder), ...(production.esbuildPlugins ?? [])],
    clean: true,
  };
}

/** What differs in a build of one file. @param name - of the file */
function wholeIn(name: string): Options {
  return {
    entry: { [name]: 'src/index.ts' },
    outDir: 'dist/browser',
    format: 'esm',
    // also what is loaded on demand
    splitting: false,
    noExternal: [/^@bp\//],
    esbuildPlugins: [commonJsAsModules, gatheredInBuilds, listedLicenses(process.cwd(), 'browser')],
    minify: true,
    sourcemap: true,
    clean: true,
    async onSuccess() {
      copyFileSync(`browser/${LICENSES}`, `dist/browser/${LICENSES}`);
    },
  };
}

/** What differs in a build of programs for a terminal: Node alone runs them, and their first line says so. */
function ofPrograms(entry: Record<string, string>): Options {
  return { entry, outDir: 'dist/bin', format: 'esm', plugins: [], sourcemap: true, clean: true };
}

/** The build of a program that Node runs: nothing imports it, so it has no declarations. */
export function program(entry: string[]) {
  return defineConfig({ entry, format: 'esm', target: 'node20', sourcemap: true, clean: true });
}
