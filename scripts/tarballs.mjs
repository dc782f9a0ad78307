// Every package as npm would get it, in the folder tarballs: to install before it is published.
//   pnpm tarballs   builds first
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './child.mjs';
import { packTarballs } from './verify-packages/pack.mjs';
import { publishedPackages } from './workspace/published.mjs';

const folder = join(root, 'tarballs');
// those of an earlier version would be installed, too
rmSync(folder, { recursive: true, force: true });
const packed = await packTarballs(root, publishedPackages(root), folder);
console.log(`${packed.length} tarballs in ${folder}`);
