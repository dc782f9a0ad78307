import type { Flow, Source } from './source';
import type { Stage } from './stages';

/** A source whose examples go through a stage. */
export function flowOf(source: Source, stage: Stage): Source {
  const { length, waits } = source;
  return {
    waits,
    length: length === undefined ? undefined : stage.length?.(length),
    open(epoch) {
      const flow = () => source.open(epoch);
      return waits ? waiting(flow, stage, epoch) : atOnce(flow as never, stage, epoch);
    },
  };
}

function* atOnce(flow: () => Iterable<unknown>, stage: Stage, epoch: number): Generator<unknown> {
  const pass = stage.pass(epoch);
  if (pass.done) return;
  for (const example of flow()) {
    yield* pass.push(example) as Iterable<unknown>;
    if (pass.done) return;
  }
  if (pass.end) yield* pass.end();
}

async function* waiting(flow: () => Flow, stage: Stage, epoch: number): AsyncGenerator<unknown> {
  const pass = stage.pass(epoch);
  if (pass.done) return;
  for await (const example of flow()) {
    yield* await pass.push(example);
    if (pass.done) return;
  }
  if (pass.end) yield* pass.end();
}

/** One source after the other. */
export function joined(sources: readonly Source[]): Source {
  const lengths = sources.map(({ length }) => length);
  const opened = (epoch: number) => sources.map((source) => () => source.open(epoch));
  const waits = sources.some((source) => source.waits);
  return {
    waits,
    length: lengths.reduce((sum, n) =>
      sum === undefined || n === undefined ? undefined : sum + n,
    ),
    open: (epoch) => (waits ? joinedWaiting(opened(epoch)) : joinedAtOnce(opened(epoch) as never)),
  };
}

function* joinedAtOnce(flows: readonly (() => Iterable<unknown>)[]): Generator<unknown> {
  for (const flow of flows) yield* flow();
}

async function* joinedWaiting(flows: readonly (() => Flow)[]): AsyncGenerator<unknown> {
  for (const flow of flows) yield* flow();
}

/** Two sources side by side. */
export function paired(sources: readonly Source[]): Source {
  const lengths = sources.map(({ length }) => length);
  const waits = sources.some((source) => source.waits);
  const known = lengths.every((length) => length !== undefined);
  return {
    waits,
    length: known ? Math.min(...(lengths as number[])) : undefined,
    open(epoch) {
      const flows = sources.map((source) => source.open(epoch));
      return waits ? pairedWaiting(flows) : pairedAtOnce(flows as Iterable<unknown>[]);
    },
  };
}

function* pairedAtOnce(flows: readonly Iterable<unknown>[]): Generator<unknown> {
  const iterators = flows.map((flow) => flow[Symbol.iterator]());
  try {
    for (;;) {
      const results = iterators.map((iterator) => iterator.next());
      if (results.some(({ done }) => done)) return;
      yield results.map(({ value }) => value);
    }
  } finally {
    for (const iterator of iterators) iterator.return?.();
  }
}

async function* pairedWaiting(flows: readonly Flow[]): AsyncGenerator<unknown> {
  const iterators = flows.map((flow) =>
    Symbol.asyncIterator in flow ? flow[Symbol.asyncIterator]() : flow[Symbol.iterator](),
  );
  try {
    for (;;) {
      const results = await Promise.all(iterators.map((iterator) => iterator.next()));
      if (results.some(({ done }) => done)) return;
      yield await Promise.all(results.map(({ value }) => value));
    }
  } finally {
    for (const iterator of iterators) await iterator.return?.();
  }
}
