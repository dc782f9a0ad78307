import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { baseOf } from './base.mjs';
import { checkedApi } from './checked.mjs';
import { plainReport } from './plain.mjs';
import { plant, plantPackage } from './planted.mjs';

/** @type {string} */
let root;

beforeEach(() => {
  root = mkdtempSync(join(realpathSync(tmpdir()), 'api-'));
  vi.stubEnv('GITHUB_BASE_REF', undefined);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(root, { recursive: true });
});

const REPORT = 'packages/tensor/api/index.api.md';
const OPTIONS = 'export interface Options {\n    axis?: number;\n    keepDims?: boolean;\n}';
const SUM = 'export function sum(x: number[], options?: Options): number;';

describe('the check', () => {
  beforeEach(() => {
    plant(root, '.changeset/config.json', JSON.stringify({ baseBranch: 'main' }));
    plant(root, '.changeset/README.md', '# Changesets');
    plantPackage(root, 'tensor', { '.': 'index' });
    plant(root, REPORT, report(OPTIONS, SUM));
    git('init', '--quiet', '--initial-branch=main');
    commit('first');
  });

  describe('on a branch', () => {
    beforeEach(() => git('checkout', '--quiet', '-b', 'feature'));

    it('passes where nothing has changed', () => {
      plant(root, 'packages/tensor/src/index.ts', '');
      commit('refactor');
      expect(findings()).toEqual([]);
    });

    it('fails where a report is not what the build exports, shows how, and says how to renew it', () => {
      const made = new Map([[REPORT, report(OPTIONS, SUM.replace('): number', '): bigint'))]]);
      expect(checkedApi(root, made).findings).toEqual([
        `${REPORT} is not what the build exports: run \`pnpm api\` and commit what it writes
    - ${SUM}
    + export function sum(x: number[], options?: Options): bigint;`,
      ]);
    });

    it('fails where a door has no report, and where a report has no door', () => {
      const made = new Map([['packages/tensor/api/ko.api.md', report('export const ko: 1;')]]);
      const found = checkedApi(root, made).findings;
      expect(found).toHaveLength(2);
      expect(found[0]).toMatch(/^packages\/tensor\/api\/ko\.api\.md is not what the build exports/);
      expect(found[1]).toBe(`${REPORT} is of no door: run \`pnpm api\`, which removes it`);
    });

    it('fails where something new has no changeset, before it is committed, too', () => {
      plant(root, REPORT, report(OPTIONS, SUM, 'export const ONE: 1;'));
      const expected = [
        '@bp/tensor exports something else, and no changeset names it: `pnpm changeset` writes one, at least `patch`\n' +
          '    + export const ONE: 1;',
      ];
      expect(findings()).toEqual(expected);
      commit('feat');
      expect(findings()).toEqual(expected);
      expect(checkedApi(root, reports()).note).toMatch(/where the branch begins$/);
    });

    it('passes where a changeset tells of something new', () => {
      plant(root, REPORT, report(OPTIONS, SUM, 'export const ONE: 1;'));
      changeset('one', { '@bp/tensor': 'patch' });
      commit('feat');
      expect(findings()).toEqual([]);
    });

    it('fails where the changeset names another package', () => {
      plantPackage(root, 'optim', { '.': 'index' });
      plant(root, REPORT, report(OPTIONS, SUM, 'export const ONE: 1;'));
      changeset('one', { '@bp/optim': 'minor' });
      expect(findings()).toHaveLength(1);
    });

    it.each([
      ['an export is gone', [OPTIONS]],
      ['a type is another', [OPTIONS, SUM.replace('): number', '): bigint')]],
      ['a member is gone', [OPTIONS.replace('    axis?: number;\n', ''), SUM]],
      [
        'a member is gone that another type gains',
        [OPTIONS.replace('    axis?: number;\n', ''), SUM, 'interface Z {\n    axis?: number;\n}'],
      ],
      ['one of several overloads is gone', [OPTIONS, SUM.replace('[]', '')]],
    ])('wants at least a minor changeset where %s', (_, declarations) => {
      plant(root, REPORT, report(...declarations));
      expect(findings()).toEqual([expect.stringContaining('at least `minor`')]);
      changeset('gone', { '@bp/tensor': 'patch' });
      expect(findings()).toEqual([
        expect.stringMatching(
          /^@bp\/tensor takes something away, which a patch may not: a changeset of kind `minor`/,
        ),
      ]);
      changeset('gone', { '@bp/tensor': 'minor' });
      expect(findings()).toEqual([]);
    });

    it('takes a member that is added, and another order, for no loss', () => {
      plant(root, REPORT, report(SUM, OPTIONS.replace('}', '    out?: number;\n}')));
      changeset('out', { '@bp/tensor': 'patch' });
      expect(findings()).toEqual([]);
    });

    it('wants a minor changeset where a whole door is gone', () => {
      rmSync(join(root, REPORT));
      changeset('gone', { '@bp/tensor': 'patch' });
      expect(findings()).toHaveLength(1);
      changeset('gone', { '@bp/tensor': 'minor' });
      expect(findings()).toEqual([]);
    });

    it('counts no changeset that waited before the branch began, unless the branch has changed it', () => {
      git('checkout', '--quiet', 'main');
      changeset('earlier', { '@bp/tensor': 'minor' });
      commit('feat');
      git('checkout', '--quiet', '-B', 'feature');
      plant(root, REPORT, report(OPTIONS));
      expect(findings()).toHaveLength(1);
      changeset('earlier', { '@bp/tensor': 'minor' }, 'It says more.');
      expect(findings()).toEqual([]);
    });

    it('does not mind what the main branch has done meanwhile', () => {
      git('checkout', '--quiet', 'main');
      plant(root, REPORT, report(OPTIONS));
      commit('feat!');
      git('checkout', '--quiet', 'feature');
      plant(root, 'packages/tensor/src/index.ts', '');
      commit('refactor');
      expect(findings()).toEqual([]);
    });

    it('compares with a commit, branch or tag that is asked for', () => {
      git('tag', 'v0.0.1');
      plant(root, REPORT, report(OPTIONS));
      commit('feat!');
      expect(findings('v0.0.1')).toHaveLength(1);
      expect(findings('HEAD')).toEqual([]);
      expect(() => findings('v9')).toThrow('there is no v9 here; `git fetch` it first');
    });

    it('counts the changesets that a release on the branch itself has used up', () => {
      git('checkout', '--quiet', 'main');
      changeset('waiting', { '@bp/tensor': 'minor' });
      commit('feat');
      git('checkout', '--quiet', '-B', 'feature');
      plant(root, REPORT, report(OPTIONS));
      rmSync(join(root, '.changeset/waiting.md'));
      expect(findings()).toHaveLength(1);
      plantPackage(root, 'tensor', { '.': 'index' }, '0.1.0');
      expect(findings()).toEqual([]);
    });
  });

  describe('on the main branch', () => {
    it('wants nothing before the first release', () => {
      plant(root, REPORT, report(OPTIONS));
      commit('feat!');
      expect(checkedApi(root, reports())).toEqual({
        findings: [],
        note: 'api: nothing has been released yet, so that nothing needs a changeset',
      });
    });

    it('finds nothing right after a release, whether it has a tag or not', () => {
      release('0.1.0');
      expect(findings()).toEqual([]);
      git('tag', 'v0.1.0');
      expect(findings()).toEqual([]);
    });

    it('wants a waiting changeset for every change since the release', () => {
      release('0.1.0');
      plant(root, REPORT, report(OPTIONS));
      commit('feat!');
      expect(findings()).toHaveLength(1);
      expect(checkedApi(root, reports()).note).toMatch(/the latest release$/);
      changeset('gone', { '@bp/tensor': 'minor' });
      commit('docs');
      plant(root, 'packages/tensor/src/index.ts', '');
      commit('refactor');
      expect(findings()).toEqual([]);
    });

    it('knows a release that came in by a merge, and takes a new package for none', () => {
      git('checkout', '--quiet', '-b', 'release');
      release('0.1.0');
      git('checkout', '--quiet', 'main');
      plant(root, REPORT, report(OPTIONS));
      changeset('gone', { '@bp/tensor': 'minor' });
      commit('feat!');
      git('merge', '--quiet', '--no-edit', 'release');
      const merged = git('rev-parse', 'HEAD');
      plantPackage(root, 'optim', { '.': 'index' }, '0.1.0');
      commit('feat: optim');
      expect(baseOf(root)).toEqual({ commit: merged, why: 'the latest release' });
    });
  });

  describe('without the history that it needs', () => {
    it('says so in a shallow clone', () => {
      plant(root, 'packages/tensor/src/index.ts', '');
      commit('refactor');
      const clone = join(root, 'clone');
      git('clone', '--quiet', '--depth=1', `file://${root}`, clone);
      git('-C', clone, 'checkout', '--quiet', '--detach');
      git('-C', clone, 'update-ref', '-d', 'refs/heads/main');
      expect(baseOf(clone)).toEqual({
        why: 'the clone is shallow; `git fetch --unshallow` brings the history',
        undecided: true,
      });
      const { findings, note } = checkedApi(clone, new Map([[REPORT, report(OPTIONS, SUM)]]));
      expect(findings).toEqual([]);
      expect(note).toMatch(
        /^NOTE: cannot tell whether changes have their changesets: the clone is shallow/,
      );
    });

    it('says so where there is no repository, and still compares reports with builds', () => {
      rmSync(join(root, '.git'), { recursive: true });
      const { findings, note } = checkedApi(root, new Map([[REPORT, report(OPTIONS)]]));
      expect(findings).toHaveLength(1);
      expect(note).toMatch(/this is no git repository$/);
    });
  });

  it('takes a changeset of kind `none` for no news, and refuses kinds that there are not', () => {
    git('checkout', '--quiet', '-b', 'feature');
    plant(root, REPORT, report(OPTIONS));
    changeset('sum', { '@bp/tensor': 'none' });
    expect(findings()).toEqual([expect.stringContaining('no changeset names it')]);
    changeset('sum', { '@bp/tensor': 'patch' });
    changeset('more', { '@bp/tensor': 'none' });
    expect(findings()).toEqual([expect.stringContaining('which a patch may not')]);
    changeset('more', { '@bp/tensor': 'minro' });
    expect(() => findings()).toThrow("more.md has @bp/tensor as 'minro', which is none of patch");
  });

  it('takes an empty changeset for no news', () => {
    git('checkout', '--quiet', '-b', 'feature');
    plant(root, REPORT, report(OPTIONS));
    plant(root, '.changeset/empty.md', '---\n---\n');
    expect(findings()).toEqual([expect.stringContaining('no changeset names it')]);
  });

  it('refuses a changeset that is none, by its name', () => {
    git('checkout', '--quiet', '-b', 'feature');
    plant(root, '.changeset/odd.md', 'No head.');
    expect(() => findings()).toThrow('.changeset/odd.md has no head');
  });
});

/** @param {string} [since] */
function findings(since) {
  return checkedApi(root, reports(), since).findings;
}

/** The reports as they lie there: up to date. */
function reports() {
  try {
    return new Map([[REPORT, readFileSync(join(root, REPORT), 'utf8')]]);
  } catch {
    return new Map();
  }
}

/** @param {string[]} declarations */
function report(...declarations) {
  return plainReport('@bp/tensor', `\`\`\`ts\n${declarations.join('\n\n')}\n\`\`\`\n`);
}

/** @param {string} version */
function release(version) {
  plantPackage(root, 'tensor', { '.': 'index' }, version);
  commit(`release ${version}`);
}

/** @param {string} id @param {Record<string, string>} releases @param {string} [text] */
function changeset(id, releases, text = 'It is so.') {
  const lines = Object.entries(releases).map(([name, bump]) => `'${name}': ${bump}`);
  plant(root, `.changeset/${id}.md`, `---\n${lines.join('\n')}\n---\n\n${text}\n`);
}

/** @param {string} message */
function commit(message) {
  git('add', '--all');
  git('commit', '--quiet', '--allow-empty', '-m', message);
}

/** @param {string[]} args */
function git(...args) {
  const who = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...who, ...args], { cwd: root, encoding: 'utf8' }).trim();
}
