// A registry on this machine that has the packed packages, and nothing else: npm is told to take `@bp/*` from it.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { readManifest } from '../workspace/published.mjs';

/** @typedef {import('../verify-packages/pack.mjs').PackedPackage} PackedPackage */

/**
 * @param {PackedPackage[]} packed
 * @returns {Promise<{ url: string, close: () => void }>}
 */
export async function serveRegistry(packed) {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(request.url ?? '');
    const one = packed.find(({ name }) => path === `/${name}` || path === `/${name}/-/it.tgz`);
    if (!one) return response.writeHead(404).end('{}');
    if (path.endsWith('.tgz')) return response.end(readFileSync(one.tarball));
    response.setHeader('content-type', 'application/json').end(JSON.stringify(described(one)));
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(null)));
  const { port } = /** @type {import('node:net').AddressInfo} */ (server.address());
  const url = `http://127.0.0.1:${port}`;

  /** What a registry says of a package. @param {PackedPackage} one */
  function described({ name, tarball, unpacked }) {
    const manifest = /** @type {{ version: string }} */ (readManifest(unpacked));
    const integrity = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    const dist = { tarball: `${url}/${name}/-/it.tgz`, integrity };
    const { version } = manifest;
    return {
      name,
      'dist-tags': { latest: version },
      versions: { [version]: { ...manifest, dist } },
    };
  }

  return {
    url,
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
