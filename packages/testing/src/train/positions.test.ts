import { crossEntropy } from '@bp/losses';
import { Run, type SettingValue } from '@bp/train';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ChangeByHand, makeNetwork, SCHEDULE, type Setting, trainByHand } from './by-hand';
import { POINTS } from './experiment';

const LAST = 35;

function makeRun(start: string, compile: boolean, checkpoints: number): Run {
  const { model, optimizer } = makeNetwork(start);
  return new Run({
    model,
    optimizer,
    loss: crossEntropy,
    data: POINTS,
    batch: 8,
    seed: 7,
    schedule: SCHEDULE,
    compile,
    checkpoints,
  });
}

const courses = new Map<string, ReturnType<typeof trainByHand>>();

function courseOf(changes: readonly ChangeByHand[]) {
  const key = JSON.stringify(changes);
  const course = courses.get(key) ?? trainByHand(LAST, changes);
  courses.set(key, course);
  return course;
}

const PATHS: Readonly<Record<keyof Setting, string>> = {
  lr: 'optimizer.lr',
  weightDecay: 'optimizer.weightDecay',
  p: 'model.3.p',
};

type Deed =
  | { do: 'step'; unit: 'sample' | 'batch' | 'epoch' }
  | { do: 'seek'; epoch: number }
  | { do: 'at'; update: number }
  | { do: 'set'; set: Setting }
  | { do: 'save' }
  | { do: 'trace'; what: 'batch' | number | undefined }
  | { do: 'diff'; a: number; b: number }
  | { do: 'play'; updates: number; pauseAfter: number };

const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({
    do: fc.constant('step' as const),
    unit: fc.constantFrom('sample' as const, 'batch' as const, 'epoch' as const),
  }),
  fc.record({ do: fc.constant('seek' as const), epoch: fc.nat(6) }),
  fc.record({ do: fc.constant('at' as const), update: fc.nat(30) }),
  fc.record({
    do: fc.constant('set' as const),
    set: fc.oneof(
      fc.record({ lr: fc.constantFrom(0, 0.005, 0.1) }),
      fc.record({ weightDecay: fc.constantFrom(0, 0.1) }),
      fc.record({ p: fc.constantFrom(0, 0.5), lr: fc.constantFrom(0.01, 0.03) }),
    ),
  }),
  fc.record({ do: fc.constant('save' as const) }),
  fc.record({
    do: fc.constant('trace' as const),
    what: fc.constantFrom('batch' as const, undefined, 0, 37),
  }),
  fc.record({ do: fc.constant('diff' as const), a: fc.nat(30), b: fc.nat(30) }),
  fc.record({ do: fc.constant('play' as const), updates: fc.nat(9), pauseAfter: fc.nat(9) }),
);

/** The Euclidean distance of two states, by path, where there is one. */
function distances(a: ReturnType<typeof trainByHand>[0], b: typeof a): Record<string, number> {
  const all = Object.keys(b.state).map((path) => {
    const [from, to] = [a, b].map(({ state }) => Array.from(state[path].data));
    return [path, Math.hypot(...to.map((value, i) => value - from[i]))] as const;
  });
  return Object.fromEntries(all.filter(([, distance]) => distance > 0));
}

async function check(deeds: readonly Deed[], compile: boolean, checkpoints: number): Promise<void> {
  let run = makeRun('start', compile, checkpoints);
  let changes: ChangeByHand[] = [];
  let update = 0;
  let sample = 0;
  let furthest = 0;
  const sizeOf = (at: number) => (at % 5 === 4 ? 6 : 8);
  for (const one of deeds) {
    switch (one.do) {
      case 'step':
        if (update >= 25) break;
        if (one.unit === 'sample') {
          run.step('sample');
          if (++sample === sizeOf(update)) [sample, update] = [0, update + 1];
        } else {
          if (one.unit === 'epoch') run.step('epoch');
          else run.step('batch');
          update = one.unit === 'batch' ? update + 1 : 5 * (Math.floor(update / 5) + 1);
          sample = 0;
        }
        break;
      case 'seek':
        run.seek(one.epoch);
        [update, sample] = [5 * one.epoch, 0];
        break;
      case 'at':
        run.at(one.update);
        [update, sample] = [one.update, 0];
        break;
      case 'set': {
        const set = Object.entries(one.set).map(([name, value]) => [PATHS[name as 'p'], value]);
        run.set(Object.fromEntries(set) as Record<string, SettingValue>);
        if (changes.some((change) => change.update > update) || furthest > update) {
          changes = changes.filter((change) => change.update <= update);
          furthest = update;
        }
        changes = [...changes, { update, set: one.set }];
        break;
      }
      case 'save': {
        const saved = structuredClone(run.save());
        run = makeRun('start', compile, checkpoints);
        run.restore(saved);
        break;
      }
      case 'trace':
        run.trace(one.what as number);
        break;
      case 'diff': {
        const { from, to, values } = run.diff(one.a, one.b);
        expect([from.update, to.update]).toEqual([one.a, one.b]);
        furthest = Math.max(furthest, one.a, one.b);
        const course = courseOf(changes);
        const wanted = distances(course[one.a], course[one.b]);
        expect(values.map(({ path }) => path)).toEqual(Object.keys(wanted));
        for (const { path, distance } of values) expect(distance).toBeCloseTo(wanted[path], 9);
        break;
      }
      case 'play': {
        if (update >= 25) break;
        let left = one.pauseAfter;
        const end = run.on('update', () => {
          if (--left === 0) run.pause();
        });
        await run.play({ updates: one.updates });
        end();
        const taken = one.pauseAfter === 0 ? one.updates : Math.min(one.updates, one.pauseAfter);
        if (taken > 0) [update, sample] = [update + taken, 0];
        break;
      }
    }
    furthest = Math.max(furthest, update);
    const said = JSON.stringify(one);
    const moment = courseOf(changes)[update];
    expect(run.fingerprint, said).toBe(moment.fingerprint);
    expect(run.position, said).toEqual({
      epoch: Math.floor(update / 5),
      batch: update % 5,
      sample,
      update,
    });
    const { epochs } = run.history;
    expect(
      epochs.slice(0, moment.epochs.length).map(({ loss }) => loss),
      said,
    ).toEqual(moment.epochs);
    expect(epochs.length, said).toBe(Math.floor(furthest / 5));
  }
}

describe('a run', () => {
  it.each([true, false])(
    'is where a loop by hand is, whichever way it went (compiled: %s)',
    async (compile) => {
      await fc.assert(
        fc.asyncProperty(
          fc.array(deed, { minLength: 4, maxLength: 14 }),
          fc.nat(3),
          (deeds, kept) => check(deeds, compile, kept),
        ),
        { numRuns: 12, endOnFailure: true, seed: 11 },
      );
    },
    300_000,
  );
});
