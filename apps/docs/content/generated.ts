import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Facts } from './facts.ts';
import type { Language } from './languages.ts';
import { type PageId, ROOT, readJson } from './places.ts';

/** What a snippet came to when the site was built. */
export interface Outcome {
  /** What it printed, a line for each call. */
  readonly output: string;
  /** JavaScript that the page can run as it stands. */
  readonly script: string;
}

/** What was computed before the pages are built. */
export interface Generated {
  readonly facts: Readonly<Record<PageId, Readonly<Record<Language, Facts>>>>;
  readonly snippets: Readonly<Record<string, Outcome>>;
}

export const FILE = 'generated/computed.json';

export function readGenerated(): Generated {
  return readJson<Generated>(FILE, { facts: {}, snippets: {} });
}

export function snippetSource(name: string): string {
  return readFileSync(join(ROOT, `snippets/${name}.ts`), 'utf8');
}
