import { define } from './define';

/** A line of a stack, as V8 tells it: https://v8.dev/docs/stack-trace-api */
interface Frame {
  getScriptNameOrSourceURL(): string | null | undefined;
  getLineNumber(): number;
  getColumnNumber(): number;
}

/** The file of a frame, and where in it, as one number that grows from place to place. */
type Place = readonly [file: string | null | undefined, at: number];

/** Makes an error at the place where it stands. */
type Mark = () => Traced;

interface Traced {
  readonly stack?: unknown;
}

/** What V8 adds to the class of errors. */
interface Engine {
  readonly stackTraceLimit: number;
  readonly prepareStackTrace: unknown;
  captureStackTrace?(target: Traced, upTo: unknown): void;
}

/** The marks around each piece of the library's code, which builds and tests put there (`scripts/own-code.mjs`). */
const MARKS = /* @__PURE__ */ Symbol.for('@bp/own-code');

/** Where the pieces start and end, as far as their marks have been read. */
const pieces: (readonly [from: Place, to: Place])[] = [];

/** Deeper than networks are nested. */
const DEEP = 1000;

const LINE = '\n    at ';

/**
 * Has the stack of an error start where the user called the library, however deep in it the error arose, and also where a
 * bundler has put both into one file. Other engines than V8 tell no places but in their text; there it stays as it is.
 *
 * Costs some microseconds, mostly for the text.
 */
export function startAtUser(error: Error): void {
  const engine = Error as unknown as Engine;
  const { stackTraceLimit, prepareStackTrace } = engine;
  const capture = (target: Traced, limit: number, prepare: unknown): Traced => {
    // Unlike an assignment, this is no error where errors are frozen.
    Reflect.set(engine, 'stackTraceLimit', limit);
    Reflect.set(engine, 'prepareStackTrace', prepare);
    engine.captureStackTrace?.(target, startAtUser);
    return target;
  };
  const own = countOwn(capture({}, DEEP, placesOf));
  const heir = capture(Object.create(error), own + stackTraceLimit, prepareStackTrace);
  Reflect.set(engine, 'stackTraceLimit', stackTraceLimit);
  // A value, not a getter: consoles show no stack that would have to be computed.
  if (own > 0) define(error, 'stack', withoutFrames(heir.stack, own));
}

function placesOf(_: unknown, frames: readonly Frame[]): Place[] {
  return frames.map((frame) => [
    frame.getScriptNameOrSourceURL(),
    frame.getLineNumber() * 1e9 + frame.getColumnNumber(),
  ]);
}

/** How many frames of the library lie before the first one of the user's; −1 where none of those is told. */
function countOwn({ stack }: Traced): number {
  if (!Array.isArray(stack)) return -1;
  const marks = (globalThis as { [MARKS]?: (readonly [Mark, Mark])[] })[MARKS] ?? [];
  for (const [start, end] of marks.slice(pieces.length)) {
    pieces.push([placeOf(start), placeOf(end)]);
  }
  // Functions of the engine, such as Array.map, are at no place; they belong to whoever called them.
  return (stack as Place[]).findIndex(
    ([file, at]) =>
      at > 0 && !pieces.some(([from, to]) => from[0] === file && from[1] <= at && at <= to[1]),
  );
}

function placeOf(mark: Mark): Place {
  return (mark().stack as Place[])[0];
}

function withoutFrames(stack: unknown, count: number): unknown {
  if (typeof stack !== 'string') return stack;
  const lines = stack.split(LINE);
  lines.splice(1, count);
  return lines.join(LINE);
}
