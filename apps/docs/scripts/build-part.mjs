// Builds some pages of the site, for pictures and tests.
//   node apps/docs/scripts/build-part.mjs --out DIR [--base /docs/] [--playground] bp/delta-rule loss/
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { baseOf } from './base.mjs';
import { ownProgram } from './own-program.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string' },
    base: { type: 'string' },
    playground: { type: 'boolean', default: false },
  },
});
if (!values.out || positionals.length === 0)
  throw new Error('usage: build-part.mjs --out DIR [--base /docs/] [--playground] PAGES…');

const outDir = resolve(values.out);
const base = baseOf(values.base);
const { prepare } = await ownProgram('prepare/prepare.ts');
await prepare(positionals);
process.env.BP_DOCS_ONLY = positionals.join(',');
process.env.BP_DOCS_BASE = base;
if (values.playground) process.env.BP_DOCS_PLAYGROUND = '1';
const { build } = await import('vitepress');
await build(fileURLToPath(new URL('..', import.meta.url)), { outDir });
if (values.playground) {
  const { finish } = await ownProgram('site/finish.ts');
  finish(outDir, base, false);
}
