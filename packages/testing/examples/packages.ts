import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the repository, with a slash at its end; found upward, since programs bundled elsewhere hold this file, too. */
export const ROOT = rootAbove(dirname(fileURLToPath(import.meta.url)));

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'pnpm-workspace.yaml'))) return `${folder.replaceAll('\\', '/')}/`;
  if (dirname(folder) === folder) throw new Error('there is no pnpm-workspace.yaml above');
  return rootAbove(dirname(folder));
}

/** The published packages, from the ground floor up: an earlier one's names come before a later one's. */
export const PACKAGES = [
  'tensor',
  'compile',
  'autograd',
  'module',
  'regularize',
  'layers',
  'losses',
  'optim',
  'data',
  'inspect',
  'io',
  'train',
  'all',
] as const;
