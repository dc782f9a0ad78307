// After `changeset version`: arranges what it has written into the changelogs.
//   pnpm release:version   does both
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { arrangedChangelog } from './changelog/arranged.mjs';
import { root } from './child.mjs';
import { publishedPackages } from './workspace/published.mjs';

for (const { folder } of publishedPackages(root)) {
  const path = join(root, folder, 'CHANGELOG.md');
  if (!existsSync(path)) continue;
  writeFileSync(path, `${arrangedChangelog(readFileSync(path, 'utf8')).trimEnd()}\n`);
}
