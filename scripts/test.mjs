// npm test: sets up, then runs every unit test. What follows `--` goes to vitest.
import { root, run } from './child.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const vitest = `${root}node_modules/vitest/vitest.mjs`;
process.exitCode = await run(process.execPath, [vitest, 'run', ...process.argv.slice(2)]);
