import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publishedPackages } from '../workspace/published.mjs';
import { contentFindings } from './contents.mjs';
import { doorFindings } from './doors.mjs';
import { publintFindings, typeFindings } from './manifests.mjs';
import { claimFindings } from './pages.mjs';
import { lossFindings } from './programs.mjs';
import { Report } from './report.mjs';
import { boundFindings, sizeTable } from './size-table.mjs';

/** @type {string} */
let folder;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('the published packages', () => {
  it('are those of packages/ that are not private, with their doors', () => {
    const exports = { '.': {}, './ko': {}, './package.json': './package.json' };
    plant('packages/tensor/package.json', { name: '@bp/tensor', exports });
    plant('packages/testing/package.json', { name: '@bp/testing', private: true });
    plant('bench/package.json', { name: '@bp/bench' });
    expect(publishedPackages(folder)).toEqual([
      { name: '@bp/tensor', folder: 'packages/tensor', doors: ['@bp/tensor', '@bp/tensor/ko'] },
    ]);
  });
});

describe('the contents of a tarball', () => {
  beforeEach(() => {
    plant('package.json', { name: '@bp/optim', dependencies: { '@bp/tensor': '^1.0.0' } });
    plant('CHANGELOG.md', '');
    plant('LICENSE', '');
    plant('README.md', '');
    plant('dist/index.js.map', { sources: ['../src/index.ts', '../src/latest.ts'] });
  });

  it('may be like this', () => {
    expect(contentFindings(folder)).toEqual([]);
  });

  it.each(['LICENSE', 'CHANGELOG.md'])('are found to lack %s', (file) => {
    rmSync(join(folder, file));
    expect(contentFindings(folder)).toEqual([`has no ${file}`]);
  });

  it.each(['workspace:^', 'catalog:', 'file:../tensor'])('are found to need %s', (range) => {
    plant('package.json', { peerDependencies: { '@bp/tensor': range } });
    expect(contentFindings(folder)).toEqual([`has @bp/tensor: ${range} in its peerDependencies`]);
  });

  it.each(['src/adam.test.ts', 'test/golden.json', 'dist/page.e2e.js'])(
    'are found to hold %s',
    (file) => {
      plant(file, '');
      expect(contentFindings(folder)).toEqual([`holds a test: ${file}`]);
    },
  );

  it('are found to be built from tests', () => {
    plant('dist/ko.js.map', { sources: ['../src/adam.test.ts'] });
    expect(contentFindings(folder)).toEqual([
      'is built from a test: ../src/adam.test.ts in dist/ko.js.map',
    ]);
  });
});

describe('a tarball', () => {
  const import_ = { types: './index.d.ts', default: './index.js' };

  it('passes with declarations for both formats', async () => {
    const file = tarball({ import: import_, require: { types: './a.d.cts', default: './a.cjs' } });
    expect(await publintFindings(file)).toEqual([]);
    expect(await typeFindings(file)).toEqual([]);
  });

  it('does not pass with declarations of the other format', async () => {
    const file = tarball({
      import: import_,
      require: { types: './index.d.ts', default: './a.cjs' },
    });
    expect((await publintFindings(file)).join()).toContain('interpreted as ESM');
    expect((await typeFindings(file)).join()).toContain('FalseESM');
  });

  it('does not pass without a file that it names', async () => {
    const file = tarball({ import: import_, require: './b.cjs' });
    expect((await publintFindings(file)).join()).toContain('./b.cjs but the file does not exist');
  });

  /** @param {object} door */
  function tarball(door) {
    const engines = { node: '>=20' };
    const own = { name: 'planted', version: '1.0.0', license: 'MIT', type: 'module', engines };
    const repository = { type: 'git', url: 'git+https://example.org/planted.git' };
    plant('package/package.json', { ...own, repository, exports: { '.': door } });
    plant('package/index.js', 'export const a = 1;');
    plant('package/a.cjs', 'exports.a = 1;');
    for (const name of ['index.d.ts', 'a.d.cts']) {
      plant(`package/${name}`, 'export declare const a: number;');
    }
    execFileSync('tar', ['-czf', 'planted.tgz', 'package'], { cwd: folder });
    return join(folder, 'planted.tgz');
  }
});

describe('a door', () => {
  it('gives the same names to import and require', () => {
    expect(doorFindings({ a: ['x', 'y'] }, { a: ['y', 'x'] })).toEqual([]);
  });

  it('is found to be empty', () => {
    expect(doorFindings({ a: [] }, { a: [] })).toEqual(['a exports nothing']);
  });

  it('is found to differ', () => {
    expect(doorFindings({ a: ['x', 'y'] }, { a: ['y', 'z'] })).toEqual([
      'a exports x by one way only',
      'a exports z by one way only',
    ]);
  });
});

describe('a size', () => {
  it('may reach its bound and not a byte more', () => {
    expect(boundFindings(25_000, 25_000)).toEqual([]);
    expect(boundFindings(25_001, 25_000)).toEqual(['1 bytes more than its bound']);
  });

  it('stands in a table', () => {
    const rows = [
      { title: 'program', minified: 61_234, gzip: 24_000, bound: 25_000 },
      { title: 'a', minified: 999, gzip: 99 },
    ];
    const lines = sizeTable(rows).split('\n');
    expect(lines.map((line) => line.trim())).toEqual([
      'bundle   minified    gzip   bound',
      'program    61,234  24,000  25,000',
      'a             999      99',
    ]);
  });
});

describe('a training program', () => {
  it.each([
    ['learns', '8 7 6 5 4 3 2 1 1 1\n', true],
    ['learns little', '8 7 6 5 5 5 5 5 5 4', false],
    ['gets lost', '8 7 6 5 4 3 2 1 1 NaN', false],
    ['stops', '8 1', false],
    ['is silent', '', false],
  ])('that %s is told apart', (_, printed, learns) => {
    expect(lossFindings(printed).length === 0).toBe(learns);
  });
});

describe('the report', () => {
  it('counts what holds, what does not, and what cannot be checked', async () => {
    const report = new Report(() => {});
    expect(await report.check('a', () => ({ summary: '' }))).toBe(true);
    expect(await report.check('b', () => ({ summary: '', findings: ['wrong'] }))).toBe(false);
    const broken = async () => {
      throw new Error('no network');
    };
    expect(await report.check('c', broken)).toBe(false);
    expect(report.summary).toBe('verify: 1 passed, 2 failed');
  });

  it('shows findings below their check', async () => {
    /** @type {string[]} */
    const lines = [];
    const report = new Report((line) => lines.push(line));
    await report.check('sizes', () => ({ summary: '2 programs', findings: ['a\nb'] }));
    expect(lines[0]).toMatch(/^FAILED sizes: 2 programs \(\d+\.\d s\)$/);
    expect(lines.slice(1)).toEqual(['       a\n       b']);
  });
});

/** @param {string} file @param {unknown} content text, or what becomes JSON */
function plant(file, content) {
  mkdirSync(dirname(join(folder, file)), { recursive: true });
  writeFileSync(
    join(folder, file),
    typeof content === 'string' ? content : JSON.stringify(content),
  );
}

describe('the programs of a page', () => {
  const code = 'const a = 1;\nconsole.log([a, 2]); // [1, 2]: both\nconsole.log(a); // 1';

  it('print what stands behind them', () => {
    expect(claimFindings(code, ['[ 1, 2 ]', '1'])).toEqual([]);
  });

  it('are found to print something else, or too little', () => {
    expect(claimFindings(code, ['[ 1, 3 ]', '1'])).toEqual([
      "'[1, 2]: both' is not what it prints",
    ]);
    expect(claimFindings(code, ['[ 1, 2 ]'])).toEqual([
      '2 values, 1 lines',
      "'1' is not what it prints",
    ]);
  });
});
