// npm start: sets up, then trains the digits example. What follows `--` goes to it.
import { root, run } from './child.mjs';
import { setUp } from './set-up.mjs';

await setUp();
const program = `${root}examples/digits/dist/train.js`;
process.exitCode = await run(process.execPath, [program, ...process.argv.slice(2)]);
