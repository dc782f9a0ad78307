// Serves the built playground on this machine alone.
//   node apps/playground/serve.mjs [--port N] [--base /x/] [--run runs/digits-seed-0.run.json]
import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { serve as serveFolder } from './server/serve.mjs';
import { readServedRun } from './server/served-run.mjs';

const DIST = fileURLToPath(new URL('dist', import.meta.url));
const USUAL_PORT = 4173;

const USAGE = `usage: node apps/playground/serve.mjs [options]
  --port N      ${USUAL_PORT} by default, or a free one where that is taken
  --base /x/    the path it is served under
  --run FILE    the run that the Digits lab opens: a *.run.json that npm start has left
  --help        this text`;

/** @param {Partial<import('./server/serve.mjs').ServeOptions>} [options] port 0 takes a free one */
export function serve(options = {}) {
  return serveFolder({ folder: DIST, ...options });
}

/** Serves until it is told to end. @param {string[]} args */
async function main(args) {
  const { values } = parseArgs({
    args,
    options: {
      port: { type: 'string' },
      base: { type: 'string', default: '/' },
      run: { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) return console.log(USAGE);
  const port = Number(values.port ?? USUAL_PORT);
  if (!(Number.isInteger(port) && port >= 0 && port < 65536)) {
    throw new Error(`--port must be a whole number below 65536, got ${values.port}`);
  }
  const run = values.run === undefined ? null : readServedRun(values.run);
  const orFree = values.port === undefined;
  const server = await serve({ port, orFree, base: values.base, run: run?.body });
  const language = Intl.DateTimeFormat().resolvedOptions().locale.startsWith('ko') ? 'ko' : 'en';
  console.log(`playground: ${server.url}${run ? `#/${language}/${run.place}` : ''}`);
  console.log(language === 'ko' ? 'Ctrl-C를 누르면 끝납니다' : 'Ctrl-C ends it');
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  await main(process.argv.slice(2)).catch((error) => {
    console.error(`playground: ${error.message}`);
    process.exitCode = 1;
  });
}
