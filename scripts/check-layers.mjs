// Fails on a forbidden arrow between packages or rooms, a deep import, or a cycle between files or folders.
//   node scripts/check-layers.mjs [ROOT]
import module from 'node:module';
import { fileURLToPath } from 'node:url';

// TypeScript's parser takes longer to load than most packages to check; Node 20 has no such cache
/** @type {{ enableCompileCache?: () => unknown }} */ (module).enableCompileCache?.();
const { checkLayers } = await import('./layers/findings.mjs');

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const { findings, files } = checkLayers(root);
for (const finding of findings) console.error(finding);
console.log(
  `layers: ${files} files, ${findings.length || 'no'} finding${findings.length === 1 ? '' : 's'}`,
);
process.exitCode = findings.length > 0 ? 1 : 0;
