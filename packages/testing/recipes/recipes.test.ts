import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../examples/packages';
import { type Edit, isEdit, readRecipes, type Step } from './recipe';
import { type Outcome, Scratch, type Test } from './scratch';

/** What must notice that steps were left out, and run what the recipe adds. */
interface Proof {
  /** The files, and the commands, whose steps are left out at first. */
  readonly leftOut: readonly string[];
  /** The test files that fail without them. */
  readonly suites: readonly string[];
  /** The test files that run what is added, where those are others. */
  readonly runs?: readonly string[];
  /** The names of the tests that fail, as a pattern. */
  readonly missed: string;
  /** What the recipe adds, as a pattern: the failures name it. */
  readonly added: string;
  /** The names of the tests of what is added, where the tests that failed are those. */
  readonly tests?: string;
}

const TESTING = 'packages/testing/src';
const EXAMPLES = 'packages/testing/examples/examples.test.ts';
const SHOWN = `${TESTING}/formulas/shown.test.ts`;
const suitesIn = (folder: string, ...names: string[]): string[] =>
  names.map((name) => `${TESTING}/${folder}/${name}.test.ts`);

/** An operation that a row makes known; other suites count it, too. */
const ofOperation = (row: string, added: string, others: string[] = []): Proof => ({
  leftOut: [`${TESTING}/operations/${row}.ts`],
  suites: [
    ...suitesIn(
      'operations',
      'layouts',
      'arguments',
      'gradients',
      'small-bits',
      'large-bits',
      'documentation',
    ),
    ...others,
  ],
  missed: 'every exported operation has a row|every kernel operation with a gradient is among',
  added: `\\b${added}\\b`,
});

const suitesOfDocs = (...names: string[]): string[] =>
  names.map((name) => `apps/docs/checks/${name}.test.ts`);

/** By the title of the recipe. */
const PROOFS: Readonly<Record<string, Proof>> = {
  'Add an elementwise operation': ofOperation('trigonometric', 'atanh'),
  'Add an operation with a kernel': ofOperation(
    'reductions',
    'decayingSum',
    suitesIn('record', 'tell'),
  ),
  'Add a layer': {
    leftOut: [`${TESTING}/layers/samples.ts`, `${TESTING}/bits/layers.ts`],
    suites: [...suitesIn('layers', 'gradients'), ...suitesIn('bits', 'stateless-layers')],
    runs: [...suitesIn('layers', 'gradients'), ...suitesIn('bits', 'catalogues')],
    missed: 'every export of @bp/layers|leaves out no export of @bp/layers',
    added: '\\bEmbedding\\b',
  },
  'Add an activation': {
    leftOut: [`${TESTING}/layers/samples.ts`],
    suites: [...suitesIn('layers', 'gradients'), ...suitesIn('bits', 'stateless-layers')],
    missed: 'every export of @bp/layers|leaves out no export of @bp/layers',
    added: '\\b[Ss]quareplus\\b',
  },
  'Add a loss': {
    leftOut: [`${TESTING}/bits/losses.ts`, 'packages/losses/src/gradients.test.ts'],
    suites: [...suitesIn('bits', 'catalogues'), 'packages/losses/src/gradients.test.ts'],
    missed: 'every export that computes|every loss there is',
    added: '\\blogCosh\\b',
  },
  'Add an optimizer': {
    leftOut: [`${TESTING}/bits/optimizers.ts`],
    suites: suitesIn('bits', 'catalogues'),
    missed: 'every export that computes',
    added: '\\bLion\\b',
  },
  'Add a message': {
    leftOut: ['packages/data/src/ko.ts'],
    suites: ['scripts/messages/messages.test.mjs', 'packages/testing/messages/korean.test.ts'],
    missed: 'have their Korean twins|has every message of every package',
    added: 'fractions must be a list',
    tests: 'Korean|\\bstratifiedSplit\\b',
  },
  'Add a data set': {
    leftOut: ['packages/data/src/collection/women/README.md'],
    suites: ['packages/data/src/collection/data-sets.test.ts'],
    missed: 'names source and licence',
    added: '\\b(loadW|w)omen\\b',
  },
  'Add a page to the docs': {
    leftOut: [
      'apps/docs/theme/navigation.ts',
      'node apps/docs/scripts/agree.mjs how-to/count-parameters',
    ],
    suites: suitesOfDocs('pages', 'pairs'),
    runs: suitesOfDocs('pages', 'snippets', 'prose'),
    missed: 'the sidebar has every page once|no page is left behind',
    added: '\\bhow-to/count-parameters\\b',
  },
};

const recipes = readRecipes(readFileSync(`${ROOT}CONTRIBUTING.md`, 'utf8'));
const editsOf = (title: string): Edit[] => recipes[title].steps.filter(isEdit);
const isLeftOut = (title: string, step: Step): boolean =>
  PROOFS[title].leftOut.includes(isEdit(step) ? step.file : step.command);

/** The sources whose examples a recipe brings. */
const documented = (title: string): string[] =>
  editsOf(title)
    .filter(({ block }) => block.includes('* @example'))
    .map(({ file }) => file);
/** The tests that a recipe writes or adds to. */
const written = (title: string): string[] => [
  ...new Set(
    editsOf(title)
      .map(({ file }) => file)
      .filter((file) => file.endsWith('.test.ts')),
  ),
];
const runsOf = (title: string): readonly string[] => PROOFS[title].runs ?? PROOFS[title].suites;
const testsOf = (title: string): string => PROOFS[title].tests ?? PROOFS[title].added;

it('every recipe of the page is performed', () => {
  expect(Object.keys(PROOFS)).toEqual(Object.keys(recipes));
});

// All of them on one copy, which takes a few runs of vitest where one copy for each would take many.
describe('a recipe', () => {
  const titles = Object.keys(PROOFS);
  const proofs = Object.values(PROOFS);
  let scratch: Scratch;
  let before: Outcome;
  let after: Outcome;
  let typeErrors: readonly string[];
  let lintErrors: string;

  beforeAll(async () => {
    scratch = new Scratch();
    const perform = (leftOut: boolean): void => {
      for (const title of titles) {
        for (const step of recipes[title].steps) {
          if (isLeftOut(title, step) === leftOut) scratch.perform(step);
        }
      }
    };
    const suites = proofs.flatMap((proof) => proof.suites);
    const missed = proofs.map((proof) => proof.missed);
    perform(false);
    before = await scratch.runTests(suites, anyOf(missed));

    perform(true);
    const files = titles.flatMap((title) => editsOf(title).map(({ file }) => file));
    typeErrors = scratch.typeErrors(files);
    lintErrors = scratch.lintErrors(files);
    const examples = titles.flatMap(documented).map((file) => `${file}:`);
    after = await scratch.runTests(
      [...suites, ...titles.flatMap(runsOf), ...titles.flatMap(written), EXAMPLES, SHOWN],
      anyOf([
        ...missed,
        ...titles.map(testsOf),
        ...examples,
        'what is exported has an example',
        'the shown form of a formula',
      ]),
    );
  }, 600_000);
  afterAll(() => scratch.remove());

  it.each(Object.entries(PROOFS))(
    '%s: is missed by every suite while a step is left out',
    (_, { suites, missed, added }) => {
      const missing = before.failed.filter(({ reason }) => new RegExp(added).test(reason));
      expect(suitesWithout(missing, suites, missed)).toEqual([]);
    },
  );

  it.each(titles)('%s: runs in every suite after its last step', (title) => {
    const { suites, missed } = PROOFS[title];
    expect(suitesWithout(after.passed, suites, missed)).toEqual([]);
    expect(
      suitesWithout(after.passed, [...runsOf(title), ...written(title)], testsOf(title)),
    ).toEqual([]);
    const unproved = documented(title).filter(
      (file) => !after.passed.some(({ name }) => name.includes(` ${file}:`)),
    );
    expect(unproved).toEqual([]);
  });

  it.each(titles)('%s: names a command that runs every suite', (title) => {
    const files = [
      ...PROOFS[title].suites,
      ...runsOf(title),
      ...written(title),
      ...(documented(title).length > 0 ? [EXAMPLES] : []),
    ];
    const { checkedBy } = recipes[title];
    expect(files.filter((file) => !checkedBy.some((part) => file.includes(part)))).toEqual([]);
  });

  it('has no error of type after its last step', () => {
    expect(typeErrors).toEqual([]);
  });

  it('has the form of the repository after its last step', () => {
    expect(lintErrors).toBe('');
  });

  it('has no test that fails after its last step', () => {
    expect(after.failed).toEqual([]);
  });
});

/** A pattern for what fits any of some. */
function anyOf(patterns: readonly string[]): string {
  return [...new Set(patterns)].map((pattern) => `(?:${pattern})`).join('|');
}

/** The test files that have none of some tests whose name matches. */
function suitesWithout(tests: readonly Test[], suites: readonly string[], name: string): string[] {
  const named = tests.filter((test) => new RegExp(name).test(test.name));
  return suites.filter((suite) => !named.some(({ file }) => file === suite));
}
