import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { snippetsInTests } from './apps/docs/checks/snippets-in-tests.ts';
import { gatheredInTests } from './scripts/messages/gathered.mjs';
import { ownCodeInTests } from './scripts/own-code.mjs';

const root = fileURLToPath(new URL('.', import.meta.url));

/** Every door of every package, `@bp/x` and `@bp/x/y`, and the source file behind it, as TypeScript finds them. */
function sourceAliases() {
  const { compilerOptions } = JSON.parse(readFileSync(`${root}tsconfig.base.json`, 'utf8'));
  const paths: [door: string, files: string[]][] = Object.entries(compilerOptions.paths);
  return paths.map(([door, [file]]) => ({
    find: new RegExp(`^${door.replace('*', '([^/]+)')}$`),
    replacement: root + file.replace('./', '').replace('*', '$1'),
  }));
}

// Tests run on sources, so that they need no build.
export default defineConfig({
  plugins: [gatheredInTests, ownCodeInTests, snippetsInTests],
  resolve: { alias: sourceAliases() },
  test: {
    include: ['{packages,apps,examples,bench,scripts}/**/*.test.{ts,mjs}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // what computes leaves no core idle; vitest would keep one for itself
    maxWorkers: '100%',
    setupFiles: [`${root}packages/testing/setup.ts`],
    // A slow machine is no failure; this only ends what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
