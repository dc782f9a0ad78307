// Builds the site into dist: what pages cite, the pages, the playground beside them. `--dev` shows pages while they are written.
//   BP_DOCS_BASE=/x/ node apps/docs/scripts/build.mjs
import { resolve } from 'node:path';
import { baseOf } from './base.mjs';
import { ownProgram } from './own-program.mjs';

const base = baseOf(process.env.BP_DOCS_BASE);
process.env.BP_DOCS_BASE = base;

async function main() {
  const { prepare } = await ownProgram('prepare/prepare.ts');
  await prepare();
  const { build, createServer } = await import('vitepress');
  if (process.argv.includes('--dev')) {
    const server = await createServer('.');
    await server.listen();
    return server.printUrls();
  }
  process.env.BP_DOCS_PLAYGROUND = '1';
  await build('.');
  const { finish } = await ownProgram('site/finish.ts');
  finish(resolve('dist'), base, true);
}

await main().catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
