// The steps of set-up.mjs, run where pnpm is on the path.
import { root, run } from './child.mjs';
import { isInstalled, markInstalled } from './stamp.mjs';

if (!isInstalled(root)) {
  await step('installing dependencies', [
    'install',
    '--frozen-lockfile',
    '--config.confirmModulesPurge=false',
  ]);
  markInstalled(root);
}
const build = ['exec', 'turbo', 'run', 'build', '--output-logs=errors-only'];
if (process.argv[2] === 'playground') await step('building packages and the playground', build);
// only who opens the playground waits for it
else await step('building packages', [...build, '--filter=!@bp/playground']);

/** @param {string} title @param {string[]} args of pnpm */
async function step(title, args) {
  console.log(`bp: ${title} …`);
  const code = await run('pnpm', args, { quiet: true });
  if (code !== 0) process.exit(code);
}
