// The programs of this app are TypeScript; Node 20 runs them as one bundled file.
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { privatePackages } from '../prepare/private-packages.mjs';

const app = fileURLToPath(new URL('..', import.meta.url));

/** What a TypeScript file of the app exports. @param {string} file such as `prepare/prepare.ts` */
export async function ownProgram(file) {
  const outfile = `generated/programs/${file.replaceAll('/', '-').replace(/\.ts$/, '.mjs')}`;
  await build({
    absWorkingDir: app,
    entryPoints: [`./${file}`],
    outfile,
    bundle: true,
    format: 'esm',
    packages: 'external',
    plugins: [privatePackages],
    platform: 'node',
    target: 'node20',
    // packages as they are built, not their sources
    tsconfigRaw: {},
    logLevel: 'error',
  });
  return import(pathToFileURL(app + outfile).href);
}
