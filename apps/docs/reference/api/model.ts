import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { doorFile, ROOT, type Sources } from '@bp/testing/documented';
import { Application, type JSONOutput, TSConfigReader } from 'typedoc';
import { ROOT as DOCS } from '../../content/places.ts';
import { LISTED_DOORS } from '../common/doors.ts';

/** What TypeDoc knows of a name that a door exports. */
export type Reflection = JSONOutput.DeclarationReflection | JSONOutput.ReferenceReflection;

/** What the doors export, by their specifiers, as TypeDoc read it. */
export type Model = Readonly<Record<string, readonly Reflection[]>>;

const CACHE = 'generated/api-model.json';

/** Reads all doors by TypeDoc, unless no source has changed since it was last done. */
export async function readModel(sources: Sources): Promise<Model> {
  const file = join(DOCS, CACHE);
  const stamp = stampOf(sources);
  if (existsSync(file)) {
    const kept = JSON.parse(readFileSync(file, 'utf8'));
    if (kept.stamp === stamp) return kept.model;
  }
  const model = await convert();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify({ stamp, model }));
  return model;
}

function stampOf(sources: Sources): string {
  const hash = createHash('sha256');
  for (const { file, text } of sources.values()) hash.update(file).update(text);
  return hash.digest('hex');
}

async function convert(): Promise<Model> {
  const files = LISTED_DOORS.map(({ specifier }) => ROOT + doorFile(specifier));
  const app = await Application.bootstrap(
    {
      entryPoints: files,
      basePath: ROOT,
      tsconfig: `${ROOT}tsconfig.base.json`,
      // they are checked elsewhere, and checking takes as long again
      skipErrorChecking: true,
      excludePrivate: true,
      disableGit: true,
      sourceLinkTemplate: 'https://github.com/bp-js/bp/blob/main/{path}#L{line}',
      readme: 'none',
      logLevel: 'Error',
    },
    [new TSConfigReader()],
  );
  const project = await app.convert();
  if (!project) throw new Error('TypeDoc could not read the packages');
  const { children = [] } = app.serializer.projectToObject(project, ROOT as never);
  return Object.fromEntries(
    LISTED_DOORS.map(({ specifier }) => {
      const name = doorFile(specifier).replace(/(\/index)?\.ts$/, '');
      const module = children.find((one) => one.name === name);
      if (!module) throw new Error(`TypeDoc found nothing at ${specifier}`);
      return [specifier, (module.children ?? []) as readonly Reflection[]];
    }),
  );
}
