import { type ExperimentConfig, patchConfig } from '../config';
import { runAtOnce } from './instant';
import { Viewer } from './look/viewer';
import { createExperiment, type Experiment } from './made/experiment';
import { settingsOf } from './made/live-settings';
import type { Instant, InstantOptions } from './told';

/** Settings that a run follows without being made anew; each has to be one that it has. */
const FOLLOWED = ['optimizer.lr', 'regularization.l1', 'regularization.l2'] as const;

/** So often one experiment is used again: what was changed at its start adds up. */
const MOST_USES = 100;

interface Kept {
  readonly key: string;
  readonly uses: number;
  readonly of: Experiment;
  readonly viewer: Viewer;
}

/** Whole runs at once, one after the other; a newer one ends the older. Programs are used again where only numbers differ that they follow. */
export class Instants {
  #kept: Kept | null = null;
  #abort: AbortController | null = null;
  #turn: Promise<unknown> = Promise.resolve();

  /** @returns null where a newer one was asked for meanwhile */
  run(
    config: ExperimentConfig,
    options: InstantOptions = {},
    file?: Uint8Array,
  ): Promise<Instant | null> {
    this.#abort?.abort();
    const abort = new AbortController();
    this.#abort = abort;
    const turn = this.#turn.then(async () => {
      const start = performance.now();
      if (abort.signal.aborted) return null;
      const { of, viewer } = await this.#experimentOf(config, file);
      const found = await runAtOnce(of, viewer, options, abort.signal);
      return found && { ...found, ms: performance.now() - start };
    });
    this.#turn = turn.catch(() => {});
    return turn;
  }

  /** Lets go of what is kept. */
  clear(): void {
    this.#abort?.abort();
    this.#kept = null;
  }

  async #experimentOf(config: ExperimentConfig, file?: Uint8Array): Promise<Kept> {
    const key = keyOf(config);
    const kept = this.#kept;
    if (kept?.key === key && kept.uses < MOST_USES) {
      const again = this.#again(kept, config);
      if (again) return again;
    }
    this.#kept = null;
    const of = await createExperiment(config, file);
    this.#kept = { key, uses: 1, of, viewer: new Viewer(of) };
    return this.#kept;
  }

  /** The run from its start, with other settings; null where it does not have one of them. */
  #again({ key, uses, of, viewer }: Kept, config: ExperimentConfig): Kept | null {
    // a change at the start would make it forget those that were recorded
    if (config.events.length > 0) return null;
    for (const name of ['l1', 'l2'] as const) {
      if (config.regularization[name] > 0 && !of.penalties.includes(name)) return null;
    }
    of.run.seek(0);
    const followed = FOLLOWED.filter((path) => {
      const name = /l[12]$/.exec(path)?.[0];
      return name === undefined || of.penalties.includes(name as 'l1');
    });
    const values = Object.fromEntries(
      followed.map((path) => {
        const [group, name] = path.split('.') as ['optimizer', 'lr'];
        return [path, config[group][name]];
      }),
    );
    of.run.set(settingsOf(config, values));
    this.#kept = { key, uses: uses + 1, of: { ...of, config }, viewer };
    return this.#kept;
  }
}

/** Configs of one key are made of the same parts, and differ in numbers that a run follows. Recorded changes are parts. */
function keyOf(config: ExperimentConfig): string {
  let same = config;
  // a schedule may be made of the rate itself, and some optimizers start from it
  const isFree =
    config.optimizer.schedule !== 'oneCycle' && !['rprop', 'asgd'].includes(config.optimizer.name);
  for (const path of FOLLOWED) {
    if (path !== 'optimizer.lr' || isFree) same = patchConfig(same, path, 1e-5);
  }
  return JSON.stringify(same);
}
