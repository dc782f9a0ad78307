import { isTensor, type Tensor } from '@bp/tensor';
import type { Frame } from '@bp/tensor/engine';
import type { Run } from '../graph/run';
import type { Step } from '../graph/step';

/** Anything that knows its parameters by path: a module. */
export interface Named {
  namedParameters(): Iterable<readonly [string, Tensor]>;
}

/**
 * Names by the owners of the numbers: of the parameters of `model`, of `inputs`, then of tensors that a module has as its
 * properties, by the frames in which they were used.
 */
export function namesOf(
  run: Run,
  model: Named | undefined,
  inputs: Readonly<Record<string, unknown>>,
): Map<Tensor, string> {
  const { leaves, scalars, steps } = run;
  const names = new Map<Tensor, string>();
  const name = (original: Tensor, path: string): boolean => {
    const owner = run.copyOf(original);
    const isOwner = owner !== undefined && scalars.ownerOf(owner) === owner;
    if (isOwner && !names.has(owner)) names.set(owner, path);
    return isOwner;
  };
  for (const [path, parameter] of model?.namedParameters() ?? []) {
    if (isTensor(parameter)) name(parameter, path);
  }
  // By identity first; what was an array, or was cast, is known by its numbers alone.
  const others = Object.entries(inputs)
    .filter(([path, value]) => !isTensor(value) || !name(value, path))
    .map(([path, value]) => [path, numbersIn(value)] as const);
  const times = new Map(others.map(([path]) => [path, 0]));
  for (const [, copy] of leaves) {
    const owner = scalars.ownerOf(copy);
    if (names.has(owner)) continue;
    // Of two with the same numbers, each in its turn.
    const [path] = others
      .filter(([, numbers]) => holds(owner, numbers))
      .map(([key]) => key)
      .sort((a, b) => (times.get(a) as number) - (times.get(b) as number));
    if (path === undefined) continue;
    times.set(path, (times.get(path) as number) + 1);
    names.set(owner, path);
  }
  const { pathOf, several } = pathsOf(steps);
  const byModule = new Map<object, Frame>();
  for (const { frame } of steps) {
    for (let at = frame; at !== null; at = at.outer) byModule.set(at.module, at);
  }
  for (const [module, frame] of byModule) {
    const path = pathOf(frame);
    // What lies in one of several outermost modules is named by its layer.
    if (path === '' && several) continue;
    for (const [key, value] of Object.entries(module)) {
      if (isTensor(value)) name(value, path === '' ? key : `${path}.${key}`);
    }
  }
  return names;
}

/** The tensors that have a name by the options. */
export function namedTensors({
  model,
  inputs,
}: {
  readonly model: Named | undefined;
  readonly inputs: Readonly<Record<string, unknown>>;
}): Tensor[] {
  const parameters = [...(model?.namedParameters() ?? [])].map(([, parameter]) => parameter);
  return [...parameters, ...Object.values(inputs)].filter(isTensor);
}

/** The paths of modules in a run. */
export interface Paths {
  /** Empty outside of any module, and for an outermost one. Where there are several, `net2.fc1`. */
  pathOf(frame: Frame | null): string;
  /** Whether there are several outermost modules. */
  readonly several: boolean;
}

export function pathsOf(steps: readonly Step[]): Paths {
  const roots = new Set<object>();
  for (const { frame } of steps) if (frame !== null) roots.add(rootOf(frame));
  const order = [...roots];
  const several = order.length > 1;
  return {
    pathOf(frame) {
      if (frame === null || frame.path === '' || !several) return frame?.path ?? '';
      return `net${order.indexOf(rootOf(frame)) + 1}.${frame.path}`;
    },
    several,
  };
}

/** The outermost module around a frame. */
function rootOf(frame: Frame): object {
  let at = frame;
  while (at.outer !== null) at = at.outer;
  return at.module;
}

/** Whether a tensor holds numbers, up to its rounding. */
function holds({ data, dtype }: Tensor, numbers: readonly number[]): boolean {
  if (numbers.length !== data.length || data.length === 0) return false;
  const rounded = dtype === 'float32' ? Math.fround : Number;
  return numbers.every((value, i) => Object.is(rounded(value) + 0, Number(data[i]) + 0));
}

/** What was given as an array, nested or typed, or as a tensor; nothing that is no number is among it. */
function numbersIn(given: unknown): number[] {
  if (isTensor(given)) return numbersIn(given.data);
  if (Array.isArray(given) || ArrayBuffer.isView(given)) {
    return Array.from(given as ArrayLike<unknown>, numbersIn).flat();
  }
  return /number|boolean|bigint/.test(typeof given) ? [Number(given)] : [];
}
