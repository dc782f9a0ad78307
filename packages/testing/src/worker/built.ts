import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, parse } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';

/** Modules with all that they import, made of the sources, since a worker of Node reads neither TypeScript nor aliases. */
export class BuiltModules {
  readonly folder = mkdtempSync(join(tmpdir(), 'bp-worker-'));

  /** Builds modules of this folder; what they share, they share. */
  async add(...names: string[]): Promise<void> {
    await build({
      entryPoints: names.map((name) => ({
        in: fileURLToPath(new URL(name, import.meta.url)),
        out: parse(name).name,
      })),
      tsconfig: fileURLToPath(new URL('../../../../tsconfig.base.json', import.meta.url)),
      bundle: true,
      splitting: true,
      format: 'esm',
      outExtension: { '.js': '.mjs' },
      outdir: this.folder,
      logLevel: 'error',
    });
  }

  url(name: string): URL {
    return pathToFileURL(join(this.folder, basename(name)));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
