import { BpError, Rng } from '@bp/tensor';
import { randomOrder } from '../order/random-order';
import { isPromise } from './promise';

/** One pass of a stage: takes examples one by one and gives those that become of them. */
export interface Pass {
  push(example: unknown): Iterable<unknown> | Promise<Iterable<unknown>>;
  /** What is left when there are no more. */
  end?(): Iterable<unknown>;
  /** Whether it wants no more. */
  done?: boolean;
}

/** What is done to each example on its way. */
export interface Stage {
  /** How many come out of so many, where it is known. */
  length?(n: number): number;
  pass(epoch: number): Pass;
}

const NONE: readonly unknown[] = [];

export function mapping(f: (example: never, index: number) => unknown): Stage {
  return {
    length: (n) => n,
    pass() {
      let index = 0;
      return { push: (example) => [f(example as never, index++)] };
    },
  };
}

/** @param waits - whether an answer may be waited for */
export function filtering(f: (example: never, index: number) => unknown, waits: boolean): Stage {
  return {
    pass() {
      let index = 0;
      return {
        push(example) {
          const kept = (answer: unknown) => (answer ? [example] : NONE);
          const answer = f(example as never, index++);
          if (!isPromise(answer)) return kept(answer);
          if (waits) return answer.then(kept);
          throw new BpError(
            'BP_OPTION',
            'filter',
            'f gave a promise, which is always true; prefetch(1) before filter waits for it',
          );
        },
      };
    },
  };
}

export function taking(count: number): Stage {
  return {
    length: (n) => Math.min(n, count),
    pass() {
      let left = count;
      const pass: Pass = {
        done: left === 0,
        push(example) {
          pass.done = --left === 0;
          return [example];
        },
      };
      return pass;
    },
  };
}

export function skipping(count: number): Stage {
  return {
    length: (n) => Math.max(n - count, 0),
    pass() {
      let left = count;
      return { push: (example) => (left-- > 0 ? NONE : [example]) };
    },
  };
}

/** Lists of `size` examples, the last one as `lastBatch` says. */
export function gathering(size: number, lastBatch: 'keep' | 'drop' | 'merge'): Stage {
  const most = lastBatch === 'merge' ? 2 * size : size;
  return {
    length(n) {
      if (lastBatch === 'keep') return Math.ceil(n / size);
      return Math.max(Math.floor(n / size), lastBatch === 'merge' ? Math.min(n, 1) : 0);
    },
    pass() {
      let list: unknown[] = [];
      return {
        push(example) {
          if (list.push(example) < most) return NONE;
          const full = list.slice(0, size);
          list = list.slice(size);
          return [full];
        },
        end: () => (list.length === 0 || lastBatch === 'drop' ? NONE : [list]),
      };
    },
  };
}

/** All examples in the random order of an epoch. */
export function shuffling(seed: number | string): Stage {
  return {
    length: (n) => n,
    pass(epoch) {
      const all: unknown[] = [];
      return {
        push(example) {
          all.push(example);
          return NONE;
        },
        end: () => inRandomOrder(all, seed, epoch, 'dataset'),
      };
    },
  };
}

/** Draws are made so many at a time. */
const DRAWS = 256;

/** Each example that comes takes the place of a random one of those that are kept. */
export function shufflingSome(seed: number | string, buffer: number): Stage {
  return {
    length: (n) => n,
    pass(epoch) {
      const kept: unknown[] = [];
      const rng = new Rng(seed, `dataset/buffer/epoch/${epoch}`);
      let places: ArrayLike<number> = [];
      let drawn = 0;
      return {
        push(example) {
          if (kept.length < buffer) {
            kept.push(example);
            return NONE;
          }
          if (drawn === places.length) {
            places = rng.integers([DRAWS], { high: buffer }).data;
            drawn = 0;
          }
          const place = places[drawn++];
          const out = kept[place];
          kept[place] = example;
          return [out];
        },
        end: () => inRandomOrder(kept, seed, epoch, 'dataset/rest'),
      };
    },
  };
}

function* inRandomOrder(
  list: readonly unknown[],
  seed: number | string,
  epoch: number,
  stream: string,
): Generator<unknown> {
  for (const position of randomOrder(list.length, stream, { seed, epoch })) yield list[position];
}
