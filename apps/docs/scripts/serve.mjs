// Serves the built site on this machine alone.
import { fileURLToPath } from 'node:url';
import { FRAMED_BY, POLICY } from '@bp/playground/headers';
import { serve as serveFolder } from '@bp/playground/serve';
import { PAGE_POLICY } from '../site/policy.mjs';

const DIST = fileURLToPath(new URL('../dist', import.meta.url));

/** @param {{ port?: number, orFree?: boolean, base?: string, folder?: string }} [options] port 0 takes a free one */
export function serve(options = {}) {
  return serveFolder({
    folder: DIST,
    policyOf: (path) =>
      path.startsWith('/playground/') ? POLICY : `${PAGE_POLICY}; frame-ancestors ${FRAMED_BY}`,
    ...options,
  });
}
