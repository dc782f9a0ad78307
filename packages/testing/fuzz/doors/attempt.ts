import { isBpError, isTensor, seed, setBackend, setLanguage } from '@bp/tensor';
import { Draw } from '../draw';
import { Hostility, hostile } from './hostile';
import { watched } from './inputs';
import { faultOf, isRevoked } from './results';
import type { Target } from './targets';

/** Something that should not have happened. */
export interface Fault {
  /** The seed that does it again, as the first of a run. */
  readonly seed: number;
  readonly target: string;
  readonly what: string;
}

const LONGEST_MESSAGE = 500;
const LONGEST_MS = 4000;

/** One call from one seed: of a random target, with arguments of which some are not what it wants. */
export async function attempt(
  from: number,
  targets: readonly Target[],
  note: (target: string) => void = () => {},
): Promise<Fault[]> {
  const draw = new Draw(from);
  draw.number();
  const target = draw.of(targets);
  note(target.name);
  const faults: Fault[] = [];
  const found = (what: string) => faults.push({ seed: from, target: target.name, what });
  let prepared: ReturnType<Target['prepare']>;
  try {
    prepared = target.prepare(draw);
  } catch (error) {
    // What is wanted does not go together, which is no fault.
    if (!isBpError(error))
      found(`cannot be prepared: ${String(error).slice(0, 160)}${placeOf(error)}`);
    return faults;
  }
  const { args: wanted, call } = prepared;
  const args = spoilt(draw, wanted);
  const changed = watched(args);
  const start = performance.now();
  try {
    const result = await used(draw, call(args));
    const fault = faultOf(result, args);
    if (fault !== null) found(`gives ${fault}`);
  } catch (error) {
    const fault = faultOfError(error, args);
    if (fault !== null) found(fault);
  }
  const ms = performance.now() - start;
  if (ms > LONGEST_MS) found(`takes ${Math.round(ms / 1000)} s`);
  if (!target.keeps) for (const i of changed()) found(`changes its argument ${i}`);
  setLanguage(null);
  setBackend('wasm');
  seed(0);
  return faults;
}

/** The arguments with one or more of them replaced, left out or altered inside. */
function spoilt(draw: Draw, wanted: readonly unknown[]): unknown[] {
  const args = [...wanted];
  const i = draw.below(args.length + 1);
  switch (draw.below(8)) {
    case 0:
      return args.map(() => hostile(draw));
    case 1:
      args.length = Math.min(i, args.length);
      return args;
    case 2:
      args[args.length === 0 ? 0 : args.length - 1] = spoiltInside(
        draw,
        args[args.length - 1] ?? {},
      );
      return args;
    case 3:
    case 4:
      if (i < args.length) args[i] = spoiltInside(draw, args[i]);
      else args.push(hostile(draw));
      return args;
    default:
      args[Math.min(i, args.length)] = hostile(draw);
      return args;
  }
}

/** A copy of a list or of options in which one thing is another. */
function spoiltInside(draw: Draw, value: unknown): unknown {
  if (Array.isArray(value)) {
    const list = [...value];
    list[draw.below(list.length + 1)] = hostile(draw);
    return list;
  }
  if (typeof value !== 'object' || value === null || value.constructor !== Object)
    return hostile(draw);
  const keys = Object.keys(value);
  return { ...value, [keys.length === 0 ? 'x' : draw.of(keys)]: hostile(draw) };
}

/** What comes of a result when it is used: a function called, a promise awaited, the first of a sequence taken. */
async function used(draw: Draw, result: unknown): Promise<unknown> {
  if (typeof result === 'object' && result !== null && isRevoked(result)) return null;
  if (result instanceof Promise) return await result;
  if (typeof result === 'function' && !/^class\b/.test(Function.prototype.toString.call(result))) {
    return await (result as (...args: unknown[]) => unknown)(hostile(draw), hostile(draw));
  }
  if (
    typeof result === 'object' &&
    result !== null &&
    !isTensor(result) &&
    !Array.isArray(result)
  ) {
    const next: unknown = (result as Partial<Iterator<unknown>>).next;
    if (typeof next === 'function') for (let i = 0; i < 3; i++) next.call(result);
  }
  return result;
}

function faultOfError(error: unknown, args: readonly unknown[]): string | null {
  if (error instanceof Hostility)
    return error.message === 'conversion' ? 'turns a value into text or a number' : null;
  if (args.includes(error)) return null;
  if (!isBpError(error)) return `throws ${String(error).slice(0, 160)}${placeOf(error)}`;
  const { message } = error;
  if (message.length > LONGEST_MESSAGE) return `throws a message of ${message.length} characters`;
  if (message.includes('[object ')) return `says: ${message.slice(0, 160)}`;
  return null;
}

/** The innermost line of the library in a stack. */
function placeOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const line = stack.split('\n').find((one) => one.includes('/src/'));
  return line === undefined
    ? ''
    : ` at ${line.replace(/.*?\/?packages\//, '').replace(/\).*/, '')}`;
}
