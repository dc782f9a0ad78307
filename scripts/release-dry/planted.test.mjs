import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readManifest } from '../workspace/published.mjs';
import { breakFindings, holdFindings } from './breaking.mjs';
import { changesIn, migrated, newestEntry } from './migration.mjs';
import { copyRepository, RENAMED, rename, writeVersions } from './planted.mjs';
import { readSample } from './sample.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'planted-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the planted release', () => {
  it('has what changesets writes: the next versions, and a changelog that changes the sample', async () => {
    copyRepository(ROOT, [], folder);
    await writeVersions(folder);
    const changelog = readFileSync(join(folder, 'packages/train/CHANGELOG.md'), 'utf8');
    const version = (/** @type {string} */ root, /** @type {string} */ name) =>
      readManifest(join(root, 'packages', name))
        .version.split('.')
        .map(Number);
    const [major, minor] = version(ROOT, 'train');
    for (const name of ['train', 'optim', 'tensor', 'all']) {
      expect(version(folder, name)).toEqual([major, minor + 1, 0]);
    }
    const changes = changesIn(newestEntry(changelog));
    const sample = readSample(ROOT);
    const { files, unused } = migrated(sample, changes);
    expect(unused).toEqual([]);
    const words = (/** @type {object} */ texts) =>
      new Set(Object.values(texts).join('\n').match(/\w+/g));
    for (const [old, fresh] of Object.entries(RENAMED)) {
      expect([words(sample).has(old), words(sample).has(fresh)]).toEqual([true, false]);
      expect([words(files).has(old), words(files).has(fresh)]).toEqual([false, true]);
    }
  });

  it('has other names in code and in declarations', () => {
    plant('index.js', 'export { clipGradNorm, clipGradNorms };');
    plant('modules/run.d.ts', 'keepLosses?: boolean;');
    plant('index.js.map', 'clipGradNorm');
    rename(folder);
    expect(readFileSync(join(folder, 'index.js'), 'utf8')).toBe(
      'export { clipGradientNorm, clipGradNorms };',
    );
    expect(readFileSync(join(folder, 'modules/run.d.ts'), 'utf8')).toBe('recordLosses?: boolean;');
    expect(readFileSync(join(folder, 'index.js.map'), 'utf8')).toBe('clipGradNorm');
  });

  /** @param {string} file @param {string} text */
  function plant(file, text) {
    mkdirSync(dirname(join(folder, file)), { recursive: true });
    writeFileSync(join(folder, file), text);
  }
});

describe('a change that breaks', () => {
  const types = 'no clipGradNorm, no keepLosses';

  it('must fail in the type check and in the program, by what has gone', () => {
    expect(breakFindings({ types, program: 'no clipGradNorm' })).toEqual([]);
  });

  it.each([
    ['nothing fails', { types: '', program: '' }, 3],
    ['the type check passes', { types: '', program: types }, 2],
    ['one of the names is not told', { types: 'no clipGradNorm', program: types }, 1],
    ['the program runs', { types, program: '' }, 1],
    ['the program fails for another reason', { types, program: 'no network' }, 1],
  ])('is found not to break where %s', (_, failures, count) => {
    expect(breakFindings(failures)).toHaveLength(count);
  });

  it('must hold before it, and after what the changelog says', () => {
    expect(holdFindings('after', { types: '', program: '' })).toEqual([]);
    expect(holdFindings('after', { types: 'TS2305', program: 'other bits' })).toEqual([
      'after it does not check: TS2305',
      'after it does not run: other bits',
    ]);
  });
});
