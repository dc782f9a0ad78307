// Builds some pages of the site, for pictures and tests.
//   node apps/docs/scripts/build-part.mjs --out DIR [--base /docs/] bp/delta-rule loss/
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { ownProgram } from './own-program.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, base: { type: 'string' } },
});
if (!values.out || positionals.length === 0)
  throw new Error('usage: build-part.mjs --out DIR [--base /docs/] PAGES…');

const { prepare } = await ownProgram('prepare/prepare.ts');
await prepare(positionals);
process.env.BP_DOCS_ONLY = positionals.join(',');
if (values.base) process.env.BP_DOCS_BASE = values.base;
const { build } = await import('vitepress');
await build(fileURLToPath(new URL('..', import.meta.url)), { outDir: resolve(values.out) });
