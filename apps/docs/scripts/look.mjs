// Takes pictures of pages, for those who write them: both languages, on a desktop and a phone, light and dark.
//   node apps/docs/scripts/look.mjs --out DIR [--phone] [--dark] bp/delta-rule loss/
import { mkdirSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { preview } from 'vite';
import { ownProgram } from './own-program.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { out: { type: 'string' }, phone: { type: 'boolean' }, dark: { type: 'boolean' } },
});
if (!values.out || positionals.length === 0) throw new Error('usage: look.mjs --out DIR PAGES…');
const out = resolve(values.out);
process.chdir(fileURLToPath(new URL('..', import.meta.url)));

const { prepare, generatedPageIds, pageIds } = await ownProgram('prepare/prepare.ts');
// the front page belongs to every site
await prepare(['index', ...positionals]);
process.env.BP_DOCS_ONLY = positionals.join(',');
const { build } = await import('vitepress');
const outDir = fileURLToPath(new URL(`../generated/look-${process.pid}`, import.meta.url));
await build(fileURLToPath(new URL('..', import.meta.url)), { outDir });

const server = await preview({
  configFile: false,
  root: outDir,
  build: { outDir },
  preview: { port: 0 },
  logLevel: 'error',
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
});
const page = await browser.newPage({
  viewport: values.phone ? { width: 390, height: 844 } : { width: 1440, height: 900 },
  colorScheme: values.dark ? 'dark' : 'light',
});
page.on('pageerror', (error) => console.error(`${page.url()}: ${error.message}`));
mkdirSync(out, { recursive: true });
const { port } = /** @type {import('node:net').AddressInfo} */ (server.httpServer.address());
for (const language of /** @type {const} */ (['ko', 'en'])) {
  for (const id of [...pageIds(language), ...generatedPageIds(language)]) {
    if (!positionals.some((only) => id.startsWith(only))) continue;
    await page.goto(`http://localhost:${port}/${language === 'ko' ? '' : 'en/'}${id}.html`);
    const file = `${out}/${id.replaceAll('/', '-')}-${language}.png`;
    await page.screenshot({ path: file, fullPage: true });
    console.log(file);
  }
}
await browser.close();
await server.close();
rmSync(outDir, { recursive: true });
