import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { root, run } from './child.mjs';
import { isInstalled, markInstalled } from './stamp.mjs';

describe('the check of Node', () => {
  it.each([
    ['20.18.3', 1],
    ['4.9.1', 1],
    ['20.19.0', 0],
    ['22.1.0', 0],
  ])('given Node %s exits with %d', (version, status) => {
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '${version}' });`;
    const check = `${pretend} require('./scripts/check-node.cjs')`;
    const result = spawnSync(process.execPath, ['-e', check], { cwd: root, encoding: 'utf8' });
    expect(result.status).toBe(status);
    const line = `bp needs Node 20.19 or newer, this is Node ${version}; get one at https://nodejs.org\n`;
    expect(result.stderr).toBe(status === 0 ? '' : line);
  });
});

describe('the stamp of an installation', () => {
  /** @type {string} */
  let tree;

  beforeEach(() => {
    tree = mkdtempSync(join(tmpdir(), 'stamp-'));
    for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json']) plant(file, '{}');
    plant('packages/tensor/package.json', '{}');
    mkdirSync(join(tree, 'packages/tensor/node_modules'));
    mkdirSync(join(tree, 'node_modules'));
    markInstalled(tree);
  });

  afterEach(() => rmSync(tree, { recursive: true }));

  it('holds while nothing changes', () => {
    expect(isInstalled(tree)).toBe(true);
  });

  it.each(['pnpm-lock.yaml', 'package.json', 'packages/tensor/package.json'])(
    'falls when %s changes',
    (file) => {
      plant(file, '{ "changed": true }');
      expect(isInstalled(tree)).toBe(false);
    },
  );

  it('falls when there is a new package', () => {
    plant('bench/package.json', '{}');
    expect(isInstalled(tree)).toBe(false);
  });

  it.each(['node_modules', 'packages/tensor/node_modules'])('falls with %s', (folder) => {
    rmSync(join(tree, folder), { recursive: true });
    expect(isInstalled(tree)).toBe(false);
  });

  /** @param {string} file @param {string} text */
  function plant(file, text) {
    mkdirSync(dirname(join(tree, file)), { recursive: true });
    writeFileSync(join(tree, file), text);
  }
});

describe('a child process', () => {
  it('hands on its exit code', async () => {
    expect(await run(process.execPath, ['-e', 'process.exit(3)'])).toBe(3);
  });

  it('that a signal ends gives 128 + the number of the signal', async () => {
    expect(await run(process.execPath, ['-e', "process.kill(process.pid, 'SIGKILL')"])).toBe(137);
  });

  it('answers Ctrl-C itself while its parent waits', () => {
    const answer = "process.on('SIGINT', () => setTimeout(() => process.exit(5), 100))";
    const child = `${answer}; setInterval(() => {}, 1000); process.kill(process.ppid, 'SIGINT'); process.kill(process.pid, 'SIGINT')`;
    const parent = `import { run } from '${join(root, 'scripts/child.mjs')}';
      process.exitCode = await run(process.execPath, ['-e', ${JSON.stringify(child)}]);`;
    const args = ['--input-type=module', '-e', parent];
    expect(spawnSync(process.execPath, args, { timeout: 20_000 }).status).toBe(5);
  });
});
