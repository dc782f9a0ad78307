import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const packages = fileURLToPath(new URL('./packages/', import.meta.url));

/** Every door of every package, `@bp/x` and `@bp/x/y`, and the source file behind it. */
function sourceAliases() {
  return readdirSync(packages).flatMap((folder) => {
    const manifest = `${packages}${folder}/package.json`;
    if (!existsSync(manifest)) return [];
    const { name, exports = {} } = JSON.parse(readFileSync(manifest, 'utf8'));
    return Object.keys(exports)
      .filter((door) => door !== './package.json')
      .map((door) => {
        const id = `${name}${door.slice(1)}`;
        const file = door === '.' ? 'index' : door.slice(2);
        return { find: new RegExp(`^${id}$`), replacement: `${packages}${folder}/src/${file}.ts` };
      });
  });
}

// Tests run on sources, so that they need no build.
export default defineConfig({
  resolve: { alias: sourceAliases() },
  test: {
    include: ['{packages,apps,examples,bench,scripts}/**/*.test.{ts,mjs}'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    // A slow machine is no failure; this only ends what hangs.
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
