import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { snippetName } from '../content/directives.ts';
import { readGenerated } from '../content/generated.ts';
import { pageIds, pageSource } from '../content/places.ts';
import { builtSite, type Site } from './site.ts';
import { SnippetOnPage } from './snippet-page.ts';

const { snippets } = readGenerated();

const pages = pageIds('en').flatMap((id) => {
  const shown = Array.from(pageSource('en', id).matchAll(/^@snippet\((.+)\)/gm), ([, argument]) =>
    snippetName(argument, id),
  );
  return shown.length > 0 ? [{ id, shown }] : [];
});

let site: Site;

beforeAll(async () => {
  site = await builtSite();
});
afterAll(() => site?.close());

describe('every snippet, run in the page', () => {
  it.each(pages)('prints what it printed when the site was built: $id', async ({ id, shown }) => {
    const page = await site.open(`en/${id}.html`);
    for (const name of shown) {
      const snippet = new SnippetOnPage(page, name);
      expect(await snippet.printed(), name).toBe(snippets[name].output);
      await snippet.run();
      expect(await snippet.status.textContent(), name).toMatch(/^Done in /);
      expect(await snippet.printed(), name).toBe(snippets[name].output);
    }
    await page.close();
    expect(site.problems.splice(0)).toEqual([]);
  });
});
