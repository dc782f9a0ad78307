// Files that pages of both apps load by a fixed name. Plain JavaScript, since Node reads it before any build.
import { readdirSync, readFileSync } from 'node:fs';

const FOLDER = new URL('public/', import.meta.url);
/** @type {Readonly<Record<string, string>>} */
const TYPES = { js: 'text/javascript', svg: 'image/svg+xml' };

/**
 * Puts beside a built app `theme.js`, which sets the theme before the first paint and so is neither a module nor inline, and
 * the icon.
 *
 * @returns {import('vite').Plugin}
 */
export function frameFiles() {
  const read = (/** @type {string} */ name) => readFileSync(new URL(name, FOLDER));
  return {
    name: 'bp:frame-files',
    configureServer({ config, middlewares }) {
      for (const name of readdirSync(FOLDER)) {
        middlewares.use(`${config.base}${name}`.replace(/^\.?\/*/, '/'), (_, response) => {
          response.setHeader('content-type', TYPES[name.split('.').at(-1) ?? '']);
          response.end(read(name));
        });
      }
    },
    generateBundle() {
      if (this.environment.name !== 'client') return;
      for (const name of readdirSync(FOLDER)) {
        this.emitFile({ type: 'asset', fileName: name, source: read(name) });
      }
    },
  };
}
