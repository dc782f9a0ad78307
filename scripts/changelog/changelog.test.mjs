import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { changesetFiles, releasesOf } from '../api/changesets.mjs';
import { publishedPackages, readManifest } from '../workspace/published.mjs';
import { arrangedChangelog } from './arranged.mjs';
import { getDependencyReleaseLine, getReleaseLine } from './lines.cjs';
import { releaseNotes } from './notes.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packages = publishedPackages(root);

const OLDER = '## 0.1.0\n\n### New\n\n- The first release.\n';
const WRITTEN = `# @bp/optim

## 0.2.0

### Minor Changes

- \`Lion\` is new.
- Breaking: \`lr\` has no default.

  \`\`\`diff
  - new Lion(model);
  + new Lion(model, { lr: 0.01 });
  \`\`\`

### Patch Changes

- \`Adam\` keeps its digits.

${OLDER}`;

describe('a changelog', () => {
  it('tells first what breaks, then what is new, then what was wrong', () => {
    expect(arrangedChangelog(WRITTEN)).toBe(`# @bp/optim

## 0.2.0

### Breaking changes

- \`lr\` has no default.

  \`\`\`diff
  - new Lion(model);
  + new Lion(model, { lr: 0.01 });
  \`\`\`

### New

- \`Lion\` is new.

### Fixes

- \`Adam\` keeps its digits.

${OLDER}`);
  });

  it('stays as it is once it is arranged', () => {
    const arranged = arrangedChangelog(WRITTEN);
    expect(arrangedChangelog(arranged)).toBe(arranged);
  });

  it('says so where a version brings nothing', () => {
    const arranged = arrangedChangelog(`# @bp/io\n\n## 0.2.0\n\n${OLDER}`);
    expect(arranged).toBe(
      `# @bp/io\n\n## 0.2.0\n\nNothing is new here: all packages of bp carry one version.\n\n${OLDER}`,
    );
    expect(arrangedChangelog(arranged)).toBe(arranged);
  });

  it('has the text of a changeset and nothing else, also not of packages below', async () => {
    const changeset = { summary: 'Text.\n\n- more\n', commit: '0123456789abcdef' };
    expect(await getReleaseLine(changeset)).toBe('- Text.\n  \n  - more');
    expect(await getDependencyReleaseLine()).toBe('');
  });

  it.each(packages)('of $name begins with the version of its manifest', ({ folder }) => {
    const { version } = readManifest(join(root, folder));
    const changelog = readFileSync(join(root, folder, 'CHANGELOG.md'), 'utf8');
    expect(/^## (.*)$/m.exec(changelog)?.[1]).toBe(version);
  });
});

describe('the notes of a release', () => {
  it('have the entry of every package that brings something', () => {
    const nothing = arrangedChangelog(`# @bp/io\n\n## 0.2.0\n\n${OLDER}`);
    const notes = releaseNotes('0.2.0', [
      ['@bp/io', nothing],
      ['@bp/optim', `# @bp/optim\n\n## 0.2.0\n\n### New\n\n- \`Lion\` is new.\n\n${OLDER}`],
    ]);
    expect(notes).toBe('## `@bp/optim`\n\n### New\n\n- `Lion` is new.\n');
  });

  it('are refused where a changelog lacks the version', () => {
    expect(() => releaseNotes('0.3.0', [['@bp/io', OLDER]])).toThrow(
      'the changelog of @bp/io has no entry of 0.3.0',
    );
  });
});

it('every waiting changeset names published packages and says something in full sentences', () => {
  const names = packages.map(({ name }) => name);
  for (const path of changesetFiles(root)) {
    const text = readFileSync(join(root, path), 'utf8');
    expect(names, path).toEqual(expect.arrayContaining(Object.keys(releasesOf(path, text))));
    const [, , ...summary] = text.split(/^---$/m);
    expect(summary.join('---').trim(), path).toMatch(/^[\p{Lu}`][\s\S]*[.`]$/u);
  }
});
