import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

/** Where `@bp/*` are installed; the programs are laid below it. */
const here = fileURLToPath(new URL('.', import.meta.url));

/** Errors from several packages, each with the place at which its stack starts. */
const body = `
  function lineOfTheUser() {
    return new Sequential(new Linear(2, 3), new Sequential(new Linear(2, 3))).forward(ones([1, 2]));
  }
  function anotherLine() {
    return crossEntropy([[1, 2]], [3]);
  }
  for (const call of [lineOfTheUser, anotherLine]) {
    try {
      call();
    } catch (error) {
      console.log(error.stack.split('\\n    at ')[1].split(' ')[0]);
    }
  }
`;

const esm = `
import { Linear, Sequential } from '@bp/layers';
import { crossEntropy } from '@bp/losses';
import { ones } from '@bp/tensor';
${body}`;

const cjs = `
const { Linear, Sequential } = require('@bp/layers');
const { crossEntropy } = require('@bp/losses');
const { ones } = require('@bp/tensor');
${body}`;

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(here, '.stacks-'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function printed(name: string, code: string, ...flags: string[]): string {
  const file = join(folder, name);
  writeFileSync(file, code);
  return execFileSync(process.execPath, [...flags, file], { encoding: 'utf8' });
}

const programs: Record<string, () => Promise<string> | string> = {
  'modules of their own': () => printed('own.mjs', esm),
  'modules whose lines are told by source maps': () =>
    printed('mapped.mjs', esm, '--enable-source-maps'),
  CommonJS: () => printed('common.cjs', cjs),
  async 'one bundled file'() {
    const { outputFiles } = await build({
      stdin: { contents: esm, resolveDir: here },
      // without the paths of the workspace, which lead to sources
      tsconfigRaw: {},
      bundle: true,
      format: 'esm',
      write: false,
      logLevel: 'silent',
    });
    return printed('bundled.mjs', outputFiles[0].text);
  },
};

describe('the stack of an error starts at the line of the user', () => {
  it.each(Object.keys(programs))('in %s', async (name) => {
    expect(await programs[name]()).toBe('lineOfTheUser\nanotherLine\n');
  });
});
