import { readdirSync } from 'node:fs';

/** What lies beside the pages and is no part of them. `bp/` is both: modules, and pages about backpropagation. */
const OTHERS = /^(playground|assets|search)\//;

/** The pages of a built site, without `.html`: `en/loss/mse`. */
export function htmlFiles(outDir: string): string[] {
  return readdirSync(outDir, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.html') && !OTHERS.test(file))
    .map((file) => file.slice(0, -'.html'.length))
    .sort();
}
