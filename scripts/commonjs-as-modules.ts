import { readFile } from 'node:fs/promises';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const REQUIRED = /^var (\w+) = require\("([\w-]+)"\)/gm;
const EXPORTED = /^module\.exports = /m;
/** The frame of seedrandom's generators, which looks for a module system at run time. */
const FRAME =
  /^\(function\(global, module, define\) \{([\s\S]*)^if \(module && module\.exports\) \{\s+module\.exports = (\w+);[\s\S]*$/m;

/** The same code as a module. */
function asModule(path: string, source: string): string {
  const module = source
    .replace(FRAME, '$1export default $2;')
    .replace(REQUIRED, 'import $1 from "$2"')
    .replace(EXPORTED, 'export default ');
  if (/\b(require|module)\b/.test(module)) throw new Error(`${path}: another form of CommonJS`);
  return module;
}

/**
 * Turns bundled CommonJS packages into modules, so that a build carries neither a wrapper around each nor the helpers to open
 * it, and the bundlers of its users see what is inside.
 */
export const commonJsAsModules: Plugin = {
  name: 'commonjs-as-modules',
  setup(build) {
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.js$/ }, async ({ path }) => ({
      // ndarray asks whether its numbers are a Buffer of Node; those of a tensor never are
      contents: /[\\/]is-buffer[\\/]/.test(path)
        ? 'export default () => false;'
        : asModule(path, await readFile(path, 'utf8')),
    }));
  },
};
