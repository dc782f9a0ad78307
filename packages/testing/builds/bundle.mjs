// Bundles a program as a user's project would, with nothing set but the mode.
//   node bundle.mjs BUNDLER MODE PROGRAM OUTPUT
// A process of its own: bundlers ask NODE_ENV, which tests have set.
import { writeFileSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { build as buildWithVite } from 'vite';
import webpack from 'webpack';

/** @typedef {'development' | 'production'} Mode */

/** @type {Record<string, (mode: Mode, program: string, output: string) => Promise<void>>} */
const bundlers = {
  async vite(mode, program, output) {
    const result = await buildWithVite({
      root: dirname(program),
      mode,
      configFile: false,
      logLevel: 'error',
      build: { write: false, rollupOptions: { input: program } },
    });
    const [bundle] = [result].flat();
    if (!('output' in bundle)) throw new Error('Vite watches instead of building');
    writeFileSync(output, bundle.output[0].code);
  },
  webpack(mode, program, output) {
    const place = { path: dirname(output), filename: basename(output) };
    return new Promise((resolve, reject) => {
      /** @type {import('webpack').Configuration} */
      const options = {
        mode,
        entry: program,
        output: place,
        // without the paths of the workspace, which lead to sources
        resolve: { tsconfig: false },
        // one file: what is loaded on demand would be looked for by the address of a page, and these programs run in Node
        module: { parser: { javascript: { dynamicImportMode: 'eager' } } },
        // most of its time, and nothing that these tests ask for
        optimization: { minimize: false },
      };
      webpack(options, (error, stats) => {
        if (error) reject(error);
        else if (!stats || stats.hasErrors()) reject(new Error(stats?.toString('errors-only')));
        else resolve();
      });
    });
  },
};

const [bundler, mode, program, output] = process.argv.slice(2);
await bundlers[bundler](mode === 'development' ? mode : 'production', program, output);
