/// <reference lib="webworker" />
import type * as Tensor from '@bp/tensor';
import type * as Korean from '@bp/tensor/ko';
import { faultOf } from './fault.ts';
import { namesImported, withAddresses } from './imports.ts';
import type { Job, Letter, Line } from './letters.ts';
import { consoleInto, printInto } from './printing.ts';

/** Nobody reads more, and a loop that prints must not drown the page. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 100_000;

const post = (letter: Letter) => postMessage(letter);

let waiting: Line[] = [];
let printed = 0;
let characters = 0;
let left = 0;
let lastPost = 0;

function print(line: Line): void {
  printed++;
  characters += line.text.length;
  if (printed > MOST_LINES || characters > MOST_CHARACTERS) {
    left++;
    if (left === 1) tell();
    return;
  }
  waiting.push(line);
  // A loop that never ends returns to nobody: what it prints is told as it goes, at most every 50 ms.
  if (performance.now() - lastPost > 50) tell();
}

printInto(globalThis, print);
consoleInto(globalThis, print);

function tell(): void {
  if (waiting.length === 0) return;
  post({ kind: 'lines', lines: waiting });
  waiting = [];
  lastPost = performance.now();
}

addEventListener('message', async ({ data }: MessageEvent<Job>) => {
  let module: string | null = null;
  try {
    const script = data.edited
      ? (await import('./strip-types.ts')).stripTypes(data.code)
      : data.code;
    await load(script, data.doors);
    const code = withAddresses(script, data.doors);
    module = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    post({ kind: 'begins' });
    const start = performance.now();
    await import(module);
    tell();
    post({ kind: 'ends', timeMs: performance.now() - start, left });
  } catch (error) {
    tell();
    const fault = faultOf(await inLanguage(error, data), data.edited ? module : null);
    post({ kind: 'fails', fault });
  }
});

/** Brings the packages before the clock starts: a slow line is no endless loop. */
async function load(script: string, doors: Job['doors']): Promise<void> {
  const names = namesImported(script);
  const unknown = names.find((name) => !Object.hasOwn(doors, name));
  if (unknown !== undefined) throw new UnknownPackage(unknown);
  await Promise.all(names.map((name) => import(doors[name])));
}

class UnknownPackage extends Error {
  override name = 'ImportError';
}

/**
 * An error of the packages in the language of the page. Code runs in English, as it did when the site was built, so that
 * what it prints is what stands below it; only what it does not catch is told again.
 */
async function inLanguage(error: unknown, { language, doors }: Job): Promise<unknown> {
  if (language !== 'ko') return error;
  const { BpError, isBpError, setLanguage }: typeof Tensor = await import(doors['@bp/tensor']);
  if (!isBpError(error)) return error;
  const { ko }: typeof Korean = await import(doors['@bp/tensor/ko']);
  setLanguage(ko);
  const told = new BpError(error.code, error.op, error.template, error.values);
  if (error.path !== null) told.at(error.path);
  told.stack = error.stack;
  return told;
}
