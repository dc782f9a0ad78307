import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { changesIn, migrated, newestEntry } from './migration.mjs';

const CHANGELOG = `# @bp/train

## 0.2.0

### Minor Changes

- 1a2b3c4: The option \`keep\` is \`record\`.

  \`\`\`diff
  - keep: true
  + record: 'all'
  \`\`\`

## 0.1.0

- First.

  \`\`\`diff
  - older
  + old
  \`\`\`
`;

describe('a changelog', () => {
  it('tells the changes of its newest version alone, also from within a list', () => {
    expect(changesIn(newestEntry(CHANGELOG))).toEqual([
      { before: 'keep: true', after: "record: 'all'" },
    ]);
  });

  it('may have one version', () => {
    expect(newestEntry('# a\n\n## 1.0.0\n\n- All.\n')).toContain('- All.');
  });

  it('without a version is refused', () => {
    expect(() => newestEntry('# a\n')).toThrow('no version');
  });
});

describe('a block of diff', () => {
  it('holds several changes, of several lines, with lines between them that stay', () => {
    const block = '```diff\n-a(\n-  1,\n-)\n+b(1)\n  kept\n-c\n-d\n+e\n+f\n-g\n```\n';
    expect(changesIn(block)).toEqual([
      { before: 'a(\n1,\n)', after: 'b(1)' },
      { before: 'c\nd', after: 'e\nf' },
      { before: 'g', after: '' },
    ]);
  });

  it('is refused where nothing says what the new code replaces', () => {
    expect(() => changesIn('```diff\n+ b\n```\n')).toThrow("nothing says what 'b' replaces");
  });

  it('is shown by CONTRIBUTING.md as it is read', () => {
    const page = readFileSync(new URL('../../CONTRIBUTING.md', import.meta.url), 'utf8');
    const [, section] = page.split('## A breaking change');
    expect(changesIn(section)).toEqual([
      { before: 'clipGradNorm', after: 'clipGradientNorm' },
      { before: 'eps:', after: 'epsilon:' },
    ]);
  });

  it('is not what other blocks are', () => {
    expect(changesIn('```ts\n-a;\n+b;\n```\n')).toEqual([]);
  });
});

describe('a program', () => {
  it('is changed wherever the old code stands as whole words', () => {
    const files = { 'a.ts': 'clip(x); unclip(x); clipped; $clip; o.clip', 'b.ts': 'no' };
    const { files: after, unused } = migrated(files, [{ before: 'clip', after: 'clipNorm' }]);
    expect(after).toEqual({
      'a.ts': 'clipNorm(x); unclip(x); clipped; $clip; o.clipNorm',
      'b.ts': 'no',
    });
    expect(unused).toEqual([]);
  });

  it('is changed whatever the space within the old code, and as the new code stands', () => {
    const { files } = migrated({ a: 'f({\n    keep:  [1],\n})' }, [
      { before: 'keep: [1],', after: "$& $1 '$'" },
    ]);
    expect(files.a).toBe("f({\n    $& $1 '$'\n})");
  });

  it('is told to have nothing of a change', () => {
    const change = { before: 'gone', after: 'here' };
    expect(migrated({ a: 'nothing' }, [change])).toEqual({
      files: { a: 'nothing' },
      unused: [change],
    });
  });
});
