// Fails on a forbidden arrow between packages, a deep import, or a cycle between files.
//   node scripts/check-layers.mjs [ROOT]
import { fileURLToPath } from 'node:url';
import { checkLayers } from './layers/findings.mjs';

const root = process.argv[2] ?? fileURLToPath(new URL('..', import.meta.url));
const { findings, files } = checkLayers(root);
for (const finding of findings) console.error(finding);
console.log(
  `layers: ${files} files, ${findings.length || 'no'} finding${findings.length === 1 ? '' : 's'}`,
);
process.exitCode = findings.length > 0 ? 1 : 0;
