import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { readSources, type Sources } from '@bp/testing/documented';
import type { JSONOutput } from 'typedoc';
import { LANGUAGES } from '../content/languages.ts';
import { GENERATED, ROOT } from '../content/places.ts';
import { allPage } from './api/all-page.ts';
import { doorPage, exampleName } from './api/door-page.ts';
import { isOperation, linksFrom } from './api/links.ts';
import { type Model, type Reflection, readModel } from './api/model.ts';
import { type ApiSymbol, apiSymbol, parameterNames } from './api/symbol.ts';
import { DOORS, type Door, manifestOf } from './common/doors.ts';
import { exportsOf } from './common/exports.ts';
import { koreanSummaries } from './common/summaries.ts';
import { describe } from './operations/description.ts';
import { GALLERIES, galleryPage } from './operations/gallery-page.ts';
import { operationPage } from './operations/operation-page.ts';
import { optimizerPage } from './operations/optimizer-page.ts';

/**
 * Writes the pages of the reference that are made of the code: one for each door of each package, and one for each
 * operation.
 *
 * @returns the examples on them that can be run, by their names
 */
export async function writeReference(): Promise<ReadonlyMap<string, string>> {
  const sources = readSources();
  const model = await readModel(sources);
  for (const language of LANGUAGES)
    for (const folder of GENERATED)
      rmSync(join(ROOT, 'pages', language, folder), { recursive: true, force: true });
  const symbols = new Map(
    DOORS.filter(({ specifier }) => model[specifier]).map((door) => [
      door,
      symbolsOf(door, model, sources),
    ]),
  );
  const codes = new Map<string, string>();
  for (const [door, list] of symbols) {
    for (const { name, examples } of list) {
      examples.forEach(({ code, runs }, i) => {
        if (runs) codes.set(exampleName(door, name, i), code);
      });
    }
    writeDoor(door, list, model, sources);
    if (door.specifier === '@bp/tensor') writeOperations(door, list, model, sources);
  }
  writeGalleries(model, sources);
  for (const language of LANGUAGES)
    writePage(`pages/${language}/reference/api/all.md`, allPage(language));
  return codes;
}

/** What a door exports, names that are passed on from other packages included. */
function symbolsOf(door: Door, model: Model, sources: Sources): ApiSymbol[] {
  const declared = new Map(
    Object.values(model)
      .flat()
      .flatMap((one) => (isReference(one) ? [] : [[one.id, one] as const])),
  );
  const own = new Map<string, JSONOutput.DeclarationReflection[]>();
  for (const one of model[door.specifier]) {
    const found = isReference(one) ? declared.get(one.target) : one;
    if (found) own.set(one.name, [...(own.get(one.name) ?? []), found]);
  }
  return [...own]
    .map(([name, declarations]) => apiSymbol(name, declarations, sources))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
}

const isReference = (one: Reflection): one is JSONOutput.ReferenceReflection =>
  one.variant === 'reference';

function writeDoor(
  door: Door,
  symbols: readonly ApiSymbol[],
  model: Model,
  sources: Sources,
): void {
  const firsts = new Map(
    exportsOf(door.specifier, sources).map(({ name, first }) => [name, first]),
  );
  const { description } = manifestOf(door.package);
  const links = linksFrom('api', model);
  for (const language of LANGUAGES) {
    const text = doorPage({ door, description, symbols, firsts, links }, language);
    writePage(`pages/${language}/reference/api/${door.slug}.md`, text);
  }
}

function writeOperations(
  door: Door,
  symbols: readonly ApiSymbol[],
  model: Model,
  sources: Sources,
): void {
  const links = linksFrom('operations', model);
  const korean = koreanSummaries(door);
  const listed = exportsOf(door.specifier, sources);
  for (const symbol of symbols.filter(({ name }) => isOperation(door.specifier, name))) {
    const { name } = symbol;
    const page = {
      description: describe(name, parameterNames(symbol)),
      symbol,
      links,
      korean: korean[name]?.ko ?? '',
      first: listed.find((one) => one.name === name)?.first ?? '',
      snippet: (index: number) => exampleName(door, name, index),
    };
    for (const language of LANGUAGES)
      writePage(`pages/${language}/reference/operations/${name}.md`, operationPage(page, language));
  }
}

/** Losses, activations and optimizers, each on one page. */
function writeGalleries(model: Model, sources: Sources): void {
  const links = linksFrom('operations', model);
  for (const language of LANGUAGES) {
    const said = new Map(
      ['@bp/tensor', '@bp/layers', '@bp/losses', '@bp/optim'].flatMap((specifier) => {
        const door = DOORS.find((one) => one.specifier === specifier) as Door;
        const korean = koreanSummaries(door);
        return exportsOf(specifier, sources).map(
          ({ name, first }) => [name, language === 'ko' ? korean[name].ko : first] as const,
        );
      }),
    );
    const summary = (name: string): string => said.get(name) ?? '';
    const folder = `pages/${language}/reference/operations`;
    for (const gallery of GALLERIES) {
      const text = galleryPage(gallery, language, summary, (name) => links.byName(name, ''));
      writePage(`${folder}/${gallery.id}.md`, text);
    }
    writePage(`${folder}/optimizers.md`, optimizerPage(language, summary));
  }
}

function writePage(path: string, text: string): void {
  const file = join(ROOT, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
}
