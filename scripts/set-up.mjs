// Makes a fresh checkout ready on a machine that has only Node and npm.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, run } from './child.mjs';

/** Installs what is missing and builds what has changed; ends this process if that fails. */
export async function setUp() {
  const { devEngines } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const { name, version } = devEngines.packageManager;
  // one npx for all steps: it puts pnpm on their path, where turbo looks for it too
  const code = await run('npx', [
    '-y',
    '-p',
    `${name}@${version}`,
    'node',
    'scripts/set-up-steps.mjs',
  ]);
  if (code !== 0) process.exit(code);
}
