import { BpError, isTensor, type Tensor, type TensorLike } from '@bp/tensor';
import { asTensor, isCallable, isPlainObject } from '@bp/tensor/engine';

/** Anything that can be gone through, at once or waiting. */
export type Flow<T = unknown> = Iterable<T> | AsyncIterable<T>;

/** Where examples come from. */
export interface Source {
  /** Whether one must wait for each of them. */
  readonly waits: boolean;
  /** How many there are, where it is known. */
  readonly length?: number | undefined;
  /** Begins anew. */
  open(epoch: number): Flow;
}

/**
 * What was given as a source.
 *
 * @throws BpError `BP_OPTION` for what cannot be gone through
 */
export function readSource(op: string, given: unknown): Source {
  if (isCallable(given)) return sourceOfFunction(op, given as () => unknown);
  if (isPlainObject(given) && !isFlow(given)) return sourceOfTensors(op, given);
  if (isTensor(given)) return sourceOfTensor(op, given);
  if (!isFlow(given)) {
    const kind = typeof given === 'object' ? 'an object' : `a ${typeof given}`;
    return refuse(op, given === null ? 'null' : kind);
  }
  const flow = given;
  const { length } = flow as { readonly length?: unknown };
  return {
    waits: waits(flow),
    length: typeof length === 'number' ? length : undefined,
    open(epoch) {
      const { atEpoch } = flow as { atEpoch?: (epoch: number) => Flow };
      if (isCallable(atEpoch)) return atEpoch?.call(flow, epoch) as Flow;
      return goneThroughOnce(op, flow);
    },
  };
}

function isFlow(value: unknown): value is Flow {
  try {
    return (
      typeof value === 'object' &&
      value !== null &&
      (isCallable((value as Partial<Iterable<unknown>>)[Symbol.iterator]) ||
        isCallable((value as Partial<AsyncIterable<unknown>>)[Symbol.asyncIterator]))
    );
  } catch {
    // A proxy that was revoked is nothing.
    return false;
  }
}

function waits(flow: Flow): boolean {
  return Symbol.asyncIterator in flow;
}

/** A function begins anew at each call; the first one, which tells what it gives, is used. */
function sourceOfFunction(op: string, make: () => unknown): Source {
  const made = (): Flow => {
    const flow = make();
    if (isFlow(flow)) return flow;
    return refuse(
      op,
      typeof flow === 'object' ? 'a function of another object' : `a function of ${flow}`,
    );
  };
  let first: Flow | null = made();
  return {
    waits: waits(first),
    open() {
      const flow = first ?? made();
      first = null;
      return flow;
    },
  };
}

/** Of tensors by name, the rows. */
function sourceOfTensors(op: string, given: Record<string, unknown>): Source {
  const columns = Object.entries(given).map(([name, x]): [string, Tensor] => [
    name,
    asTensor(op, x as TensorLike),
  ]);
  const n = columns[0]?.[1].shape[0];
  for (const [name, { shape }] of columns) {
    if (n !== undefined && shape[0] === n) continue;
    throw new BpError(
      'BP_SHAPE',
      op,
      'along axis 0 all must have as many examples, got {shape} of {first} and {other} of {name}',
      { shape: columns[0][1].shape, first: columns[0][0], other: shape, name },
    );
  }
  if (n === undefined) return refuse(op, 'an object with nothing in it');
  return {
    waits: false,
    length: n,
    *open() {
      for (let i = 0; i < n; i++) {
        yield Object.fromEntries(columns.map(([name, x]) => [name, x.at(i)]));
      }
    },
  };
}

/** Of a single tensor, the rows. */
function sourceOfTensor(op: string, x: Tensor): Source {
  const n = x.shape[0];
  if (n === undefined) return refuse(op, 'a single number');
  return {
    waits: false,
    length: n,
    *open() {
      for (let i = 0; i < n; i++) yield x.at(i);
    },
  };
}

function refuse(op: string, got: string): never {
  throw new BpError(
    'BP_OPTION',
    op,
    'expected what can be gone through, such as an array, a generator function or tensors by name, got {got}',
    { got },
  );
}

/** What has been gone through and cannot begin anew. */
const spent = /* @__PURE__ */ new WeakSet<Flow>();

/**
 * The flow, unless it has been gone through before and has nothing left, as a generator or a stream.
 *
 * @throws BpError `BP_OPTION`
 */
function goneThroughOnce(op: string, flow: Flow): Flow {
  if (!isOneShot(flow)) return flow;
  if (spent.has(flow)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'the source can be gone through only once, and has been; give a function that makes it anew, such as dataset(() => rows())',
    );
  }
  spent.add(flow);
  return flow;
}

function isOneShot(flow: Flow): boolean {
  // streams of the browser and of Node
  if ('getReader' in flow || 'pipe' in flow) return true;
  // an iterator, which goes on where it is
  return isCallable((flow as unknown as Iterator<unknown>).next);
}
