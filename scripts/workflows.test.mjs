import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from './child.mjs';

/**
 * @typedef {object} Job
 * @property {{ matrix?: { node?: number[] } }} [strategy]
 * @property {{ uses?: string, run?: string, with?: Record<string, unknown>, env?: Record<string, string> }[]} steps
 */

const { scripts, engines, devEngines } = JSON.parse(read('package.json'));
const FOLDER = '.github/workflows';
const workflows = readdirSync(join(root, FOLDER)).map((file) => ({
  file,
  workflow: /** @type {{ on: object, permissions: object, jobs: Record<string, Job> }} */ (
    parse(read(`${FOLDER}/${file}`))
  ),
}));

/** What programs can do without a script of ours. */
const OWN_COMMANDS = { npm: ['install', 'test'], pnpm: ['install', 'exec'] };

describe.each(workflows)('$file', ({ workflow }) => {
  const steps = Object.values(workflow.jobs).flatMap(({ steps }) => steps);
  const commands = steps.flatMap(({ run, with: given }) => [
    ...(run?.split('\n') ?? []),
    ...[given?.version, given?.publish].filter((command) => typeof command === 'string'),
  ]);

  it('says when it runs and what it may do', () => {
    expect(Object.keys(workflow.on).length).toBeGreaterThan(0);
    expect(Object.keys(workflow.permissions).length).toBeGreaterThan(0);
  });

  it('takes actions by their major version', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^[\w-]+\/[\w-]+@v\d+$/.test(action))).toEqual([]);
  });

  it('calls commands that there are', () => {
    expect(commands.length).toBeGreaterThan(0);
    expect(commands.filter((command) => !isThere(command))).toEqual([]);
  });

  it('installs the pnpm that package.json names', () => {
    const versions = commands.flatMap((command) => /\bpnpm@([\d.]+)/.exec(command)?.[1] ?? []);
    expect(versions.filter((version) => version !== devEngines.packageManager.version)).toEqual([]);
  });
});

it('the tests run on every Node that is supported, from the oldest on', () => {
  const { jobs } = /** @type {typeof workflows[0]} */ (
    workflows.find(({ file }) => file === 'ci.yml')
  ).workflow;
  const [oldest] = engines.node.replace('>=', '').split('.');
  expect(jobs.test.strategy?.matrix?.node).toEqual([Number(oldest), 22, 24, 26]);
});

it('a release follows the checks and carries its provenance', () => {
  const text = read(`${FOLDER}/release.yml`);
  const { permissions, jobs, on } = parse(text);
  expect(on.workflow_run.workflows).toEqual(['ci']);
  expect(permissions['id-token']).toBe('write');
  const publish = jobs.release.steps.find((/** @type {any} */ step) => step.with?.publish);
  // the name that pnpm reads, with which changesets publish
  expect(publish.env.PNPM_CONFIG_PROVENANCE).toBe('true');
});

describe('templates of issues', () => {
  const forms = readdirSync(join(root, '.github/ISSUE_TEMPLATE')).filter(
    (file) => file !== 'config.yml',
  );

  it.each(forms)('%s asks for something', (file) => {
    const form = parse(read(`.github/ISSUE_TEMPLATE/${file}`));
    expect(form).toMatchObject({ name: expect.any(String), description: expect.any(String) });
    const ids = form.body.map((/** @type {{ id: string }} */ { id }) => id);
    expect(ids.length).toBeGreaterThan(0);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

/** @param {string} command */
function isThere(command) {
  const [program, name, ...rest] = command.trim().split(/\s+/);
  if (program === 'npm' || program === 'pnpm') {
    if (name === 'run') return rest[0] in scripts;
    return OWN_COMMANDS[program].includes(name) || name in scripts;
  }
  return existsSync(join(root, program === 'node' ? name : program));
}

/** @param {string} path */
function read(path) {
  return readFileSync(join(root, path), 'utf8');
}
