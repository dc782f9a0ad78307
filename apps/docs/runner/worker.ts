/// <reference lib="webworker" />
import type * as Tensor from '@bp/tensor';
import type * as Korean from '@bp/tensor/ko';
import { faultOf } from './fault.ts';
import { namesImported, withAddresses } from './imports.ts';
import type { Job, Letter, Line, Order } from './letters.ts';
import { consoleInto, printInto } from './printing.ts';

/** Nobody reads more, and a loop that prints must not drown the page. */
const MOST_LINES = 500;
const MOST_CHARACTERS = 100_000;

let port: MessagePort;
const post = (letter: Letter) => port.postMessage(letter);

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

const hear = ({ data }: MessageEvent<Order>) => {
  port = data.port;
  void work(data.job);
};
// one order: code of a reader may send itself messages
addEventListener('message', hear, { once: true });

async function work(job: Job): Promise<void> {
  let module: string | null = null;
  let unknown: readonly string[] = [];
  try {
    const script = job.edited ? (await import('./strip-types.ts')).stripTypes(job.code) : job.code;
    unknown = await load(script, job.doors);
    const code = withAddresses(script, job.doors);
    module = URL.createObjectURL(new Blob([code], { type: 'text/javascript' }));
    post({ kind: 'begins' });
    const start = performance.now();
    await import(module);
    tell();
    post({ kind: 'ends', timeMs: performance.now() - start, left });
  } catch (error) {
    tell();
    const thrown = unknownPackage(error, unknown) ?? (await inLanguage(error, job));
    post({ kind: 'fails', fault: faultOf(thrown, job.edited ? module : null) });
  }
}

/**
 * Brings the packages before the clock starts: a slow line is no endless loop.
 *
 * @returns names that are of no package here; they may stand in a comment or a text
 */
async function load(script: string, doors: Job['doors']): Promise<string[]> {
  const names = namesImported(script);
  const known = names.filter((name) => Object.hasOwn(doors, name));
  await Promise.all(known.map((name) => import(doors[name])));
  return names.filter((name) => !Object.hasOwn(doors, name));
}

class UnknownPackage extends Error {
  override name = 'ImportError';
}

/** What browsers say of a package that is not here, each in words of its own, with its name. */
function unknownPackage(error: unknown, names: readonly string[]): UnknownPackage | null {
  if (!(error instanceof TypeError)) return null;
  const { message } = error;
  const name = names.find((one) => message.includes(one));
  return name === undefined ? null : new UnknownPackage(name);
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
