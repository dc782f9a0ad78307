// Says that both languages of pages say the same, so that a test can tell when one of them is left behind.
//   node apps/docs/scripts/agree.mjs [--only-words] [bp/delta-rule …]
// A page of which only one language has changed is refused, unless only its words were mended.
import { parseArgs } from 'node:util';
import { ownProgram } from './own-program.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { 'only-words': { type: 'boolean', default: false } },
});
const { agree } = await ownProgram('checks/agree.ts');
try {
  agree(positionals, values['only-words']);
} catch (error) {
  console.error(/** @type {Error} */ (error).message);
  process.exitCode = 1;
}
