/** A line of a stack, as V8 tells it: https://v8.dev/docs/stack-trace-api */
interface Frame {
  getScriptNameOrSourceURL(): string | null | undefined;
  getLineNumber(): number | null;
  getColumnNumber(): number | null;
}

/** What V8 adds to the class of errors. */
interface Engine {
  stackTraceLimit: number;
  prepareStackTrace: unknown;
  captureStackTrace(target: object, upTo: unknown): void;
}

/** A piece of a file, between two places. */
interface Piece {
  readonly from: Place;
  readonly to: Place;
}

type Place = readonly [line: number, column: number];

/** Makes an error at the place where it stands. */
type Mark = () => Error;

/** The marks around each piece of the library's code, which builds and tests put there (`scripts/own-code.mjs`). */
const MARKS = Symbol.for('@bp/own-code');

/** By their files, the pieces whose marks have been read. */
const pieces = /* @__PURE__ */ new Map<string, Piece[]>();
let known = 0;

/** How many frames are looked at first: the library seldom calls deeper. */
const FEW = 24;

/**
 * Has the stack of an error start where the user called the library, however deep in it the error arose, and also where a
 * bundler has put both into one file. Other engines than V8 tell no places but in their text; there it stays as it is.
 *
 * Costs some microseconds; the text is made when it is first read.
 */
export function startAtUser(error: Error): void {
  const engine = Error as unknown as Engine;
  const { stackTraceLimit, prepareStackTrace } = engine;
  // Its text is that of the error, whose own stack can then be cut when it is asked for.
  const heir = Object.create(error) as { readonly stack?: unknown };
  let own = 0;
  try {
    try {
      engine.prepareStackTrace = (_: unknown, frames: readonly Frame[]) => frames;
      own = countOwn(engine);
      engine.stackTraceLimit = own + stackTraceLimit;
      engine.captureStackTrace(heir, startAtUser);
    } finally {
      engine.stackTraceLimit = stackTraceLimit;
      engine.prepareStackTrace = prepareStackTrace;
    }
  } catch {
    // Another engine, or errors that are frozen.
    return;
  }
  if (own <= 0) return;
  let stack: unknown;
  Object.defineProperty(error, 'stack', {
    configurable: true,
    get() {
      stack ??= withoutFrames(heir.stack, own);
      return stack;
    },
    set(value) {
      stack = value;
    },
  });
}

const LINE = '\n    at ';

function withoutFrames(stack: unknown, count: number): unknown {
  if (typeof stack !== 'string') return stack;
  const [head, ...lines] = stack.split(LINE);
  return [head, ...lines.slice(count)].join(LINE);
}

/** How many frames of the library lie before the first one of the user's; −1 where there is none of those. */
function countOwn(engine: Engine): number {
  readMarks();
  for (let limit = FEW; ; limit *= 4) {
    engine.stackTraceLimit = limit;
    const target = {};
    engine.captureStackTrace(target, startAtUser);
    const frames = framesOf(target);
    const count = frames.findIndex(isUsers);
    if (count >= 0 || frames.length < limit) return count;
  }
}

function readMarks(): void {
  const marks = (globalThis as { [MARKS]?: (readonly [Mark, Mark])[] })[MARKS] ?? [];
  for (; known < marks.length; known++) {
    const [start, end] = marks[known].map((mark) => framesOf(mark())[0]);
    const file = fileOf(start);
    const piece = { from: placeOf(start), to: placeOf(end) };
    pieces.set(file, [...(pieces.get(file) ?? []), piece]);
  }
}

/** The frames of an error, or of what has been given a stack, while they are told as such. */
function framesOf(target: { readonly stack?: unknown }): readonly Frame[] {
  if (!Array.isArray(target.stack)) throw new TypeError('this engine tells no frames');
  return target.stack;
}

function isUsers(frame: Frame): boolean {
  const file = fileOf(frame);
  // Functions of the engine, such as Array.map, are in no file; they belong to whoever called them.
  if (file === '') return false;
  const own = pieces.get(file);
  if (own === undefined) return true;
  const place = placeOf(frame);
  return !own.some(({ from, to }) => isBefore(from, place) && isBefore(place, to));
}

function fileOf(frame: Frame): string {
  return frame.getScriptNameOrSourceURL() ?? '';
}

function placeOf(frame: Frame): Place {
  return [frame.getLineNumber() ?? 0, frame.getColumnNumber() ?? 0];
}

function isBefore(a: Place, b: Place): boolean {
  return a[0] < b[0] || (a[0] === b[0] && a[1] <= b[1]);
}
