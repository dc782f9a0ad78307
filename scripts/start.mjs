// npm start: sets up, trains the digits example, and serves the playground with that run. What follows `--` goes to the
// example; `--no-serve` ends after it.
import { readFileSync } from 'node:fs';
import { root, run } from './child.mjs';
import { setUp } from './set-up.mjs';

const args = process.argv.slice(2);
const serves = !args.includes('--no-serve');
await setUp({ playground: serves });

/** @type {{ run: string } | null} */
let written = null;
const program = `${root}examples/digits/dist/train.js`;
process.exitCode = await run(process.execPath, [program, ...args], {
  onMessage: (message) => {
    written = /** @type {{ run: string }} */ (message);
  },
});
if (serves && process.exitCode === 0 && written !== null) await serve(written);

/** Who ends the run early ends all of it. @param {{ run: string }} written */
async function serve(written) {
  if (JSON.parse(readFileSync(written.run, 'utf8')).stopReason === 'interrupted') return;
  console.log();
  const server = `${root}apps/playground/serve.mjs`;
  process.exitCode = await run(process.execPath, [server, '--run', written.run]);
}
