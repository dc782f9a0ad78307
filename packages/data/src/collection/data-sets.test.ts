import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

interface Origin {
  readonly source: string;
  readonly licence: string;
}

const SRC = new URL('.', import.meta.url);
/** Every folder is a data set. */
const folders = readdirSync(SRC, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name);

/** What the one function of its loader tells. */
async function originOf(folder: string): Promise<Origin> {
  const [load] = Object.values<() => Promise<Origin>>(await import(`./${folder}/load.ts`));
  return load();
}

describe.each(folders)('the data set %s', (folder) => {
  it('names source and licence, and has a page that names the same', async () => {
    const page = readFileSync(new URL(`${folder}/README.md`, SRC), 'utf8').replaceAll(/\s+/g, ' ');
    const entries = Object.entries(await originOf(folder)).filter(([name]) =>
      ['source', 'licence'].includes(name),
    );
    expect(entries).toHaveLength(2);
    for (const [name, text] of entries) {
      expect(page.toLowerCase()).toContain(`- **${name}**: `);
      // The page may put it in more words, but keeps what it can be found by.
      expect(page).toContain(/https:\S+/.exec(text)?.[0] ?? text);
    }
  });
});
