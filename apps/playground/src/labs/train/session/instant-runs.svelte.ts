import type { Remote } from 'comlink';
import { changesBetween } from '../../../core/changes';
import type { ExperimentConfig } from '../../../core/config';
import type { ContourLine } from '../../../draw/contour';
import { boundaryOf } from '../../../draw/decision-map';
import type { App } from '../../../state/app.svelte';
import type { TrainDesk } from '../../../worker/train-desk';
import type { Instant, Views } from '../../../worker/train-messages';

/** What whole runs need of the session they belong to. */
export interface RunsAt {
  readonly desk: Remote<TrainDesk> | null;
  readonly file: Uint8Array | undefined;
  refusal: unknown;
  refuse(error: unknown): void;
}

/** A whole run with the config it is of. */
export interface WholeRun {
  readonly config: ExperimentConfig;
  readonly result: Instant;
  readonly boundary: readonly ContourLine[];
}

/** Where a slider has been: a value, and the loss of the whole run there. */
export interface TrailPoint {
  readonly value: number;
  readonly loss: number;
}

export const FRAMES = 25;
const POINTS = 200;
const MOST_KEPT = 12;
const VIEWS: Views = { map: 64, tiles: 32, edges: 'weight', badges: true, outputs: false };

/** Instant mode: every changed setting trains the whole run again; the run before stays as a ghost. */
export class InstantRuns {
  on = $state(false);
  now = $state.raw<WholeRun | null>(null);
  ghost = $state.raw<WholeRun | null>(null);
  computing = $state(false);
  /** Which frame of the film is shown; the last is the end of the run. */
  frame = $state(FRAMES - 1);
  trail = $state.raw<{ readonly path: string; readonly points: readonly TrailPoint[] } | null>(
    null,
  );

  readonly #app: App;
  readonly #session: RunsAt;
  /** The newest runs, to find the one before among them. */
  #runs: readonly WholeRun[] = [];

  constructor(app: App, session: RunsAt) {
    this.#app = app;
    this.#session = session;
  }

  /** Trains a config as a whole; a newer call overtakes an older one. */
  async follow(config: ExperimentConfig): Promise<void> {
    const desk = this.#session.desk;
    if (!desk || !this.on || this.now?.config === config) return;
    this.computing = true;
    try {
      const result = await desk.instant(
        { ...config, events: [] },
        { points: POINTS, frames: FRAMES, frameSide: 32, views: VIEWS },
        this.#session.file,
      );
      // null: a newer call has ended this one
      if (!result) return;
      this.computing = false;
      this.#take(config, result);
    } catch (error) {
      this.computing = false;
      this.#session.refuse(error);
    }
  }

  #take(config: ExperimentConfig, result: Instant) {
    const map = result.final.map;
    const [low, high] = result.prepared.outputRange;
    const boundary = map
      ? boundaryOf({ values: map.values, size: map.side, planes: map.count, low, high })
      : [];
    const run: WholeRun = { config, result, boundary };
    this.#leaveTrail(this.#onlyPath(config), run);
    this.#runs = [...this.#runs.filter((one) => one.config !== config), run].slice(-MOST_KEPT);
    // what undo leads to is where the hand began: a dragged slider keeps its ghost
    this.ghost = this.#runs.find((one) => one.config === this.#app.before) ?? null;
    this.now = run;
    this.frame = result.frames.length - 1;
    this.#session.refusal = null;
  }

  /** The one setting that differs from the run on the screen; null for several. */
  #onlyPath(config: ExperimentConfig): string | null {
    if (!this.now) return null;
    const changes = changesBetween(this.now.config, config);
    return changes.length === 1 && typeof changes[0].to === 'number' ? changes[0].path : null;
  }

  #leaveTrail(path: string | null, run: WholeRun) {
    if (path === null || !this.now) {
      this.trail = null;
      return;
    }
    const point = (one: WholeRun, to: 'from' | 'to'): TrailPoint => ({
      value: changesBetween(this.now!.config, run.config)[0][to] as number,
      loss: endLoss(one),
    });
    const before = this.trail?.path === path ? this.trail.points : [point(this.now, 'from')];
    const here = point(run, 'to');
    this.trail = { path, points: [...before.filter(({ value }) => value !== here.value), here] };
  }
}

/** The loss that a run is judged by: of validation where there is one. */
export function endLoss({ result }: WholeRun): number {
  const { validation, train } = result.final.figures;
  return (validation ?? train)?.loss ?? Number.NaN;
}
