// Makes a fresh checkout ready on a machine that has only Node and npm.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTERRUPTED, root, run } from './child.mjs';
import { isInstalled } from './stamp.mjs';

/**
 * Installs what is missing and builds what has changed; ends this process if that fails.
 *
 * @param {{ playground?: boolean }} [options] playground: builds it, too
 */
export async function setUp({ playground = false } = {}) {
  const { devEngines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { name, version } = devEngines.packageManager;
  const installed = isInstalled(root);
  if (!installed) console.log('bp: setting up, about a minute the first time …');
  // one npx for all steps: it puts pnpm on their path, where turbo looks for it too
  const pinned = ['--yes', '--no-progress', '--package', `${name}@${version}`];
  // what has been fetched once needs no network
  if (installed) pinned.push('--prefer-offline');
  const steps = ['node', 'scripts/set-up-steps.mjs', ...(playground ? ['playground'] : [])];
  const code = await run('npx', [...pinned, ...steps]);
  if (code === 0) return;
  if (code !== INTERRUPTED) console.error('bp: set-up failed; the lines above say why');
  process.exit(code);
}
