import type { Plugin } from 'vite';
import { withLines } from '../runner/claims.ts';

/** Snippets tell the tests what they print, and where. */
export const snippetsInTests: Plugin = {
  name: 'bp:snippets',
  enforce: 'pre',
  transform: (code, id) => (/\/apps\/docs\/snippets\/.+\.ts$/.test(id) ? withLines(code) : null),
};
