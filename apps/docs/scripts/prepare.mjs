// Computes what pages cite.  node apps/docs/scripts/prepare.mjs [bp/delta-rule …]
import { ownProgram } from './own-program.mjs';

const { prepare } = await ownProgram('prepare/prepare.ts');
await prepare(process.argv.slice(2)).catch((/** @type {Error} */ error) => {
  console.error(error.message);
  process.exitCode = 1;
});
