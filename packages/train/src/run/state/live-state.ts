import type { Module } from '@bp/module';
import type { Optimizer, Scheduler } from '@bp/optim';
import { defaultRng, type Rng, type Tensor, tensor } from '@bp/tensor';
import { withRng } from '@bp/tensor/engine';
import { areFinite } from '../learning/non-finite';
import type { RunPosition, SettingValue } from '../record/history';
import type { Checkpoint } from './checkpoints';
import { type RandomState, restoreRandom, saveRandom, sourcesOf } from './random-sources';
import { type Adjustable, settingAt, writeSettings } from './settings';

/** What belongs to the state of a run. */
export interface StateParts {
  readonly model: Module;
  readonly optimizer: Optimizer;
  readonly scheduler: Scheduler | null;
  readonly adjustable: Adjustable;
  readonly rng: Rng;
  /** How many batches a group has whose gradients are averaged. */
  readonly accumulate: number;
}

const START: RunPosition = { epoch: 0, batch: 0, sample: 0, update: 0 };

/** All that decides how a run goes on from here: it can be copied, and put back. */
export class LiveState {
  position = START;
  /** What the losses of the current epoch add up to, and of how many samples. */
  readonly sums = { loss: 0, samples: 0 };
  /** Settings that were changed at any time, as they were at first. */
  initial: Readonly<Record<string, SettingValue>> = {};
  readonly #parts: StateParts;
  /** The default random source of the others, while something learns by that of the run. */
  #outside: Rng | null = null;
  readonly #sources: ReadonlyMap<string, Rng>;
  readonly #values: readonly Tensor[];
  /** The modes in which modules are while the model learns. */
  readonly #modes: readonly (readonly [module: { training: boolean }, training: boolean])[];

  constructor(parts: StateParts) {
    const { model } = parts;
    this.#parts = parts;
    this.#sources = sourcesOf(model);
    this.#values = [...model.parameters(), ...model.buffers()];
    // A model that was left in evaluation learns as a whole; a part of it that is in evaluation on purpose stays so.
    const all = !model.training;
    this.#modes = model.modules().map((module) => [module, module.training || all] as const);
  }

  /** Whether all weights and buffers are finite. */
  get isFinite(): boolean {
    return areFinite(this.#values);
  }

  /** Runs what draws and learns: by the random source of the run, and in the modes of learning. */
  learning<T>(body: () => T): T {
    for (const [module, training] of this.#modes) {
      if (module.training !== training) module.training = training;
    }
    const before = this.#outside;
    this.#outside = before ?? defaultRng();
    try {
      return withRng(this.#parts.rng, body);
    } finally {
      this.#outside = before;
    }
  }

  /** The same for what only looks on: afterwards all modules are in their modes again. */
  watching<T>(body: () => T): T {
    const before = this.#modes.map(([module]) => [module, module.training] as const);
    try {
      return this.learning(body);
    } finally {
      for (const [module, training] of before) module.training = training;
    }
  }

  /** Where all random sources stand. */
  get streams(): RandomState {
    return saveRandom(this.#parts.rng, this.#sources);
  }

  /** Runs what belongs to others in the midst of {@link learning}: by the default random source that they know. */
  outside(body: () => void): void {
    if (this.#outside === null) body();
    else withRng(this.#outside, body);
  }

  /** Whether something learns. */
  get isLearning(): boolean {
    return this.#outside !== null;
  }

  /** What settings are, by paths. */
  settings(op: string, paths: object): Readonly<Record<string, SettingValue>> {
    return Object.fromEntries(
      Object.keys(paths).map((path) => [path, settingAt(op, path, this.#parts.adjustable).read()]),
    );
  }

  /** Changes settings, all or none, and remembers what they were at first. */
  set(op: string, values: Readonly<Record<string, SettingValue>>): void {
    const before = this.settings(op, values);
    writeSettings(op, values, this.#parts.adjustable);
    this.initial = { ...before, ...this.initial };
  }

  copy(): Checkpoint {
    const { model, optimizer, scheduler, accumulate } = this.#parts;
    const isWithin = this.position.batch % accumulate !== 0;
    const held = isWithin ? [...model.namedParameters()] : [];
    return {
      position: this.position,
      sums: { ...this.sums },
      model: model.stateDict(),
      gradients: Object.fromEntries(
        held.flatMap(([path, { grad }]) => (grad === null ? [] : [[path, grad.clone()]])),
      ),
      optimizer: optimizer.stateDict(),
      scheduler: scheduler?.stateDict() ?? null,
      random: this.streams,
      settings: this.settings('Run', this.initial),
    };
  }

  /**
   * Goes back to a copy, which may have come from elsewhere.
   *
   * @throws BpError `BP_FORMAT` for one of another model, optimizer, schedule or seed; then only some of it was put back
   */
  putBack({ position, sums, model, gradients, settings, random, ...kept }: Checkpoint): void {
    const { optimizer, scheduler, adjustable, rng } = this.#parts;
    // First: which form of its rule an optimizer follows depends on them.
    writeSettings('Run', { ...this.initial, ...settings }, adjustable);
    this.#parts.model.loadStateDict(model);
    for (const [path, parameter] of this.#parts.model.namedParameters()) {
      const gradient = gradients[path];
      parameter.grad = gradient === undefined ? null : tensor(gradient);
    }
    optimizer.loadStateDict(kept.optimizer);
    scheduler?.loadStateDict(kept.scheduler as never);
    restoreRandom(random, rng, this.#sources);
    Object.assign(this.sums, sums);
    this.position = position;
  }
}
