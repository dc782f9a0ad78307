import { frameFiles } from '@bp/look/frame-files';
import { defineConfigWithTheme } from 'vitepress';
import { generatedPageIds, pageIds, readJson } from '../content/places.ts';
import { codeTheme } from '../markdown/code-theme.ts';
import { markdown } from '../markdown/index.ts';
import { formulaLetters } from '../site/formula-letters.ts';
import { copyLetters, LETTERS } from '../site/letters.ts';
import { packagesInSite } from '../site/packages-in-site.ts';
import { pageHead } from '../site/page-head.ts';
import { pageHtml } from '../site/page-html.ts';
import { PAGE_POLICY } from '../site/policy.mjs';
import { stillSlots } from '../site/still-slots.ts';
import { woff2Only } from '../site/woff2-only.ts';
import { writeSearch } from '../site/write-search.ts';
import type { SiteFacts } from '../theme/place/site-facts.ts';

/** All packages have the same. */
const { version } = readJson<{ version: string }>('../../packages/tensor/package.json', {
  version: '',
});

const base = process.env.BP_DOCS_BASE ?? '/';

/** Where the site is published, for those who have to know whole addresses. */
const site = (process.env.BP_DOCS_ORIGIN ?? 'https://bp-js.github.io') + base.replace(/\/$/, '');

/** Beginnings of the names of pages, where only some are wanted. */
const only = process.env.BP_DOCS_ONLY?.split(',');

export default defineConfigWithTheme<SiteFacts>({
  base,
  srcDir: 'pages',
  // or every file called config would be taken for one of VitePress
  additionalConfig: {},
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
  titleTemplate: ':title · bp',
  themeConfig: {
    hasPlayground: process.env.BP_DOCS_PLAYGROUND === '1',
    version,
    letters: LETTERS.map(({ address }) => address),
  },
  head: [
    ['meta', { 'http-equiv': 'Content-Security-Policy', content: PAGE_POLICY }],
    ['meta', { name: 'color-scheme', content: 'light dark' }],
    ['meta', { name: 'theme-color', content: '#ffffff', media: '(prefers-color-scheme: light)' }],
    ['meta', { name: 'theme-color', content: '#14181e', media: '(prefers-color-scheme: dark)' }],
    ['link', { rel: 'icon', href: `${base}icon.svg`, type: 'image/svg+xml' }],
    ['script', { src: `${base}theme.js` }],
  ],
  router: { prefetchLinks: false },
  // the theme has its own switch, in a file, so that a strict policy can forbid scripts within pages
  appearance: false,
  cleanUrls: false,
  lastUpdated: false,
  // the playground is laid beside the pages afterwards; see site/dead-links.ts
  ignoreDeadLinks: only !== undefined || [/^\/playground\//],
  sitemap: { hostname: `${site}/` },
  markdown: { config: markdown, math: false, theme: codeTheme, headers: { level: [2, 3] } },
  vue: { template: { compilerOptions: { nodeTransforms: [stillSlots() as never] } } },
  transformPageData(page) {
    page.frontmatter.head = [...(page.frontmatter.head ?? []), ...pageHead(page, site)];
  },
  transformHead: formulaLetters,
  transformHtml: pageHtml,
  buildEnd({ outDir }) {
    copyLetters(outDir);
    writeSearch(outDir);
  },
  vite: {
    plugins: [frameFiles(), packagesInSite(), woff2Only],
    resolve: { conditions: ['production', 'browser', 'module', 'import', 'default'] },
    build: { assetsInlineLimit: 0 },
  },
});
