import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../examples/packages';
import { readRecipes } from './recipe';
import { type Outcome, Scratch } from './scratch';

/** What must notice that steps were left out, and run what the recipe adds. */
interface Proof {
  /** The files whose steps are left out at first. */
  readonly leftOut: readonly string[];
  /** The test files that fail without them. */
  readonly suites: readonly string[];
  /** The names of the tests that fail, as a pattern. */
  readonly missed: string;
  /** The names of the tests of what is added, which each suite has after the last step; the same where it has none. */
  readonly added?: string;
}

const OPERATIONS = 'packages/testing/src/operations';
const ofOperation = (row: string, added: string): Proof => ({
  leftOut: [`${OPERATIONS}/${row}.ts`],
  suites: ['layouts', 'arguments', 'gradients', 'small-bits', 'large-bits', 'documentation'].map(
    (suite) => `${OPERATIONS}/${suite}.test.ts`,
  ),
  missed: 'every exported operation has a row',
  added: `\\b${added}\\b`,
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

describe.each(Object.entries(PROOFS))(
  '%s',
  (title, { leftOut, suites, missed, added = missed }) => {
    const steps = recipes[title];
    const files = steps.map(({ file }) => file);
    let scratch: Scratch;

    beforeAll(() => {
      scratch = new Scratch();
    });
    afterAll(() => scratch.remove());

    it('is missed by every suite while a step is left out, and runs in each of them after it', async () => {
      for (const step of steps) if (!leftOut.includes(step.file)) scratch.perform(step);
      const before = await scratch.runTests(suites, missed);
      expect(suitesWithout(before.failed, suites, missed)).toEqual([]);

      for (const step of steps) if (leftOut.includes(step.file)) scratch.perform(step);
      expect(scratch.typeErrors(files)).toEqual([]);
      const written = files.filter((file) => file.endsWith('.test.ts'));
      const after = await scratch.runTests([...suites, ...written], `${added}|${missed}`);
      expect(after.failed).toEqual([]);
      expect(suitesWithout(after.passed, [...suites, ...written], added)).toEqual([]);
    }, 600_000);
  },
);

/** The test files that have none of some tests whose name matches. */
function suitesWithout(
  tests: Outcome['passed'],
  suites: readonly string[],
  name: string,
): string[] {
  const named = tests.filter((test) => new RegExp(name).test(test.name));
  return suites.filter((suite) => !named.some(({ file }) => file === suite));
}
