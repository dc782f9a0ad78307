import type { Remote } from 'comlink';
import type { ExperimentConfig } from '../../../core/config';
import type { App } from '../../../state/app.svelte';
import { type WorkerClient, workerClient } from '../../../worker/client';
import type { TrainDesk } from '../../../worker/train-desk';
import type { Instant } from '../../../worker/train-messages';
import {
  configOf,
  FIRST_VARIANTS,
  MOST_VARIANTS,
  packVariants,
  readVariants,
  type Variant,
} from './variants';

/** One of the runs side by side. */
export interface Column {
  readonly config: ExperimentConfig;
  readonly result: Instant | null;
  readonly failed: boolean;
}

/** Medians over seeds of a column. */
export interface Medians {
  readonly validation: number;
  readonly accuracy: number;
}

const FRAMES = 25;
export const SEEDS = 10;

/** Up to four variants of a config, each trained as a whole, one after the other on a desk of its own. */
export class Comparison {
  variants = $state.raw<readonly Variant[]>(FIRST_VARIANTS);
  columns = $state.raw<readonly Column[]>([]);
  /** The frame that all show; the last is the end. */
  frame = $state(FRAMES - 1);
  shade = $state(true);
  medians = $state.raw<readonly Medians[] | null>(null);
  /** Runs over seeds that are done; null where none are wanted. */
  done = $state<number | null>(null);
  broken = $state(false);
  readonly #app: App;
  #client: WorkerClient | null = null;
  #desk: Promise<Remote<TrainDesk>> | null = null;
  #file: Uint8Array | undefined;
  /** Counts what was asked for: an answer to an older question is dropped. */
  #asked = 0;

  constructor(app: App) {
    this.#app = app;
    const packed = app.params.compare;
    if (packed && packed !== '1') {
      const { variants, broken } = readVariants(packed, app.config);
      this.broken = broken;
      if (variants.length > 0) this.variants = variants;
    }
  }

  get configs(): readonly ExperimentConfig[] {
    const base = { ...this.#app.config, events: [] };
    const others = this.variants.flatMap((variant) => {
      try {
        return [configOf(base, variant)];
      } catch {
        return [];
      }
    });
    return [base, ...others];
  }

  add(variant: Variant): void {
    if (this.variants.length < MOST_VARIANTS - 1) this.#put([...this.variants, variant]);
  }

  remove(index: number): void {
    this.#put(this.variants.filter((_, i) => i !== index));
  }

  #put(variants: readonly Variant[]) {
    this.variants = variants;
    this.#app.setParams({ compare: packVariants(variants) });
  }

  /** Trains all; what was trained already stays. */
  async train(configs: readonly ExperimentConfig[], file: Uint8Array | undefined): Promise<void> {
    const asked = ++this.#asked;
    this.#file = file;
    this.done = null;
    this.medians = null;
    const key = (config: ExperimentConfig) => JSON.stringify(config);
    const known = new Map(this.columns.map((column) => [key(column.config), column]));
    this.columns = configs.map(
      (config) => known.get(key(config)) ?? { config, result: null, failed: false },
    );
    for (const [i, column] of this.columns.entries()) {
      if (column.result || column.failed) continue;
      const result = await this.#run(column.config, { points: 200, frames: FRAMES, frameSide: 48 });
      if (asked !== this.#asked) return;
      const next = { ...column, result, failed: result === null };
      this.columns = this.columns.map((one, k) => (k === i ? next : one));
    }
  }

  /** The same variants with ten seeds each, one run after the other. */
  async repeat(): Promise<void> {
    const asked = this.#asked;
    this.done = 0;
    const medians: Medians[] = [];
    for (const { config } of this.columns) {
      const losses: number[] = [];
      const accuracies: number[] = [];
      for (let i = 0; i < SEEDS; i++) {
        const result = await this.#run(
          { ...config, seed: (config.seed + i) % 2 ** 31 },
          { points: 2, frames: 0 },
        );
        if (asked !== this.#asked || this.done === null) return;
        this.done++;
        const { validation, test } = result?.final.figures ?? { validation: null, test: null };
        losses.push(validation?.loss ?? Number.NaN);
        accuracies.push((test ?? validation)?.accuracy ?? Number.NaN);
      }
      medians.push({ validation: median(losses), accuracy: median(accuracies) });
    }
    this.medians = medians;
    this.done = null;
  }

  stop(): void {
    this.done = null;
  }

  close(): void {
    this.#asked++;
  }

  async #run(
    config: ExperimentConfig,
    how: { points: number; frames: number; frameSide?: number },
  ) {
    try {
      const client = workerClient();
      if (client !== this.#client) [this.#client, this.#desk] = [client, client.open('train')];
      const desk = await this.#desk!;
      const views = how.frames > 0 ? ({ map: 64, edges: 'weight', masks: true } as const) : {};
      return await desk.instant(config, { ...how, views }, this.#file);
    } catch (error) {
      console.error(error);
      return null;
    }
  }
}

/** The middle of the values that are numbers. */
export function median(values: readonly number[]): number {
  const sorted = values.filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  if (sorted.length === 0) return Number.NaN;
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}

let shared: Comparison | null = null;

/** The comparison of the lab, which its bar and its columns share. */
export function comparison(app: App): Comparison {
  shared ??= new Comparison(app);
  return shared;
}

export function closeComparison(): void {
  shared?.close();
  shared = null;
}
