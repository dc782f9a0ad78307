import type MarkdownIt from 'markdown-it';
import { readGenerated } from '../content/generated.ts';
import { directives } from './directives.ts';
import { exercises } from './exercises.ts';
import { formulas } from './formulas.ts';
import { snippets } from './snippets.ts';
import { tables } from './tables.ts';
import { terms } from './terms.ts';

/** What the Markdown of pages can say beside what VitePress knows. */
export function markdown(md: MarkdownIt): void {
  const computed = readGenerated();
  directives(md, computed);
  formulas(md);
  exercises(md);
  snippets(md, computed);
  tables(md);
  terms(md);
}
