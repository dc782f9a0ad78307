// A repository of packages for tests, in a folder of its own.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * A package with its doors, each with the name of its built file.
 *
 * @param {string} root
 * @param {string} name
 * @param {Record<string, string>} doors
 * @param {string} [version]
 */
export function plantPackage(root, name, doors, version = '0.0.0') {
  const exports = Object.fromEntries(
    Object.entries(doors).map(([door, file]) => [
      door,
      { import: { types: `./dist/${file}.d.ts` } },
    ]),
  );
  const manifest = { name: `@bp/${name}`, version, exports: { ...exports, './package.json': {} } };
  plant(root, `packages/${name}/package.json`, JSON.stringify(manifest, null, 2));
}

/** @param {string} root @param {string} path @param {string} text */
export function plant(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), text);
}
