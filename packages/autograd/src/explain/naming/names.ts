import { isTensor, type Tensor } from '@bp/tensor';
import type { Frame } from '@bp/tensor/engine';
import { framesOf } from '../graph/frames';
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
  for (const [, copy] of leaves) {
    const owner = scalars.ownerOf(copy);
    const at = names.has(owner) ? -1 : others.findIndex(([, numbers]) => holds(owner, numbers));
    if (at < 0) continue;
    // Of two with the same numbers, each in its turn.
    const [found] = others.splice(at, 1);
    others.push(found);
    names.set(owner, found[0]);
  }
  const { pathOf, several } = pathsOf(steps);
  for (const [module, frame] of framesOf(steps)) {
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
  const roots = [...new Set(steps.map(({ frame }) => rootOf(frame)))].filter((root) => root);
  const several = roots.length > 1;
  return {
    pathOf(frame) {
      const path = frame?.path ?? '';
      return path && several ? `net${roots.indexOf(rootOf(frame)) + 1}.${path}` : path;
    },
    several,
  };
}

/** The outermost module around a frame. */
function rootOf(frame: Frame | null): object | undefined {
  return frame?.outer ? rootOf(frame.outer) : frame?.module;
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
