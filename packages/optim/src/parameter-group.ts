import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { currentWatcher, noteState, readOptions, single } from '@bp/tensor/engine';
import type { Algorithm, GroupSettings } from './algorithm';
import { mapValues } from './map-values';
import type { Complete } from './option-definition';
import type { GivenGroup } from './parameter-groups';
import { type NamedTensors, ParameterState } from './parameter-state';
import { addSettings, Settable } from './settings';
import type { Variant } from './variant';

/** New options of a group, checked. */
interface Change extends GroupSettings {
  /** The numbers that were given. */
  readonly names: readonly string[];
}

/** A number, and whether it was not 0. */
interface Seen {
  readonly number: Tensor;
  readonly isThere: boolean;
}

/**
 * Parameters that share their options, which are properties: `group.lr = 0.01` counts from the next step on.
 *
 * A momentum or weight decay that is no longer 0, or is 0 now, has the group follow another form of the rule; what that
 * needs for each parameter comes into being, and what it has no use for stays as it is.
 *
 * @example
 * const optimizer = new SGD([{ params: parameter(1), lr: 0.5 }, { params: parameter(2) }]);
 * const group: ParameterGroup = optimizer.groups[0];
 * group.lr = 0.25;
 * optimizer.lrs; // [0.25, 0.001]
 */
export class ParameterGroup<T extends object = object> extends Settable {
  readonly parameters: readonly Tensor[];
  /** What is kept for each parameter, in their order. */
  readonly states: readonly ParameterState[];
  readonly #algorithm: Algorithm<T>;
  readonly #names: readonly string[];
  #values: NamedTensors;
  #flags: Variant;
  /** The tensors of the group itself, for numbers that are no tensors of the user's. */
  readonly #own: NamedTensors;
  /** The numbers that were given as tensors: those may be any number in the next step, so their terms are always there. */
  readonly #given = new Set<string>();
  /** The numbers that decided on the variant; null where it has to be looked for anew. */
  #seen: readonly Seen[] | null = null;
  #variant: Variant = {};
  /** What the states follow. */
  #followed: { readonly variant: Variant; readonly values: NamedTensors };

  constructor(algorithm: Algorithm<T>, { parameters, options }: GivenGroup<T>) {
    super();
    const { numbers, flags } = algorithm.settings(algorithm.name, options);
    this.parameters = parameters;
    this.#algorithm = algorithm;
    this.#flags = flags;
    this.#names = Object.keys(numbers);
    this.#own = mapValues(numbers, (value) => single(isTensor(value) ? 0 : value, 'float64'));
    this.#values = { ...this.#own };
    this.#write(numbers, this.#names);
    const { variant } = this;
    const values = this.#values;
    const rule = algorithm.rule(variant);
    this.states = parameters.map((p) => new ParameterState(algorithm.name, p, rule, values));
    this.#followed = { variant, values };
  }

  /**
   * Options that are numbers, by name, each a tensor of one: assign to it and the next step uses the new value. Nothing is
   * checked then; and inside a compiled step only `set` and properties may make a number of 0 another one.
   */
  get values(): NamedTensors {
    return this.#values;
  }

  set values(values: NamedTensors) {
    this.#values = values;
    this.#seen = null;
  }

  /** Which form of the rule the parameters follow: the flags, and the terms whose factors are not 0. */
  get variant(): Variant {
    // A compiled step asks before each call.
    if (this.#seen === null || hasChanged(this.#seen)) {
      const given = this.#given;
      const isThere = mapValues(this.#values, (x, name) => given.has(name) || numberOf(x) !== 0);
      this.#variant = this.#algorithm.variant(isThere, this.#flags);
      const own = this.#names.filter((name) => !given.has(name));
      this.#seen = own.map((name) => ({ number: this.#values[name], isThere: isThere[name] }));
    }
    return this.#variant;
  }

  // Its terms follow from the numbers.
  set variant(variant: Variant) {
    this.#flags = mapValues(this.#flags, (_, key) => variant[key]);
    this.#seen = null;
  }

  /**
   * Changes options of this group, all or none: `group.set({ lr: 0.01, weightDecay: 0 })`.
   *
   * @throws BpError `BP_OPTION` for an option that is unknown, out of range, or only what something starts from
   */
  set(options: Partial<T>): void {
    this.take(this.read(`${this.#algorithm.name}.set`, options));
  }

  /** Checks new options. */
  read(op: string, given: object | undefined): Change {
    const { defaults, parts, settings } = this.#algorithm;
    const now = mapValues(defaults as Record<string, unknown>, (_, key) =>
      this.option(key, numberOf),
    );
    const { numbers, flags } = settings(
      op,
      readOptions<object>(op, given, now, null) as Complete<T>,
    );
    const keys = Object.entries(given ?? {}).flatMap(([key, x]) => (x === undefined ? [] : key));
    const names = keys.flatMap((key) => parts[key] ?? []);
    for (const name of names) {
      if (numbers[name] !== numberOf(this.#values[name])) this.#refuseStart(op, name);
    }
    return { numbers, flags, names };
  }

  /** Takes over options that were checked. */
  take({ numbers, flags, names }: Change): void {
    this.#note();
    this.#write(numbers, names);
    this.#flags = flags;
    this.#seen = null;
    this.ready();
  }

  #write(numbers: GroupSettings['numbers'], names: readonly string[]): void {
    const replaced: Record<string, Tensor> = {};
    for (const name of names) {
      const value = numbers[name];
      const given = isTensor(value);
      if (given) this.#given.add(name);
      else this.#given.delete(name);
      // An argument of a compiled step is another tensor in each call, so that its number is taken over.
      const target = given && currentWatcher() === null ? value : this.#own[name].assign(value);
      if (target !== this.#values[name]) replaced[name] = target;
    }
    if (Object.keys(replaced).length > 0) this.#values = { ...this.#values, ...replaced };
  }

  /** Has the parameters follow the options as they are now. */
  ready(): void {
    this.#note();
    const [{ variant }, values, followed] = [this, this.#values, this.#followed];
    if (variant === followed.variant && values === followed.values) return;
    this.#followed = { variant, values };
    const rule = this.#algorithm.rule(variant);
    for (const state of this.states) state.follow(rule, values);
  }

  /** An option as it is now. */
  option(key: string, read = (x: Tensor): number => x.item()): unknown {
    const part = this.#algorithm.parts[key];
    if (part === undefined) return this.#flags[key];
    if (typeof part === 'string') return read(this.#values[part]);
    return Object.freeze(part.map((name) => read(this.#values[name])));
  }

  /** Refuses an option that has had its effect when the optimizer was made. */
  #refuseStart(op: string, name: string): void {
    const { counters, moments, prepare, updateFor } = this.#algorithm.rule(this.#followed.variant);
    const [kept] = Object.entries({ ...counters, ...moments }).find(([, x]) => x === name) ?? [];
    if (kept === undefined || prepare.inputs.includes(name)) return;
    if (updateFor(this.parameters[0]?.dtype ?? 'float32').inputs.includes(name)) return;
    throw new BpError(
      'BP_OPTION',
      op,
      '{name} is only what {kept} starts from, so a change would have no effect; make a new optimizer',
      { name, kept },
    );
  }

  /** A compiled step depends on these two. */
  #note(): void {
    noteState<'values' | 'variant'>(this, 'values');
    noteState<'values' | 'variant'>(this, 'variant');
  }
}

function hasChanged(seen: readonly Seen[]): boolean {
  for (let i = 0; i < seen.length; i++) {
    const { number, isThere } = seen[i];
    if ((numberOf(number) !== 0) !== isThere) return true;
  }
  return false;
}

/** The number, for those on whom nothing that is captured depends. */
function numberOf({ storage, offset }: Tensor): number {
  return storage.data[offset];
}

/** The groups of one optimizer, with a property for each of its options. */
export function groupClass<T extends object>(algorithm: Algorithm<T>): typeof ParameterGroup<T> {
  class Group extends ParameterGroup<T> {}
  addSettings<ParameterGroup<T>>(
    Group.prototype as ParameterGroup<T>,
    { ...algorithm, closed: true },
    (group, key) => group.option(key),
    (group, options) => group.set(options as Partial<T>),
  );
  return Group;
}
