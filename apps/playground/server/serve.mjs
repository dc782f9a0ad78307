// Serves a built app on this machine alone.
import { existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { cacheControl, POLICY, SECURITY_HEADERS } from './headers.mjs';
import { refusalOf } from './refusal.mjs';

/**
 * @typedef {object} ServeOptions
 * @property {string} folder the built app
 * @property {number} [port] 0 takes a free one
 * @property {boolean} [orFree] whether another port will do where that one is taken
 * @property {string} [base] the path it is served under, such as `/lab/`
 * @property {string} [run] what is served as `run.json`
 * @property {(path: string) => string} [policyOf] the content security policy of a path below the base, `/index.html`
 */

/**
 * @param {ServeOptions} options
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 * @throws Error with a sentence for the user
 */
export async function serve({
  folder,
  port = 0,
  orFree = false,
  base = '/',
  run,
  policyOf = () => POLICY,
}) {
  if (!existsSync(join(folder, 'index.html'))) {
    throw new Error(`there is no built app in ${folder}; build and serve it with: pnpm playground`);
  }
  const path = readBase(base);
  const server = createServer(answering({ folder, base: path, run, policyOf }));
  await listen(server, port).catch((error) => {
    const isTaken = error.code === 'EADDRINUSE' || error.code === 'EACCES';
    if (isTaken && orFree) return listen(server, 0);
    throw isTaken ? new Error(`port ${port} is taken; choose another one with --port`) : error;
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `http://127.0.0.1:${address.port}${path}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/**
 * @param {Pick<ServeOptions, 'folder' | 'run'> & Required<Pick<ServeOptions, 'base' | 'policyOf'>>} options
 * @returns {import('node:http').RequestListener}
 */
function answering({ folder, base, run, policyOf }) {
  const notFound = join(folder, '404.html');
  const page404 = existsSync(notFound) ? readFileSync(notFound) : null;
  // the files are listed once: what is not among them is not there
  const files = sirv(folder, {
    etag: true,
    // where the build has left a file compressed beside itself
    brotli: true,
    setHeaders: (response, path) => response.setHeader('cache-control', cacheControl(path)),
  });
  return (request, response) => {
    for (const [name, value] of Object.entries(SECURITY_HEADERS)) response.setHeader(name, value);
    const refusal = refusalOf(request);
    if (refusal?.allow) response.setHeader('allow', refusal.allow);
    if (refusal) return end(response, refusal.status, refusal.why);
    const [path] = (request.url ?? '/').split('?', 1);
    if (`${path}/` === base || (path === '/' && base !== '/')) {
      return response.writeHead(302, { location: base }).end();
    }
    if (!path.startsWith(base)) return end(response, 404, 'not found');
    const inside = path.slice(base.length - 1);
    if (inside === '/run.json') return sendRun(request, response, run);
    response.setHeader('content-security-policy', policyOf(inside));
    request.url = inside;
    return files(request, response, () => {
      if (page404 === null || !isPage(request)) return void end(response, 404, 'not found');
      const headers = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' };
      response.writeHead(404, headers).end(request.method === 'HEAD' ? undefined : page404);
    });
  };
}

/** Whether a person asks, who can read an answer. @param {import('node:http').IncomingMessage} request */
function isPage({ headers }) {
  return headers.accept?.includes('text/html') ?? false;
}

/** What there is no run of, a static host answers the same way. */
function sendRun(
  /** @type {import('node:http').IncomingMessage} */ request,
  /** @type {import('node:http').ServerResponse} */ response,
  /** @type {string | undefined} */ run,
) {
  if (run === undefined) return end(response, 404, 'no run is served here');
  response.writeHead(200, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'content-length': Buffer.byteLength(run),
  });
  return response.end(request.method === 'HEAD' ? undefined : run);
}

/** @param {import('node:http').ServerResponse} response @param {number} status @param {string} why */
function end(response, status, why) {
  const headers = { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' };
  return response.writeHead(status, headers).end(`${why}\n`);
}

/** @param {string} base with or without slashes at its ends */
function readBase(base) {
  const path = `/${base}/`.replace(/\/+/g, '/');
  if (/^\/(?:[\w~-][\w.~-]*\/)*$/.test(path)) return path;
  throw new Error(`--base must be a path such as /lab/, got ${base}`);
}

/** @param {import('node:http').Server} server @param {number} port @returns {Promise<void>} */
function listen(server, port) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}
