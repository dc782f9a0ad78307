// Packages that are never built, such as @bp/testing, are bundled from their sources; Node could not import them.
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** @type {import('esbuild').Plugin} */
export const privatePackages = {
  name: 'private-packages',
  setup(build) {
    build.onResolve({ filter: /^@bp\/testing\// }, ({ path, resolveDir }) => ({
      path: createRequire(join(resolveDir, 'any.js')).resolve(path),
    }));
  },
};
