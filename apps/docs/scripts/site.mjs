// pnpm docs:site: builds the docs with all that they need, the playground beside them, and serves both.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { baseOf } from './base.mjs';
import { serve } from './serve.mjs';

const ROOT = fileURLToPath(new URL('../../..', import.meta.url));
const USUAL_PORT = 4174;

const USAGE = `usage: pnpm docs:site [options]
  --no-serve    builds apps/docs/dist and ends
  --port N      ${USUAL_PORT} by default, or a free one where that is taken
  --base /x/    the path that the site is built for and served under
  --help        this text`;

/** @param {string[]} args */
async function main(args) {
  const { values } = parseArgs({
    args: args.filter((one) => one !== '--'),
    options: {
      'no-serve': { type: 'boolean', default: false },
      port: { type: 'string' },
      base: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const base = baseOf(values.base);
  const port = Number(values.port ?? USUAL_PORT);
  if (!(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error(`--port must be a whole number below 65536, got ${values.port}`);
  }
  const built = spawnSync(
    process.execPath,
    [
      `${ROOT}node_modules/turbo/bin/turbo`,
      'run',
      'site',
      '--filter=@bp/docs',
      '--output-logs=new-only',
    ],
    { cwd: ROOT, stdio: 'inherit', env: { ...process.env, BP_DOCS_BASE: base } },
  );
  if (built.status !== 0) throw new Error('the site could not be built');
  if (values['no-serve']) return;
  const server = await serve({ port, orFree: values.port === undefined, base });
  console.log(`docs: ${server.url}\nplayground: ${server.url}playground/`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
}

await main(process.argv.slice(2)).catch((/** @type {Error} */ error) => {
  console.error(`docs: ${error.message}`);
  process.exitCode = 1;
});
