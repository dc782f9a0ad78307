import { defineConfig, type Options } from 'tsup';
import { commonJsAsModules } from './scripts/commonjs-as-modules';
import { gatheredInBuilds } from './scripts/messages/gathered.mjs';
import { numberedTemplates } from './scripts/messages/numbered.mjs';
import { ownCodeInBuilds, stacksAsTheyAre } from './scripts/own-code.mjs';
import { listedLicenses } from './scripts/third-party.mjs';

interface LibraryOptions {
  /** The source file of each door of the package, as in its package.json `exports`. */
  doors?: Record<string, string>;
  /** Packages that are copied into the build instead of being imported by it. */
  bundled?: string[];
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
 * chunks, so that a browser loads each line once.
 */
export function library({ doors = { index: 'src/index.ts' }, bundled = [] }: LibraryOptions = {}) {
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
    esbuildPlugins: production ? [...plugins, stacksAsTheyAre, numberedTemplates(folder)] : plugins,
    plugins: production ? [] : [ownCodeInBuilds],
    target: 'es2022',
  });
  return defineConfig([
    {
      ...build(false),
      dts: { compilerOptions: declarations },
      sourcemap: true,
      // both are made at the same time
      clean: ['!production'],
    },
    { ...build(true), outDir: 'dist/production', clean: true },
  ]);
}

/** The build of a program that Node runs: nothing imports it, so it has no declarations. */
export function program(entry: string[]) {
  return defineConfig({ entry, format: 'esm', target: 'node20', sourcemap: true, clean: true });
}
