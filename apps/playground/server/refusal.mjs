// Which requests are refused before anything is looked for.

const HERE = new Set(['127.0.0.1', 'localhost', '[::1]']);

/**
 * A page of another site whose name has been pointed to this machine (DNS rebinding) says that name in its Host header. The
 * port does not matter: a tunnel may have another.
 *
 * @param {string | undefined} host as the request names it
 */
export function isHere(host) {
  const [, name] = /^(\[[^\]]*\]|[^:[\]]*)(?::\d+)?$/.exec(host ?? '') ?? [];
  return HERE.has((name ?? '').toLowerCase());
}

/**
 * @param {import('node:http').IncomingMessage} request
 * @returns {{ status: number, why: string, allow?: string } | null}
 */
export function refusalOf({ headers, method, url = '' }) {
  if (!isHere(headers.host)) return { status: 421, why: 'this server answers to localhost alone' };
  if (method !== 'GET' && method !== 'HEAD')
    return { status: 405, why: 'only GET and HEAD', allow: 'GET, HEAD' };
  return isReadable(url) ? null : { status: 400, why: 'this address cannot be read' };
}

/** Whether a path is one that a browser would ask for: whole escapes, no step up, no control characters. @param {string} url */
function isReadable(url) {
  try {
    const path = decodeURIComponent(url.split(/[?#]/, 1)[0]);
    const isPlain = [...path].every((character) => character >= ' ' && character !== '\\');
    return path.startsWith('/') && isPlain && !path.split('/').includes('..');
  } catch {
    return false;
  }
}
