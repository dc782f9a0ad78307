import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { assign, type SliceItem, type Tensor } from '../src/index';
import { RUNS, type Twins, twins } from './arbitraries';
import { expectNaive } from './bits';
import * as naive from './naive';
import { type Naive, pythonRange } from './naive';

/** One step of a chain of views, on a tensor and on its naive twin. */
interface Step {
  readonly label: string;
  onTensor(x: Tensor): Tensor;
  onNaive(x: Naive): Naive;
}

const whole = (min: number, max: number) => fc.integer({ min, max });
const everything = (extent: number) => Array.from({ length: extent }, (_, i) => i);

function sliceSteps(shape: readonly number[]): fc.Arbitrary<Step> {
  const bound = fc.option(whole(-7, 7));
  const range = fc.tuple(
    bound,
    bound,
    whole(-3, 3).filter((step) => step !== 0),
  );
  return fc.tuple(...shape.map(() => range)).map((ranges) => ({
    label: `slice ${JSON.stringify(ranges)}`,
    onTensor: (x) => x.slice(ranges as SliceItem[]),
    onNaive: (x) =>
      naive.take(
        x,
        ranges.map(([start, stop, step], axis) => pythonRange(x.shape[axis], start, stop, step)),
      ),
  }));
}

function textSlices(shape: readonly number[]): fc.Arbitrary<Step> {
  const bound = fc.option(whole(-7, 7)).map((value) => (value === null ? '' : String(value)));
  const ranges = fc.tuple(...shape.map(() => fc.tuple(bound, bound)));
  const number = (text: string) => (text === '' ? null : Number(text));
  return ranges.map((pairs) => ({
    label: `slice '${pairs.map((pair) => pair.join(':')).join(', ')}'`,
    onTensor: (x) => x.slice(pairs.map((pair) => pair.join(':')).join(', ')),
    onNaive: (x) =>
      naive.take(
        x,
        pairs.map(([a, b], axis) => pythonRange(x.shape[axis], number(a), number(b), 1)),
      ),
  }));
}

function permuteSteps(shape: readonly number[]): fc.Arbitrary<Step> {
  const axes = shape.map((_, axis) => axis);
  return fc
    .shuffledSubarray(axes, { minLength: axes.length })
    .map((order) => ({
      label: `permute ${order}`,
      onTensor: (x) => x.permute(order),
      onNaive: (x) => naive.permute(x, order),
    }));
}

function flipSteps(shape: readonly number[]): fc.Arbitrary<Step> {
  return fc.subarray(shape.map((_, axis) => axis)).map((axes) => ({
    label: `flip ${axes}`,
    onTensor: (x) => x.flip(axes),
    onNaive: (x) =>
      naive.take(
        x,
        x.shape.map((n, axis) => (axes.includes(axis) ? everything(n).reverse() : everything(n))),
      ),
  }));
}

/** Cuts the elements into another shape, with an extent left to be found. */
function reshapeSteps(shape: readonly number[]): fc.Arbitrary<Step> {
  const size = shape.reduce((product, n) => product * n, 1);
  const cuts = fc.array(whole(1, 4), { maxLength: 3 }).map((extents) => {
    const to: number[] = [];
    let rest = size;
    for (const n of extents) {
      if (rest % n === 0) {
        to.push(n);
        rest /= n;
      }
    }
    return [...to, rest];
  });
  return cuts.map((to) => ({
    label: `reshape ${to}`,
    onTensor: (x) => x.reshape(size === 0 ? to : to.map((n, i) => (i === to.length - 1 ? -1 : n))),
    onNaive: (x) => naive.reshape(x, to),
  }));
}

function expandSteps(shape: readonly number[]): fc.Arbitrary<Step> {
  return whole(0, 2).map((lead) => {
    const to = [...Array(lead).fill(2), ...shape.map((n) => (n === 1 ? 3 : n))];
    return {
      label: `expand ${to}`,
      onTensor: (x) => x.expand(to),
      onNaive: (x) => naive.broadcastTo(x, to),
    };
  });
}

function narrowSteps(shape: readonly number[]): fc.Arbitrary<Step> {
  if (shape.length === 0) return permuteSteps(shape);
  return fc.tuple(whole(0, shape.length - 1), whole(0, 9), whole(0, 9)).map(([axis, a, b]) => {
    const start = Math.min(a, shape[axis]);
    const length = Math.min(b, shape[axis] - start);
    return {
      label: `narrow ${axis} ${start} ${length}`,
      onTensor: (x) => x.narrow(axis - shape.length, start, length),
      onNaive: (x) =>
        naive.take(
          x,
          x.shape.map((n, d) =>
            d === axis ? everything(n).slice(start, start + length) : everything(n),
          ),
        ),
    };
  });
}

/** An index, a list of indices or nothing for each axis; indices drop their axis, lists gather. */
function atSteps(shape: readonly number[]): fc.Arbitrary<Step> {
  const items = shape.map((n) =>
    n === 0
      ? fc.constant(null)
      : fc.oneof(fc.constant(null), whole(-n, n - 1), fc.array(whole(-n, n - 1), { maxLength: 3 })),
  );
  return fc.tuple(...items).map((picks) => {
    const list = (n: number, pick: number | readonly number[] | null): number[] =>
      pick === null ? everything(n) : [pick].flat().map((i) => (i < 0 ? i + n : i));
    const kept = shape.flatMap((_, axis) => (typeof picks[axis] === 'number' ? [] : [axis]));
    return {
      label: `at ${JSON.stringify(picks)}`,
      onTensor: (x) => x.at(...picks),
      onNaive(x) {
        const taken = naive.take(
          x,
          x.shape.map((n, axis) => list(n, picks[axis])),
        );
        const dropped = kept.map((axis) => taken.shape[axis]);
        return naive.reshape(taken, dropped);
      },
    };
  });
}

/** A tensor and a few views, each of the one before. */
const chains: fc.Arbitrary<{ start: Twins; steps: Step[]; last: Naive }> = twins().chain((start) =>
  extend({ start, steps: [], last: start.naive }, 4),
);

function extend(
  chain: { start: Twins; steps: Step[]; last: Naive },
  more: number,
): fc.Arbitrary<{ start: Twins; steps: Step[]; last: Naive }> {
  if (more === 0) return fc.constant(chain);
  const { shape } = chain.last;
  const makers = [sliceSteps, textSlices, permuteSteps, flipSteps, reshapeSteps, expandSteps];
  return fc
    .oneof(...[...makers, narrowSteps, atSteps].map((make) => make(shape)))
    .chain((step) =>
      extend(
        { start: chain.start, steps: [...chain.steps, step], last: step.onNaive(chain.last) },
        more - 1,
      ),
    );
}

describe('a chain of views', () => {
  it('shows the elements that naive arrays show', () => {
    fc.assert(
      fc.property(chains, ({ start, steps }) => {
        let x = start.x;
        let twin = start.naive;
        for (const step of steps) {
          x = step.onTensor(x);
          twin = step.onNaive(twin);
          expectNaive(x, twin);
        }
      }),
      { ...RUNS, numRuns: 400 },
    );
  });

  it('follows its tensor when that is assigned new values, unless it had to copy', () => {
    fc.assert(
      fc.property(chains, ({ start, steps }) => {
        const { x, naive: before } = start;
        const view = steps.reduce((y, step) => step.onTensor(y), x);
        const shares = view.storage === x.storage;
        assign(x, x.neg());
        const after: Naive = { shape: x.shape, at: (index) => -before.at(index) };
        const expected = steps.reduce((y, step) => step.onNaive(y), shares ? after : before);
        if (view.size > 0) expectNaive(view, expected);
        expect(view.storage.version).toBe(shares ? 1 : 0);
      }),
      RUNS,
    );
  });
});
