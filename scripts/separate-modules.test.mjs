import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { separateModules, sourcesBehind } from './separate-modules.mjs';

const FILES = {
  'package.json': JSON.stringify({
    sideEffects: ['./src/connect.ts'],
    imports: {
      '#code/*': { later: './dist/modules/later/code.js', default: './dist/modules/code/*.js' },
    },
  }),
  'src/index.ts': `import './connect';\nimport { twice } from './numbers';\nimport type { Kind } from './kind';\nimport { write } from './code/write';\nexport const six: Kind = write(twice(3));\nexport const more = () => import('./more');`,
  'src/connect.ts': `import {} from './kind';\nconsole.log('connected');`,
  'src/kind.ts': 'export type Kind = number;',
  'src/more.ts': `export { write } from './code/write';`,
  'src/numbers/index.ts': 'export const twice = (x: number) => 2 * x;',
  'src/code/write.ts': `import { plainly } from './plainly';\nexport const write = plainly;`,
  'src/code/plainly.ts': 'export const plainly = (x: number) => x;',
  'src/later/code.ts': `import { plainly } from '../code/plainly';\nexport const write = plainly;`,
  'src/aside.ts': 'export const unused = 1;',
};

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'bp-modules-'));
  for (const [file, text] of Object.entries(FILES)) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});

afterEach(() => rmSync(folder, { recursive: true }));

it('finds the sources behind a door, and what may stand in the place of some', () => {
  expect(sourcesBehind(folder, ['src/index.ts'])).toEqual({
    index: 'src/index.ts',
    connect: 'src/connect.ts',
    'numbers/index': 'src/numbers/index.ts',
    more: 'src/more.ts',
    'code/write': 'src/code/write.ts',
    'code/plainly': 'src/code/plainly.ts',
    'later/code': 'src/later/code.ts',
  });
});

it('leaves each in a file of its own, which imports the others by place or by name', async () => {
  const { outputFiles } = await build({
    absWorkingDir: folder,
    entryPoints: Object.fromEntries(Object.entries(sourcesBehind(folder, ['src/index.ts']))),
    plugins: [separateModules(folder)],
    tsconfigRaw: {},
    bundle: true,
    format: 'esm',
    outdir: 'dist/modules',
    write: false,
  });
  const imports = Object.fromEntries(
    outputFiles.map(({ path, text }) => [
      relative(join(folder, 'dist/modules'), path).replaceAll('\\', '/'),
      Array.from(text.matchAll(/(?:from |import |import\()"([^"]+)"/g), ([, name]) => name),
    ]),
  );
  expect(imports).toEqual({
    'index.js': ['./connect.js', './numbers/index.js', '#code/write', './more.js'],
    'connect.js': [],
    'numbers/index.js': [],
    'more.js': ['#code/write'],
    'code/write.js': ['./plainly.js'],
    'code/plainly.js': [],
    'later/code.js': ['../code/plainly.js'],
  });
});
