// The steps of set-up.mjs, run where pnpm is on the path.
import { root, run } from './child.mjs';
import { isInstalled, markInstalled } from './stamp.mjs';

if (!isInstalled(root)) {
  const install = ['install', '--frozen-lockfile', '--config.confirmModulesPurge=false'];
  await step('installing dependencies', 'pnpm', install);
  markInstalled(root);
}
await step('building packages', 'pnpm', [
  'exec',
  'turbo',
  'run',
  'build',
  '--output-logs=errors-only',
]);

/** @param {string} title @param {string} command @param {string[]} args */
async function step(title, command, args) {
  console.log(`bp: ${title} …`);
  const code = await run(command, args, { quiet: true });
  if (code === 0) return;
  console.error(`bp: ${title} failed (exit code ${code}); the lines above say why`);
  process.exit(code);
}
