import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitepress';
import { generatedPageIds, pageIds } from '../content/places.ts';
import { markdown } from '../markdown/index.ts';

const base = process.env.BP_DOCS_BASE ?? '/';

/** Beginnings of the names of pages, where only some are wanted. */
const only = process.env.BP_DOCS_ONLY?.split(',');

export default defineConfig({
  base,
  srcDir: 'pages',
  srcExclude: only
    ? [...pageIds('ko'), ...generatedPageIds('ko')]
        .filter((id) => id !== 'index' && !only.some((one) => id.startsWith(one)))
        .map((id) => `{ko,en}/${id}.md`)
    : [],
  outDir: 'dist',
  cacheDir: 'generated/vitepress',
  // Korean at the root, English beside it
  rewrites: { 'ko/:rest*': ':rest*' },
  locales: {
    root: { label: '한국어', lang: 'ko', title: 'bp' },
    en: { label: 'English', lang: 'en', link: '/en/', title: 'bp' },
  },
  // the theme has its own switch, in a file, so that a strict policy can forbid scripts within pages
  appearance: false,
  cleanUrls: false,
  lastUpdated: false,
  ignoreDeadLinks: only !== undefined,
  markdown: {
    config: markdown,
    math: false,
    theme: { light: 'github-light', dark: 'github-dark' },
    headers: { level: [2, 3] },
  },
  vite: {
    resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
    build: { assetsInlineLimit: 0 },
    publicDir: fileURLToPath(new URL('../public', import.meta.url)),
  },
});
