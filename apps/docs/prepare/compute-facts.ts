import { pathToFileURL } from 'node:url';
import type { FactsOfPage } from '../content/facts.ts';
import type { Generated } from '../content/generated.ts';
import { LANGUAGES } from '../content/languages.ts';
import { bundledFile, bundleForNode } from './bundle.ts';

/** The facts of pages, by running the files of their names in `facts/`. */
export async function computeFacts(names: readonly string[]): Promise<Generated['facts']> {
  if (names.length === 0) return {};
  await bundleForNode(
    names.map((name) => `facts/${name}.ts`),
    'facts',
  );
  const facts: Record<string, Generated['facts'][string]> = {};
  for (const name of names) {
    const { default: compute }: { default: FactsOfPage } = await import(
      `${pathToFileURL(bundledFile('facts', name)).href}?${Date.now()}`
    );
    const [ko, en] = [await compute(LANGUAGES[0]), await compute(LANGUAGES[1])];
    facts[name] = { ko, en };
  }
  return facts;
}
