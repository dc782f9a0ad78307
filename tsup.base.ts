import { defineConfig } from 'tsup';
import { commonJsAsModules } from './scripts/commonjs-as-modules';

interface LibraryOptions {
  /** One source file per door of the package, as in its package.json `exports`. */
  entry?: string[];
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
 * The build of a published package: ESM and CommonJS, each with its own declarations. The doors of an ESM
 * build share chunks, so that a browser loads each line once.
 */
export function library({ entry = ['src/index.ts'], bundled = [] }: LibraryOptions = {}) {
  return defineConfig({
    entry,
    format: ['esm', 'cjs'],
    dts: { compilerOptions: declarations },
    noExternal: bundled,
    esbuildPlugins: [commonJsAsModules],
    platform: 'browser',
    esbuildOptions(options) {
      // Korean messages as they are, not as escapes of twice the size
      options.charset = 'utf8';
    },
    target: 'es2022',
    sourcemap: true,
    clean: true,
  });
}

/** The build of a program that Node runs: nothing imports it, so it has no declarations. */
export function program(entry: string[]) {
  return defineConfig({ entry, format: 'esm', target: 'node20', sourcemap: true, clean: true });
}
