import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../examples/packages';
import { readRecipes } from './recipe';
import { Scratch } from './scratch';

/** What must notice that a step was left out, and run what the recipe adds. */
interface Proof {
  /** The file whose step is left out at first. */
  readonly leftOut: string;
  /** The test files that fail without it. */
  readonly suites: readonly string[];
  /** The names of the tests that fail. */
  readonly missed: string;
  /** The name of what is added, as tests call it: after the last step, every suite has tests of it. */
  readonly added: string;
}

const OPERATIONS = 'packages/testing/src/operations';
const ofOperation = (row: string, added: string): Proof => ({
  leftOut: `${OPERATIONS}/${row}.ts`,
  suites: ['layouts', 'arguments', 'gradients', 'small-bits', 'large-bits', 'documentation'].map(
    (suite) => `${OPERATIONS}/${suite}.test.ts`,
  ),
  missed: 'every exported operation has a row',
  added,
});

/** By the title of the recipe. */
const PROOFS: Readonly<Record<string, Proof>> = {
  'Add an elementwise operation': ofOperation('trigonometric', 'atanh'),
  'Add an operation with a kernel': ofOperation('reductions', 'decayingSum'),
};

const recipes = readRecipes(readFileSync(`${ROOT}CONTRIBUTING.md`, 'utf8'));

it('every recipe of the page is performed', () => {
  expect(Object.keys(PROOFS)).toEqual(Object.keys(recipes));
});

describe.each(Object.entries(PROOFS))('%s', (title, { leftOut, suites, missed, added }) => {
  const steps = recipes[title];
  const last = steps.filter(({ file }) => file === leftOut);
  let scratch: Scratch;

  beforeAll(() => {
    scratch = new Scratch();
    for (const step of steps) if (!last.includes(step)) scratch.perform(step);
  });
  afterAll(() => scratch.remove());

  it('is missed by every suite while a step is left out, and runs in each of them after it', async () => {
    const before = await scratch.runTests(suites, missed);
    expect(suites.filter((suite) => !before.failed.some((test) => test.startsWith(suite)))).toEqual(
      [],
    );

    for (const step of last) scratch.perform(step);
    expect(scratch.typeErrors(steps.map(({ file }) => file))).toEqual([]);

    const written = steps.map(({ file }) => file).filter((file) => file.endsWith('.test.ts'));
    const after = await scratch.runTests([...suites, ...written], `\\b${added}\\b|${missed}`);
    expect(after.failed).toEqual([]);
    const runs = (suite: string) =>
      after.passed.some(
        (test) => test.startsWith(suite) && new RegExp(`\\b${added}\\b`).test(test),
      );
    expect(suites.filter((suite) => !runs(suite))).toEqual([]);
  }, 600_000);
});
