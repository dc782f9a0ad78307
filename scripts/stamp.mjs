// Remembers for which lockfile and manifests the dependencies were installed.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageFolders } from './workspace/package-folders.mjs';

const STAMP = 'node_modules/.bp-installed';

/** @param {string} root */
export function isInstalled(root) {
  const stamp = join(root, STAMP);
  const linked = packageFolders(root).every((folder) =>
    existsSync(join(root, folder, 'node_modules')),
  );
  return linked && existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** @param {string} root */
export function markInstalled(root) {
  writeFileSync(join(root, STAMP), fingerprint(root));
}

/** @param {string} root */
function fingerprint(root) {
  const manifests = packageFolders(root).map((folder) => `${folder}/package.json`);
  const hash = createHash('sha256').update(`${process.platform} ${process.arch}\n`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests]) {
    hash.update(`${file}\n`).update(readFileSync(join(root, file)));
  }
  return hash.digest('hex');
}
