import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Options } from 'tsup';

type Plugin = NonNullable<Options['esbuildPlugins']>[number];

const REQUIRED = /^var (\w+) = require\("([\w-]+)"\)/gm;
const EXPORTED = /^module\.exports = /m;
/** The frame of seedrandom's generators, which looks for a module system at run time. */
const FRAME =
  /^\(function\(global, module, define\) \{([\s\S]*)^if \(module && module\.exports\) \{\s+module\.exports = (\w+);[\s\S]*$/m;

/**
 * What a package asks, and the answer. Without the other answers their code is left out, too: tensors give ndarray one of four
 * typed arrays, with shape, strides and offset, and nobody asks for the names of its methods; of a generator only its words of
 * 32 bits are drawn, and it is never resumed.
 */
const ANSWERS: Readonly<Record<string, readonly [question: RegExp, answer: string][]>> = {
  'ndarray.js': [
    [/var useGetters = \(dtype === "generic"\)/, ''],
    [/useGetters/g, 'false'],
    [/(function )(?:"\+className\+"_\w+|construct_"\+className\+")/g, '$1'],
    [/ +if\(isBuffer\(data\)\) \{\s+return "buffer"\s+\}$/m, ''],
    [/if\(hasTypedArrays\)/, ''],
    [/ +case "\[object (?!Float64|Float32|Int32|Uint8Array)\w+\]":\s+return "\w+"$/gm, ''],
    [/ +if\(Array\.isArray\(data\)\) \{\s+return "array"\s+\}\s+return "generic"$/m, ''],
    [/^ +"(?!float64|float32|int32|uint8")\w+": ?\[\],?$/gm, ''],
    [/ +if\(data === undefined\) \{[\s\S]*(?= +var dtype = arrayDType)/, 'var d = shape.length;'],
  ],
  'alea.js': [
    [/,\s+state = opts && opts\.state/, ''],
    [/^ +prng\.double = [\s\S]*^ +prng\.quick = prng;$/m, ''],
    [/^ +if \(state\) \{[\s\S]*?^ {2}\}$/m, ''],
  ],
};

function answered(path: string, source: string): string {
  return (ANSWERS[basename(path)] ?? []).reduce((code, [question, answer]) => {
    const shorter = code.replace(question, answer);
    if (shorter === code) throw new Error(`${path}: asks no more for ${question}`);
    return shorter;
  }, source);
}

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
    build.onLoad({ filter: /[\\/]node_modules[\\/].*\.js$/ }, async ({ path }) => {
      // ndarray asks whether its numbers are a Buffer of Node; those of a tensor never are
      if (/[\\/]is-buffer[\\/]/.test(path)) return { contents: 'export default () => false;' };
      return { contents: answered(path, asModule(path, await readFile(path, 'utf8'))) };
    });
  },
};
