import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT } from '../content/places.ts';
import { privatePackages } from './private-packages.mjs';

/** Files of the app as modules that Node can import, in a folder of `generated`; packages stay outside of them. */
export async function bundleForNode(files: readonly string[], folder: string): Promise<void> {
  await build({
    absWorkingDir: ROOT,
    entryPoints: files.map((file) => `./${file}`),
    outdir: `generated/${folder}`,
    outbase: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    format: 'esm',
    packages: 'external',
    plugins: [privatePackages],
    platform: 'node',
    target: 'node20.19',
    // packages as they are built, not their sources
    tsconfigRaw: {},
    logLevel: 'error',
  });
}

export function bundledFile(folder: string, name: string): string {
  return join(ROOT, `generated/${folder}/${name}.mjs`);
}
