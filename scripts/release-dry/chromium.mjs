// A page in Chromium, which belongs to the package that tests with it.
import { fileURLToPath } from 'node:url';
import { output } from '../verify-packages/command.mjs';
import { readOutcome } from './outcomes.mjs';
import { serveFolder } from './serve.mjs';

const OPEN = fileURLToPath(
  new URL('../../packages/testing/browser/open-page.mjs', import.meta.url),
);
/** A slow machine is no failure; this only ends what hangs. */
const PATIENCE = 600_000;

/**
 * What a page leaves in `globalThis.outcome`.
 *
 * @param {string} folder the root of the site
 * @param {string} [path] of the page
 * @returns {Promise<import('./outcomes.mjs').Outcome>} rejected where the page has errors
 */
export async function openPage(folder, path = '') {
  const server = await serveFolder(folder);
  try {
    const printed = await output(process.execPath, [OPEN, server.url + path], folder, {
      timeout: PATIENCE,
    });
    return readOutcome(printed);
  } finally {
    await server.close();
  }
}
