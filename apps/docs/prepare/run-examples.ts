import { fork } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Outcome } from '../content/generated.ts';
import { ROOT } from '../content/places.ts';
import { bundledFile, bundleForNode } from './bundle.ts';
import { scriptOf } from './script-of.ts';

const FOLDER = 'generated/api-examples';

/** For all of them together. */
const LIMIT_MS = 240_000;

/**
 * Runs examples one after the other in one process: they are tested elsewhere, one by one, and here only what they print is
 * wanted.
 *
 * @returns by their names, what they print, and their scripts
 * @throws Error naming every example that fails
 */
export async function runExamples(
  codes: ReadonlyMap<string, string>,
): Promise<Record<string, Outcome>> {
  await bundleForNode(['runner/shown.ts'], 'runner');
  const names = [...codes.keys()];
  const scripts = names.map((name) => scriptOf(codes.get(name) as string));
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  mkdirSync(join(ROOT, FOLDER), { recursive: true });
  scripts.forEach((script, i) => {
    writeFileSync(join(ROOT, FOLDER, `${i}.mjs`), script);
  });
  const program = join(ROOT, FOLDER, 'all.mjs');
  writeFileSync(program, driver(scripts.length));
  const printed = await run(program);
  const problems = printed.flatMap(({ error }, i) => (error ? [`${names[i]}: ${error}`] : []));
  if (problems.length > 0) throw new Error(problems.join('\n'));
  return Object.fromEntries(
    names.map((name, i) => [name, { output: printed[i].lines.join('\n'), script: scripts[i] }]),
  );
}

interface Printed {
  readonly lines: readonly string[];
  readonly error: string | null;
}

function driver(count: number): string {
  const shown = pathToFileURL(bundledFile('runner', 'shown')).href;
  return `import { shownAll } from '${shown}';
import { seed, setBackend } from '@bp/tensor';
const all = [];
for (let i = 0; i < ${count}; i++) {
  const lines = [];
  let error = null;
  globalThis.__print = (line, ...values) => lines.push(shownAll(values));
  seed(0);
  try { await import(\`./\${i}.mjs\`); } catch (thrown) { error = String(thrown?.stack ?? thrown); }
  all.push({ lines, error });
}
process.send(all, () => process.exit());
`;
}

function run(program: string): Promise<Printed[]> {
  // examples that write files write them there
  const cwd = mkdtempSync(join(tmpdir(), 'bp-examples-'));
  return new Promise<Printed[]>((resolve, reject) => {
    const child = fork(program, [], { cwd, stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
    const timer = setTimeout(() => child.kill(), LIMIT_MS);
    child.on('message', (all) => resolve(all as Printed[]));
    child.on('exit', (code) => {
      clearTimeout(timer);
      rmSync(cwd, { recursive: true, force: true });
      reject(new Error(`the examples ended with ${code}`));
    });
  });
}
