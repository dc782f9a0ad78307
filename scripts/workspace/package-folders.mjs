// Where the packages of the workspace lie, as pnpm-workspace.yaml says.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @param {string} root
 * @returns {string[]} folders relative to the root, with forward slashes
 */
export function packageFolders(root) {
  const grouped = ['packages', 'apps', 'examples'].flatMap((group) =>
    existsSync(join(root, group))
      ? readdirSync(join(root, group)).map((name) => `${group}/${name}`)
      : [],
  );
  return [...grouped, 'bench'].filter((folder) => existsSync(join(root, folder, 'package.json')));
}
