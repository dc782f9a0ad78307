import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { ROOT, readJson } from '../content/places.ts';

/** The packages as a page loads them: a module for each door, and what they share. */
export interface PackagesBundle {
  /** Files by their path below the site, such as `bp/tensor/ko.js`. */
  readonly files: ReadonlyMap<string, Uint8Array>;
  /** The path of each door, with the version of its contents: `@bp/tensor` is `bp/tensor.js?v=1c0ffee`. */
  readonly doors: Readonly<Record<string, string>>;
  /** The worker that runs snippets. */
  readonly worker: string;
}

const FOLDER = 'bp';

let made: Promise<PackagesBundle> | undefined;

/** Bundles the built packages and the worker once per process, with one copy of what several doors have in common. */
export function bundlePackages(): Promise<PackagesBundle> {
  made ??= bundle();
  return made;
}

async function bundle(): Promise<PackagesBundle> {
  const doors = doorsOfPackages();
  const { outputFiles } = await build({
    absWorkingDir: ROOT,
    entryPoints: [
      ...doors.map((door) => ({ in: door, out: door.slice('@bp/'.length) })),
      { in: 'runner/worker.ts', out: 'run' },
    ],
    outdir: FOLDER,
    write: false,
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'browser',
    target: 'es2022',
    // names stay: snippets print those of functions and classes
    minifySyntax: true,
    minifyWhitespace: true,
    legalComments: 'none',
    // packages as they are built, with their messages, as Node ran them
    tsconfigRaw: {},
    logLevel: 'error',
  });
  const hash = createHash('sha256');
  const files = new Map<string, Uint8Array>();
  for (const { path, contents } of outputFiles) {
    files.set(path.slice(ROOT.length + 1).replaceAll('\\', '/'), contents);
    hash.update(contents);
  }
  const version = hash.digest('hex').slice(0, 8);
  const at = (out: string) => `${FOLDER}/${out}.js?v=${version}`;
  return {
    files,
    doors: Object.fromEntries(doors.map((door) => [door, at(door.slice('@bp/'.length))])),
    worker: at('run'),
  };
}

/** Every door of the published packages: `@bp/tensor`, `@bp/tensor/ko`, … */
function doorsOfPackages(): string[] {
  const { dependencies } = readJson<{ dependencies: Record<string, string> }>('package.json', {
    dependencies: {},
  });
  return Object.keys(dependencies).flatMap((name) => {
    const file = join(ROOT, 'node_modules', name, 'package.json');
    const { private: own, exports } = JSON.parse(readFileSync(file, 'utf8'));
    if (own) return [];
    return Object.keys(exports)
      .filter((door) => !door.endsWith('.json'))
      .map((door) => name + door.slice(1));
  });
}
