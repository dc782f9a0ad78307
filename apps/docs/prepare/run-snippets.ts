import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import { type Outcome, snippetSource } from '../content/generated.ts';
import { brokenClaims, type Printed } from '../runner/claims.ts';
import { bundledFile, bundleForNode } from './bundle.ts';
import { scriptOf } from './script-of.ts';

/** When a snippet is given up, on a machine that has much else to do; a reader waits five seconds at most. */
const LIMIT_MS = 60_000;

const AT_ONCE = 2;

export interface SnippetRuns {
  readonly outcomes: Readonly<Record<string, Outcome>>;
  /** What failed, or printed something else than it says. */
  readonly problems: readonly string[];
}

/** Runs each snippet in a thread of its own, as a reader would run it. */
export async function runSnippets(names: readonly string[]): Promise<SnippetRuns> {
  await bundleForNode(['runner/printing.ts'], 'runner');
  const outcomes: Record<string, Outcome> = {};
  const problems: string[] = [];
  const waiting = [...names];
  const runAll = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const code = snippetSource(name);
      const script = scriptOf(code);
      try {
        const printed = await runInThread(name, script);
        problems.push(...brokenClaims(code, printed).map((problem) => `${name}: ${problem}`));
        outcomes[name] = { output: printed.map(({ text }) => text).join('\n'), script };
      } catch (error) {
        problems.push(`${name}: ${error instanceof Error ? error.message : error}`);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, runAll));
  return { outcomes, problems };
}

function runInThread(name: string, script: string): Promise<Printed[]> {
  const file = bundledFile('snippets', name);
  mkdirSync(dirname(file), { recursive: true });
  const printing = pathToFileURL(bundledFile('runner', 'printing')).href;
  const head = `import { parentPort as __port } from 'node:worker_threads'; import { consoleInto as __console, printInto as __into } from '${printing}'; const __post = (line) => __port.postMessage(line); __into(globalThis, __post); __console(globalThis, __post);`;
  writeFileSync(file, `${head}\n${script}`);
  return new Promise((resolve, reject) => {
    const printed: Printed[] = [];
    const worker = new Worker(file);
    const timer = setTimeout(() => {
      void worker.terminate();
      reject(new Error(`takes more than ${LIMIT_MS / 1000} s`));
    }, LIMIT_MS);
    worker.on('message', (one: Printed) => printed.push(one));
    worker.on('error', reject);
    worker.on('exit', () => {
      clearTimeout(timer);
      resolve(printed);
    });
  });
}
