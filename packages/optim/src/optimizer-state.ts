import { BpError, full, type PlainTensor, type Tensor, type TensorLike } from '@bp/tensor';
import {
  assignAll,
  copyValues,
  type Range,
  readList,
  readRecord,
  readSaved,
} from '@bp/tensor/engine';
import type { Algorithm } from './algorithm';
import { checkNames } from './check-names';
import { mapValues } from './map-values';
import type { ParameterGroup } from './parameter-group';
import type { NamedTensors, ParameterState } from './parameter-state';
import type { Variant } from './variant';

/** The options of one group. */
export interface GroupState {
  readonly values: Readonly<Record<string, number>>;
  readonly variant: Readonly<Record<string, boolean>>;
  /** How many parameters the group has. */
  readonly parameters: number;
}

/** Everything that decides the coming steps of an optimizer. */
export interface OptimizerState {
  /** The class it came from. */
  readonly optimizer: string;
  readonly groups: readonly GroupState[];
  /** Copies of what is kept for each parameter, named by its number over all groups: `0.step`, `0.expAvg`, … */
  readonly state: Readonly<Record<string, Tensor>>;
}

/** What a state is read from: as it was saved, or as it has come from another thread, a database or JSON. */
export interface OptimizerStateSource extends Omit<OptimizerState, 'state'> {
  readonly state:
    | Readonly<Record<string, TensorLike | PlainTensor>>
    | ReadonlyMap<string, TensorLike | PlainTensor>;
}

/** Copies the state of an optimizer. */
export function saveOptimizerState(
  name: string,
  groups: readonly ParameterGroup[],
): OptimizerState {
  return {
    optimizer: name,
    groups: groups.map(({ values, variant, parameters }) => ({
      values: mapValues(values, (value) => value.item()),
      variant: { ...variant },
      parameters: parameters.length,
    })),
    state: copyValues(keptTensors(groups)),
  };
}

/** Checks a whole state against an optimizer, and only then writes it. */
export function loadOptimizerState<T extends object>(
  algorithm: Algorithm<T>,
  groups: readonly ParameterGroup<T>[],
  dict: OptimizerStateSource,
): void {
  const { name, ranges } = algorithm;
  const op = `${name}.loadStateDict`;
  const { optimizer, groups: groupStates, state } = readParts(op, dict);
  if (optimizer !== name) {
    throw new BpError('BP_FORMAT', op, 'the state is that of {got}, not of {want}', {
      got: optimizer,
      want: name,
    });
  }
  if (groupStates.length !== groups.length) {
    throw new BpError(
      'BP_FORMAT',
      op,
      'the state has {got} parameter groups, the optimizer {want}',
      { got: groupStates.length, want: groups.length },
    );
  }
  const writes: (readonly [Tensor, TensorLike])[] = [];
  for (const [i, group] of groups.entries()) {
    const values = readGroupValues(op, i, group, ranges, groupStates[i]);
    for (const [key, value] of Object.entries(values)) writes.push([group.values[key], value]);
  }
  const kept = new Map<string, Tensor>();
  const loaded: [ParameterState, NamedTensors][] = [];
  for (const group of groups) {
    for (const each of group.states) {
      const prefix = `${loaded.length}.`;
      const tensors = keptAfter(algorithm, group, each, (key) =>
        Object.hasOwn(state, prefix + key),
      );
      loaded.push([each, tensors]);
      for (const [key, tensor] of Object.entries(tensors)) kept.set(prefix + key, tensor);
    }
  }
  checkNames('BP_FORMAT', op, [...kept.keys()], Object.keys(state));
  const counters = new Set(
    groups
      .flatMap(({ states }) => states)
      .flatMap(({ counters }, i) => counters.map((key) => `${i}.${key}`)),
  );
  for (const [key, target] of kept) {
    const value = readSaved(op, key, target, state[key]);
    if (counters.has(key)) checkCounter(op, key, value.item());
    writes.push([target, value]);
  }
  assignAll(writes);
  for (const [each, tensors] of loaded) each.kept = tensors;
}

/** What a parameter keeps after loading: what its rule asks for, and what is saved from the time of another form of it. */
function keptAfter<T extends object>(
  algorithm: Algorithm<T>,
  { variant }: ParameterGroup<T>,
  { kept, parameter: { shape, dtype } }: ParameterState,
  isSaved: (key: string) => boolean,
): NamedTensors {
  const all = (names: object): Variant => mapValues(names as Variant, () => true);
  const whole = algorithm.rule(algorithm.variant(all(algorithm.ranges), all(variant)));
  const { counters, moments } = algorithm.rule(variant);
  const after: Record<string, Tensor> = {};
  for (const key of Object.keys({ ...whole.counters, ...whole.moments, ...counters, ...moments })) {
    const needed = key in counters || key in moments;
    if (!needed && !isSaved(key)) continue;
    after[key] =
      kept[key] ??
      (key in whole.counters ? full([], 0, { dtype: 'float64' }) : full(shape, 0, { dtype }));
  }
  return after;
}

/** Counters and moments by the number of their parameter and their own name. */
function keptTensors(groups: readonly ParameterGroup[]): Map<string, Tensor> {
  const states = groups.flatMap((group) => group.states);
  return new Map(
    states.flatMap(({ kept }, i) =>
      Object.entries(kept).map(([key, value]) => [`${i}.${key}`, value] as const),
    ),
  );
}

/** Steps are counted from 0 on; what else is counted is a rate or a product of rates. */
function checkCounter(op: string, key: string, value: number): void {
  if (value >= 0 && value < Infinity && (Number.isInteger(value) || !key.endsWith('.step'))) return;
  throw new BpError(
    'BP_FORMAT',
    op,
    '{key} must be a number of steps, or another number ≥ 0, got {value}',
    { key, value },
  );
}

function readParts(op: string, dict: unknown) {
  const given = readRecord(dict);
  const { optimizer } = given ?? {};
  const groups = readList(given?.groups);
  const state = readRecord(given?.state);
  if (typeof optimizer === 'string' && groups !== null && state !== null) {
    return { optimizer, groups, state };
  }
  throw new BpError(
    'BP_FORMAT',
    op,
    'expected what stateDict() returns, { optimizer, groups, state }, got {got}',
    {
      got:
        given === null
          ? dict
          : `an object with ${Object.keys(given).slice(0, 5).join(', ') || 'no keys'}`,
    },
  );
}

/** The numbers of one group, which must be those of the optimizer, in range. */
function readGroupValues(
  op: string,
  index: number,
  group: ParameterGroup,
  ranges: Readonly<Record<string, Range>>,
  given: unknown,
): Record<string, number> {
  const saved = readRecord(given);
  const [values, variant] = [readRecord(saved?.values), readRecord(saved?.variant)];
  if (values === null || variant === null) {
    throw new BpError('BP_FORMAT', op, 'group {index} must have values, variant and parameters', {
      index,
    });
  }
  const parameters = saved?.parameters;
  if (parameters !== group.parameters.length) {
    throw new BpError('BP_FORMAT', op, 'group {index} has {want} parameters, in the state {got}', {
      index,
      want: group.parameters.length,
      got: parameters,
    });
  }
  for (const key of new Set([...Object.keys(group.variant), ...Object.keys(variant)])) {
    if (variant[key] !== group.variant[key]) {
      throw new BpError(
        'BP_FORMAT',
        op,
        'group {index} was saved with {key} {got}, the optimizer has {want}; construct it with the same options',
        { index, key, got: variant[key], want: group.variant[key] },
      );
    }
  }
  checkNames('BP_FORMAT', op, Object.keys(group.values), Object.keys(values));
  for (const key of Object.keys(group.values)) {
    const value = values[key];
    if (typeof value !== 'number' || !ranges[key].holds(value)) {
      throw new BpError(
        'BP_FORMAT',
        op,
        '{key} of group {index} must be a number in {range}, got {value}',
        { key, index, range: ranges[key].text, value },
      );
    }
  }
  return values as Record<string, number>;
}
