// A page that trains, built for production by each bundler as a project of its own would build it.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { output } from '../verify-packages/command.mjs';
import { openPage } from './chromium.mjs';
import { differences } from './outcomes.mjs';
import { documentOf, PAGE, TRAIN_WORKER } from './programs.mjs';
import { compiled, typed, write } from './sample.mjs';

/** A slow machine is no failure; this only ends what hangs. */
const PATIENCE = 600_000;

/** The bundlers of the workspace, which belong to the package that tests with them. */
const require = createRequire(new URL('../../packages/testing/package.json', import.meta.url));

/** @typedef {(folder: string, tool: { program: string, modules: string }) => Promise<unknown>} Build leaves `dist` in the folder */

/** What a project writes that has neither a bundler for workers nor one for pages: both are entries. */
const ENTRIES = ['page.js', 'train.worker.js'];

/** @type {Record<string, { build: Build, tool?: string, document: string }>} */
const BUNDLERS = {
  Vite: {
    document: 'index.html',
    build: (folder) =>
      node(folder, [
        join(require.resolve('vite/package.json'), '../bin/vite.js'),
        'build',
        '--base=./',
        '--logLevel=error',
      ]),
  },
  esbuild: {
    document: 'dist/index.html',
    build: (folder) =>
      build({
        absWorkingDir: folder,
        entryPoints: ENTRIES,
        outdir: 'dist',
        bundle: true,
        splitting: true,
        minify: true,
        format: 'esm',
        conditions: ['production'],
        logLevel: 'silent',
      }),
  },
  webpack: {
    document: 'dist/index.html',
    async build(folder) {
      writeFileSync(join(folder, 'build.cjs'), webpackProgram(require.resolve('webpack')));
      await node(folder, ['build.cjs']);
    },
  },
  Rollup: {
    document: 'dist/index.html',
    tool: 'Rollup',
    async build(folder, { program, modules }) {
      const plugin = join(modules, '@rollup/plugin-node-resolve/dist/es/index.js');
      writeFileSync(join(folder, 'rollup.config.mjs'), rollupConfig(pathToFileURL(plugin).href));
      await node(folder, [program, '--config', '--silent']);
    },
  },
};

/** @param {import('./project.mjs').Project} project @returns {import('./project.mjs').Row[]} */
export function siteRows({ folder, sources, expected, tool }) {
  return Object.entries(BUNDLERS).map(([bundler, { tool: needed }]) => ({
    title: `${bundler}, in Chromium`,
    async look() {
      const got = needed ? await tool(needed) : { program: '', modules: '' };
      const modules = await compiled(sources, 'esm');
      const site = await buildSite(join(folder, bundler.toLowerCase()), modules, bundler, got);
      const findings = differences(expected, await openPage(site));
      return { summary: 'the same bits by a build for production, and by its worker', findings };
    },
  }));
}

/**
 * Lays the page into a folder, and builds it there.
 *
 * @param {string} folder
 * @param {import('./sample.mjs').Files} modules of the sample
 * @param {keyof typeof BUNDLERS} bundler
 * @param {{ program: string, modules: string }} tool
 * @returns {Promise<string>} the folder to serve
 */
async function buildSite(folder, modules, bundler, tool) {
  const { document, build } = BUNDLERS[bundler];
  const programs = { 'page.js': PAGE, 'train.worker.js': TRAIN_WORKER };
  write(folder, { ...modules, ...programs, ...typed('module') });
  write(folder, { [document]: documentOf('./page.js') });
  await build(folder, tool);
  return join(folder, 'dist');
}

/** @param {string} folder @param {string[]} args */
function node(folder, args) {
  // a test or a shell may have set another
  return output(process.execPath, args, folder, {
    env: { NODE_ENV: 'production' },
    timeout: PATIENCE,
  });
}

/** @param {string} webpack */
function webpackProgram(webpack) {
  return `const webpack = require(${JSON.stringify(webpack)});
webpack(
  { mode: 'production', context: __dirname, entry: './page.js', output: { filename: 'page.js' } },
  (error, stats) => {
    if (error) throw error;
    if (stats.hasErrors()) throw new Error(stats.toString('errors-only'));
  },
);
`;
}

/** @param {string} plugin its address */
function rollupConfig(plugin) {
  return `import resolve from '${plugin}';

export default {
  input: ${JSON.stringify(ENTRIES)},
  output: { dir: 'dist', format: 'es' },
  plugins: [resolve({ browser: true, exportConditions: ['production'] })],
};
`;
}
