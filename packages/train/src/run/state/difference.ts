import type { Tensor } from '@bp/tensor';
import { unravel } from '@bp/tensor/engine';
import type { RunPosition, SettingValue } from '../record/history';
import type { Checkpoint } from './checkpoints';

/** How far a parameter or buffer is from what it was. */
export interface ValueDifference {
  readonly path: string;
  /** The Euclidean norm of all that was added. */
  readonly distance: number;
  /** That, relative to the norm before; infinite where that was 0. */
  readonly relative: number;
  /** How many of its numbers differ in any bit that counts, of how many. */
  readonly changed: number;
  readonly size: number;
  /** The number that moved farthest. */
  readonly largest: {
    readonly index: readonly number[];
    readonly from: number;
    readonly to: number;
  };
}

/** What is different at two positions of a run. */
export interface RunDifference {
  readonly from: RunPosition;
  readonly to: RunPosition;
  /** Parameters and buffers that differ, in order of definition. */
  readonly values: readonly ValueDifference[];
  /** What the optimizer keeps for each parameter, such as moments, by its own names. */
  readonly optimizer: readonly ValueDifference[];
  /** Settings that differ, and rates. */
  readonly settings: Readonly<
    Record<string, { readonly from: SettingValue; readonly to: SettingValue }>
  >;
}

/** Compares two states. */
export function differenceOf(a: Checkpoint, b: Checkpoint): RunDifference {
  return {
    from: a.position,
    to: b.position,
    values: differences(a.model, b.model),
    optimizer: differences(a.optimizer.state, b.optimizer.state),
    settings: settingDifferences(numbersOf(a), numbersOf(b)),
  };
}

type Named<T> = Readonly<Record<string, T>>;

function numbersOf({ settings, optimizer }: Checkpoint): Named<SettingValue> {
  const groups = optimizer.groups.flatMap(({ values }, i) =>
    Object.entries(values).map(([name, value]) => [`optimizer.${i}.${name}`, value] as const),
  );
  // Flags of an optimizer are none of the numbers of its groups.
  const others = Object.entries(settings).filter(
    ([path, value]) => !path.startsWith('optimizer.') || typeof value === 'boolean',
  );
  return Object.fromEntries([...groups, ...others]);
}

function settingDifferences(
  a: Named<SettingValue>,
  b: Named<SettingValue>,
): RunDifference['settings'] {
  const names = Object.keys(b).filter((name) => String(a[name]) !== String(b[name]));
  return Object.fromEntries(names.map((name) => [name, { from: a[name], to: b[name] }]));
}

function differences(a: Named<Tensor>, b: Named<Tensor>): ValueDifference[] {
  return Object.keys(b).flatMap((path) => {
    const found = path in a ? difference(path, a[path], b[path]) : null;
    return found === null || found.changed === 0 ? [] : found;
  });
}

function difference(path: string, before: Tensor, after: Tensor): ValueDifference {
  const [from, to] = [before.data, after.data];
  let [square, norm, changed, farthest, at] = [0, 0, 0, -1, 0];
  for (let i = 0; i < to.length; i++) {
    const step = to[i] - from[i];
    norm += from[i] * from[i];
    square += step * step;
    if (!Object.is(to[i], from[i])) changed++;
    if (Math.abs(step) > farthest) {
      farthest = Math.abs(step);
      at = i;
    }
  }
  const distance = Math.sqrt(square);
  return {
    path,
    distance,
    relative: distance / Math.sqrt(norm),
    changed,
    size: to.length,
    largest: { index: unravel(at, after.shape), from: from[at], to: to[at] },
  };
}
