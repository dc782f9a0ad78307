import type { Module } from '@bp/module';
import type { Optimizer, Scheduler } from '@bp/optim';
import { type Rng, type Tensor, tensor } from '@bp/tensor';
import { withRng } from '@bp/tensor/engine';
import { areFinite } from '../learning/non-finite';
import type { RunPosition, SettingValue } from '../record/history';
import type { Checkpoint } from './checkpoints';
import { restoreRandom, saveRandom, sourcesOf } from './random-sources';
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
    return withRng(this.#parts.rng, body);
  }

  /** Changes settings, all or none, and remembers what they were at first. */
  set(op: string, values: Readonly<Record<string, SettingValue>>): void {
    const { adjustable } = this.#parts;
    const before = Object.keys(values).map(
      (path) => [path, settingAt(op, path, adjustable).read()] as const,
    );
    writeSettings(op, values, adjustable);
    this.initial = { ...Object.fromEntries(before), ...this.initial };
  }

  copy(): Checkpoint {
    const { model, optimizer, scheduler, adjustable, rng, accumulate } = this.#parts;
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
      random: saveRandom(rng, this.#sources),
      settings: Object.fromEntries(
        Object.keys(this.initial).map((path) => [path, settingAt('Run', path, adjustable).read()]),
      ),
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
