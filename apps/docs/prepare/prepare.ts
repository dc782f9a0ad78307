import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FILE, type Generated, readGenerated } from '../content/generated.ts';
import { namesBelow, ROOT } from '../content/places.ts';
import { writeReference } from '../reference/write.ts';
import { computeFacts } from './compute-facts.ts';
import { runExamples } from './run-examples.ts';
import { runSnippets } from './run-snippets.ts';

export { generatedPageIds, pageIds } from '../content/places.ts';

/**
 * Computes what pages cite: runs the facts and the snippets of all pages, or of those whose names begin with one of
 * `only`, and keeps what was computed of others before.
 *
 * @throws Error naming every snippet that fails or does not print what it says
 */
export async function prepare(only: readonly string[] = []): Promise<void> {
  const chosen = (name: string) => only.length === 0 || only.some((one) => name.startsWith(one));
  const before = only.length === 0 ? { facts: {}, snippets: {} } : readGenerated();
  const facts = await computeFacts(namesBelow('facts', '.ts').filter(chosen));
  const { outcomes, problems } = await runSnippets(namesBelow('snippets', '.ts').filter(chosen));
  const reference = chosen('reference/') ? await runExamples(await writeReference()) : {};
  const computed: Generated = {
    facts: { ...before.facts, ...facts },
    snippets: { ...before.snippets, ...outcomes, ...reference },
  };
  mkdirSync(join(ROOT, 'generated'), { recursive: true });
  writeFileSync(join(ROOT, FILE), JSON.stringify(computed));
  if (problems.length > 0) throw new Error(problems.join('\n'));
}
