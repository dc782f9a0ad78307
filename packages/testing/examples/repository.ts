import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';
import { type ExportedNames, exportedNames } from './exported-names';
import { PACKAGES, ROOT } from './packages';

/** A source file of a package, and what it exports. */
export interface SourceFile extends ExportedNames {
  /** Relative to the repository. */
  readonly file: string;
  readonly package: string;
  readonly text: string;
}

/** Every source of every published package but tests, by its path relative to the repository. */
export function readSources(): ReadonlyMap<string, SourceFile> {
  const sources = PACKAGES.flatMap((name) =>
    filesBelow(`packages/${name}/src`)
      .filter((file) => /(?<!\.test|\.d)\.ts$/.test(file))
      .map((file) => parseSource(file, readFileSync(ROOT + file, 'utf8'))),
  );
  return new Map(sources.map((source) => [source.file, source]));
}

/** A file as `packages/name/src/…`, and what stands in it. */
export function parseSource(file: string, text: string): SourceFile {
  const syntax = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  return { file, package: file.split('/')[1], text, ...exportedNames(syntax) };
}

/**
 * The file behind a door: `@bp/tensor/engine` is `packages/tensor/src/engine.ts`, unless it lies in `src/doors/`;
 * `@bp/autograd/explain/ko` is `explain-ko.ts`.
 */
export function doorFile(specifier: string): string {
  const [, name, ...parts] = specifier.split('/');
  const door = parts.join('-') || 'index';
  const apart = `packages/${name}/src/doors/${door}.ts`;
  return existsSync(ROOT + apart) ? apart : `packages/${name}/src/${door}.ts`;
}

/** The file that an import means, or null for a package from elsewhere. */
export function importedFile(from: string, specifier: string): string | null {
  if (specifier.startsWith('@bp/')) return doorFile(specifier);
  if (!specifier.startsWith('.')) return null;
  const path = join(dirname(from), specifier);
  return existsSync(`${ROOT}${path}.ts`) ? `${path}.ts` : join(path, 'index.ts');
}

function filesBelow(folder: string): string[] {
  return readdirSync(ROOT + folder, { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? filesBelow(path) : [path];
  });
}
