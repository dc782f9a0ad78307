import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { markdownBlocks } from './code-blocks';
import { PACKAGES, ROOT } from './packages';

const read = (file: string): string => readFileSync(ROOT + file, 'utf8');

/** The code of a page without its comments, which each language writes in its own way. */
function codeOf(file: string): string[] {
  return markdownBlocks(file, read(file)).map(({ code }) => code.replaceAll(/ *\/\/.*$/gm, ''));
}

function headingLevels(file: string): number[] {
  return Array.from(read(file).matchAll(/^(#+) /gm), ([, marks]) => marks.length);
}

function relativeLinks(file: string): string[] {
  const links = Array.from(read(file).matchAll(/\]\(([^)#]+)/g), ([, link]) => link);
  return links.filter((link) => !link.startsWith('https:'));
}

describe('the Korean front page', () => {
  it('has the headings, the code and the links of the English one', () => {
    expect(headingLevels('README.ko.md')).toEqual(headingLevels('README.md'));
    expect(codeOf('README.ko.md')).toEqual(codeOf('README.md'));
    const others = (file: string) => relativeLinks(file).filter((link) => !/^README/.test(link));
    expect(others('README.ko.md')).toEqual(others('README.md'));
  });
});

describe('a front page', () => {
  it.each(['README.md', 'README.ko.md'])('links to what is there: %s', (file) => {
    expect(relativeLinks(file).filter((link) => !existsSync(ROOT + link))).toEqual([]);
  });
});

describe('the lines of an explanation on a front page', () => {
  it.each([
    ['README.md', 'en'],
    ['README.ko.md', 'ko'],
  ])('are what is said of the worked example: %s', (file, language) => {
    const lines = /```text\n([^`]*?E = 0\.0239[^`]*)```/
      .exec(read(file))?.[1]
      .trimEnd()
      .split('\n');
    const said = read(`packages/testing/explain/worked-example.${language}.md`).split('\n');
    expect(lines).toHaveLength(10);
    for (const line of lines ?? []) expect(said).toContain(line);
  });
});

describe.each(PACKAGES)('the page of @bp/%s', (name) => {
  const file = `packages/${name}/README.md`;

  it('tells how to install it and shows an example', () => {
    expect(read(file)).toContain(`npm install @bp/${name}`);
    expect(markdownBlocks(file, read(file)).length).toBeGreaterThan(0);
  });

  it('fits on a screen or two, and links only to addresses that npm can open', () => {
    expect(read(file).trimEnd().split('\n').length).toBeLessThanOrEqual(60);
    expect(relativeLinks(file)).toEqual([]);
  });
});
