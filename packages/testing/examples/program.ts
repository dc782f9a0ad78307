import { createRequire } from 'node:module';
import { isTensor } from '@bp/tensor';
import { expect } from 'vitest';
import { type ClaimedCode, findClaims } from './claims';
import { compile } from './compile';
import type { Example } from './example';
import { ROOT } from './packages';
import { importedFile } from './repository';

/** An example, ready to run. */
export interface Program extends Omit<ClaimedCode, 'code'> {
  readonly file: string;
  /** CommonJS that calls `require` and `__claim`. */
  readonly script: string;
  /** What is wrong with it as it stands: type errors with their places, comments that are no values. */
  readonly errors: readonly string[];
}

/** Compiles examples, all at once. */
export function makePrograms(examples: readonly Example[]): Program[] {
  const claimed = examples.map(({ module }) => findClaims(module));
  const compiled = compile(
    examples.map(({ file, line }, i) => ({
      path: `${ROOT}${file}.example-${line}.ts`,
      text: `declare function __claim(index: number, value: unknown): void; ${claimed[i].code}`,
    })),
  );
  return examples.map((example, i) => {
    const { file } = example;
    const { claims, misspelt } = claimed[i];
    const { script } = compiled[i];
    // The code begins on the second line of its module.
    const errors = compiled[i].errors.map(
      ({ line, message }) => `${file}:${example.line + line - 2}: ${message}`,
    );
    const comments = misspelt.map((comment) => `neither a value nor prose: // ${comment}`);
    return { file, script, claims, misspelt, errors: [...errors, ...comments] };
  });
}

/**
 * Runs an example; fails where it throws, where a claim is false and where a claim is never reached.
 */
export async function runProgram({ file, script, claims }: Program): Promise<void> {
  const modules = await loadModules(file, script);
  const reached = new Set<number>();
  const check = (index: number, actual: unknown): void => {
    const { expression, value, printed } = claims[index];
    reached.add(index);
    if (printed && isTensor(actual)) throw new Error(`${expression} prints more than its values`);
    expect(plain(actual), expression).toStrictEqual(value);
  };
  const run = new AsyncFunction('require', 'exports', '__claim', script);
  await run((specifier: string) => modules.get(specifier), {}, check);
  expect(reached.size, 'claims that were reached').toBe(claims.length);
}

const AsyncFunction = (async () => {}).constructor as new (
  ...parts: string[]
) => (...values: unknown[]) => Promise<void>;

/** The modules that a script requires: sources of ours, and packages as seen from the file. */
async function loadModules(file: string, script: string): Promise<ReadonlyMap<string, unknown>> {
  const require = createRequire(ROOT + file);
  const modules = new Map<string, unknown>();
  for (const [, specifier] of script.matchAll(/require\("([^"]+)"\)/g)) {
    const source = importedFile(file, specifier);
    modules.set(specifier, source ? await import(ROOT + source) : require(specifier));
  }
  return modules;
}

/** A value as a comment can write it: tensors and typed arrays as arrays. */
function plain(value: unknown): unknown {
  if (isTensor(value)) return value.toArray();
  if (ArrayBuffer.isView(value)) return Array.from(value as Float32Array);
  return Array.isArray(value) ? value.map(plain) : value;
}
