import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build, type Metafile } from 'esbuild';
import type { Bench } from '../runner/bench';
import { summarise } from '../runner/results';
import { measureImport } from './import-time';
import { type Program, programs } from './programs';

/** Where imports are looked up: the folder of this package. */
const home = fileURLToPath(new URL('..', import.meta.url));

/** What a page downloads and starts before the first step. */
export async function measureSize(bench: Bench): Promise<void> {
  const { peers } = bench.options;
  const chosen = programs.filter(({ peer }) => peers === null || peers.includes(peer));
  bench.say('bundle-gzip');
  for (const program of chosen) {
    const { peer, mode } = program;
    try {
      const kB = (await bundleSize(program)) / 1e3;
      bench.add(summarise({ work: 'bundle-gzip', peer, mode, unit: 'kB', differs: null }, [kB]));
    } catch (error) {
      bench.fail('bundle-gzip', program, error);
    }
  }
  await measureImport(bench, chosen);
}

/** Bytes of the program and of what it fetches, each file minified and packed by itself. */
async function bundleSize({ source, fetched }: Program): Promise<number> {
  const { metafile, outputFiles } = await build({
    stdin: { contents: source, resolveDir: home },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    // the built packages, as users have them, not the sources that tsconfig.json points to
    tsconfigRaw: {},
    // Node's modules are asked for only where the program runs in Node
    external: [...builtinModules],
    target: 'es2022',
    splitting: true,
    outdir: home,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  const wanted = startFiles(metafile).map((path) => resolve(path));
  const start = outputFiles.filter(({ path }) => wanted.includes(path));
  const files = [
    ...start.map(({ contents }) => contents),
    ...fetched.map((path) => readFileSync(resolve(home, 'node_modules', path))),
  ];
  return files.reduce((sum, content) => sum + gzipSync(content, { level: 9 }).length, 0);
}

/** The entry and what it imports at once; what is imported on demand comes later, if ever. */
function startFiles({ outputs }: Metafile): string[] {
  const found = Object.keys(outputs).filter((path) => outputs[path].entryPoint === '<stdin>');
  for (const path of found) {
    for (const { path: imported, kind } of outputs[path].imports) {
      if (kind === 'import-statement' && imported in outputs && !found.includes(imported)) {
        found.push(imported);
      }
    }
  }
  return found;
}
