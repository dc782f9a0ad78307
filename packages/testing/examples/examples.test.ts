import { setLanguage } from '@bp/tensor';
import { afterEach, describe, expect, it } from 'vitest';
import { type Example, pageExamples, sourceExamples } from './example';
import { PACKAGES } from './packages';
import { makePrograms, type Program, runProgram } from './program';
import { readSources } from './repository';
import { exportsWithoutExample } from './without-example';

// Wrong ones, and what is said of them.
const planted: Readonly<Record<string, [code: string, complaint: RegExp]>> = {
  'states another value': ['add(1, 2).item(); // 4', /expected 3 to strictly equal 4/],
  'states another sign of zero': ['neg(0).item(); // 0', /expected -0 to strictly equal \+?0/],
  throws: ['add([1, 2], [1, 2, 3]);', /add: /],
  'never reaches a value': ['if (isTensor(1)) {\n  add(1, 2); // 3\n}', /claims that were reached/],
  'has a type error': ['neg(1);\nadd(1, 2, 3);', /README.md:\d+1: Expected 2 arguments, but got 3/],
  'uses a name from nowhere': ['add(one, 2);', /Cannot find name 'one'/],
  'states what looks like a value': ['add(1, 2).item(); // 3 or so', /neither a value nor prose/],
};
const sources = readSources();
const examples = [...sourceExamples(sources), ...pageExamples()];
const programs = makePrograms([...examples, ...Object.values(planted).map(plant)]);
// The front doors, and those beside them that users open; `@bp/tensor/engine` is for packages that extend the engine.
const doors = [
  ...PACKAGES.map((name) => `@bp/${name}`),
  '@bp/inspect/ko',
  '@bp/tensor/en',
  '@bp/tensor/ko',
];
const claims = programs.slice(0, examples.length).flatMap((program) => program.claims);

afterEach(() => setLanguage(null));

function plant([code]: readonly [string, RegExp], index: number): Example {
  const imports = `import { add, isTensor, neg } from '@bp/tensor';`;
  const line = 1000 + 10 * index;
  return { file: 'packages/tensor/README.md', line, code, module: `${imports}\n${code}` };
}

async function complaint(program: Program): Promise<string> {
  if (program.errors.length > 0) return program.errors.join('\n');
  return runProgram(program).then(() => 'none', String);
}

describe(`${examples.length} examples that state ${claims.length} values`, () => {
  for (const [i, { file, line }] of examples.entries()) {
    it(`${file}:${line} compiles, runs and is true`, async () => {
      expect(programs[i].errors).toEqual([]);
      await runProgram(programs[i]);
    }, 60_000);
  }
});

describe('a page', () => {
  it.each(programs.slice(0, examples.length).filter(({ file }) => file.endsWith('.md')))(
    'prints the values that it states: $file',
    ({ claims }) => {
      expect(claims.filter(({ printed }) => !printed)).toEqual([]);
    },
  );
});

describe('what is exported has an example', () => {
  it.each(doors)('by %s', (door) => {
    expect(exportsWithoutExample(door, sources)).toEqual([]);
  });
});

describe('an example fails that', () => {
  for (const [i, [fault, [, expected]]] of Object.entries(planted).entries()) {
    it(fault, async () => {
      expect(await complaint(programs[examples.length + i])).toMatch(expected);
    });
  }
});
