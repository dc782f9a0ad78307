import { asExpr, at, beyond, i32, load, ModuleWriter, store } from '@bp/tensor/wasm';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { SharedProgram } from './current';
import { WorkingTeam } from './team';

/** How long a test waits for another thread, in milliseconds. */
const PATIENCE = 20_000;

const now = performance.now.bind(performance);

/** Has a team never rest, since time stands still for it. */
function stopTime(): void {
  vi.spyOn(performance, 'now').mockReturnValue(1);
}

/** Runs kernel 3 for a while; returns how often. */
function runFor(ms: number, working: WorkingTeam, program: SharedProgram): number {
  let times = 0;
  for (const end = now() + ms; now() < end; times++) working.run(program, 3);
  return times;
}

const PARTS = 64;

const teams: WorkingTeam[] = [];

async function team(others: number, onLost = () => {}): Promise<WorkingTeam> {
  const made = await WorkingTeam.start(others, onLost);
  teams.push(made);
  return made;
}

afterEach(() => {
  for (const made of teams.splice(0)) made.end();
  vi.restoreAllMocks();
});

/** A program whose kernel 3 adds 1 to a number for each of its parts, beside each the thread's scratch address. */
function counter(factor = 1) {
  const writer = new ModuleWriter({ sharedMemory: true });
  writer.function(
    3,
    'void',
    (fn) => {
      const [from, to, scratch] = fn.parameters;
      fn.for(from, to, 1, (i) => {
        const place = at(i32.mul(i, 8));
        fn.do(store.i32(place, asExpr(i32.add(load.i32(place), factor))));
        fn.do(store.i32(beyond(place, 4), asExpr(scratch)));
      });
    },
    '3',
  );
  const memory = new WebAssembly.Memory({ initial: 1, maximum: 1, shared: true });
  const module = new WebAssembly.Module(writer.finish());
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  const run = exports[3] as (from: number, to: number, scratch: number) => void;
  const numbers = new Int32Array(memory.buffer, 0, 2 * PARTS);
  const of = (k: number): number[] => Array.from({ length: PARTS }, (_, i) => numbers[2 * i + k]);
  return {
    /** With what the main thread does before each of its pieces. */
    program: (before = () => {}): SharedProgram => ({
      module,
      memory,
      kernels: {
        3: {
          run(...values) {
            before();
            run(...values);
          },
          parts: PARTS,
        },
      },
      scratch: [1000, 1001, 1002],
    }),
    counts: () => of(0),
    /** Which thread did each part last. */
    threads: () => of(1),
  };
}

describe.each([1, 2])('a team of the main thread and %i more', (others) => {
  it('does every part once, whoever does it', async () => {
    stopTime();
    const working = await team(others);
    const { program, counts } = counter();
    const shared = program();
    working.add({}, shared);
    const times = runFor(200, working, shared);
    expect(counts()).toEqual(new Array(PARTS).fill(times));
  });

  it('has every thread do pieces, each with working memory of its own', async () => {
    stopTime();
    const working = await team(others);
    const { program, threads } = counter();
    const shared = program(() => {
      const end = now() + 5;
      while (now() < end);
    });
    working.add({}, shared);
    const seen = new Set<number>();
    const end = now() + PATIENCE;
    while (seen.size < others + 1 && now() < end) {
      working.run(shared, 3);
      for (const thread of threads()) seen.add(thread);
    }
    expect([...seen].sort()).toEqual([1000, 1001, 1002].slice(0, others + 1));
  });
});

describe('a team', () => {
  it('goes by the latest program of an owner', async () => {
    const working = await team(1);
    stopTime();
    const owner = {};
    for (const factor of [1, 10]) {
      const { program, counts } = counter(factor);
      const shared = program();
      working.add(owner, shared);
      const times = runFor(50, working, shared);
      expect(counts()).toEqual(new Array(PARTS).fill(times * factor));
    }
  });

  it('does everything alone once the other threads are gone', async () => {
    stopTime();
    const working = await team(1);
    const { program, counts } = counter();
    const shared = program();
    working.add({}, shared);
    let times = runFor(50, working, shared);
    working.end();
    times += runFor(50, working, shared);
    await new Promise((resolve) => setTimeout(resolve, 50));
    times += runFor(50, working, shared);
    expect(counts()).toEqual(new Array(PARTS).fill(times));
  });

  it('tells that a thread has died, and goes on without', async () => {
    stopTime();
    const onLost = vi.fn();
    const working = await team(1, onLost);
    const { program, counts } = counter();
    const shared = program();
    // A thread cannot run it, since it asks for a memory of another kind.
    const module = new WebAssembly.Module(new ModuleWriter().finish());
    working.add({}, { ...shared, module });
    working.add({}, shared);
    let times = runFor(50, working, shared);
    await vi.waitFor(() => expect(onLost).toHaveBeenCalledOnce(), PATIENCE);
    times += runFor(50, working, shared);
    expect(counts()).toEqual(new Array(PARTS).fill(times));
  });

  it('works again after the other threads have slept', async () => {
    const working = await team(1);
    const { program, counts } = counter();
    const shared = program();
    working.add({}, shared);
    for (let i = 0; i < 20; i++) {
      working.run(shared, 3);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    expect(counts()).toEqual(new Array(PARTS).fill(20));
  });
});
