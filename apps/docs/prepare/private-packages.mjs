// Packages that are never built, such as @bp/testing, and TypeScript of the playground are bundled from their sources; Node could not import them.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @type {import('esbuild').Plugin} */
export const privatePackages = {
  name: 'private-packages',
  setup(build) {
    build.onResolve({ filter: /^@bp\/(testing|playground)\// }, ({ path, resolveDir }) => ({
      path: createRequire(join(resolveDir, 'any.js')).resolve(path),
    }));
    // and so is what the playground imports of others, which is not there for the docs
    build.onResolve({ filter: /^[a-z]/ }, ({ path, importer }) =>
      importer.includes('/apps/playground/src/') && !path.startsWith('node:')
        ? { path: createRequire(importer).resolve(path) }
        : null,
    );
  },
};
