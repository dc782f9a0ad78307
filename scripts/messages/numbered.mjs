// Production builds: every template of an error makes way for its number.
import { readFile } from 'node:fs/promises';
import { relative } from 'node:path';
import { readManifest } from '../workspace/published.mjs';
import { idOf, readNumbers } from './numbers.mjs';
import { templatesIn } from './templates.mjs';

/**
 * A source with ids for templates, on the lines that it had.
 *
 * @param {string} file its name, for complaints
 * @param {string} source
 * @param {ReadonlyMap<string, string>} ids by template
 * @throws Error for a template without a number
 */
export function withNumbers(file, source, ids) {
  let code = source;
  // from the last to the first, so that places before it stay
  for (const { text, place, start, end } of templatesIn(file, source).reverse()) {
    const id = ids.get(text);
    if (id === undefined) {
      throw new Error(`${place}: the message has no number; \`pnpm messages\` gives it one`);
    }
    const lines = source.slice(start, end).split('\n').length - 1;
    code = `${code.slice(0, start)}'${id}'${'\n'.repeat(lines)}${code.slice(end)}`;
  }
  return code;
}

/**
 * The ids of a package's messages.
 *
 * @param {string} folder
 * @returns {Map<string, string>} by template
 */
export function idsOf(folder) {
  const { name } = readManifest(folder);
  /** @type {Map<string, string>} */
  const ids = new Map();
  for (const [number, text] of Object.entries(readNumbers(folder))) {
    if (text !== null) ids.set(text, idOf(name, number));
  }
  return ids;
}

/**
 * The plugin of esbuild for the package in a folder.
 *
 * @param {string} folder
 * @returns {NonNullable<import('tsup').Options['esbuildPlugins']>[number]}
 */
export function numberedTemplates(folder) {
  return {
    name: 'numbered-templates',
    setup(build) {
      const ids = idsOf(folder);
      build.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const source = await readFile(path, 'utf8');
        return { contents: withNumbers(relative(folder, path), source, ids), loader: 'ts' };
      });
    },
  };
}
