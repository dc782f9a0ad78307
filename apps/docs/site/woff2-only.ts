import type { Plugin } from 'vite';

/** Leaves letters of KaTeX away in the formats that no browser of ours asks for. */
export const woff2Only: Plugin = {
  name: 'bp:woff2-only',
  enforce: 'pre',
  transform(code, id) {
    if (!/\/katex\/dist\/[\w.-]+\.css$/.test(id.split('?')[0])) return null;
    return code.replaceAll(/,\s*url\([^)]+\)\s*format\("(?:woff|truetype)"\)/g, '');
  },
};
