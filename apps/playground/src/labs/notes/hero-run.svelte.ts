import { proxy, type Remote, releaseProxy } from 'comlink';
import { defaultConfig, type ExperimentConfig } from '../../core/config';
import type { MapPoint } from '../../draw/decision-map';
import { workerClient } from '../../worker/client';
import type { TrainDesk } from '../../worker/train-desk';
import type { Prepared, Snapshot } from '../../worker/train-messages';

/** The run of the entry page: the one that Train starts with. */
const CONFIG: ExperimentConfig = defaultConfig();
/** Epochs a second: slow enough to be watched. */
const SPEED = 55;
const MAP_SIDE = 96;
/** How long the end is shown before it begins again. */
const REST_MS = 4000;
/** Where a spiral is learned well in the default run, should validation have no best epoch. */
const LATE = 900;

/** A network that learns while one looks at it; it stands at its best where motion is not wanted. */
export class HeroRun {
  /** What there is to see; null until the first picture. */
  snapshot = $state.raw<Snapshot | null>(null);
  /** The loss of every epoch so far. */
  losses = $state.raw<readonly number[]>([]);
  points: readonly MapPoint[] = [];
  readonly epochs = CONFIG.stop.epochs;
  readonly range = 6;
  readonly isStill: boolean;
  #desk: Remote<TrainDesk> | null = null;
  #batches = 1;
  #rest: ReturnType<typeof setTimeout> | undefined;
  #isOver = false;

  constructor(isStill: boolean) {
    this.isStill = isStill;
  }

  async start(): Promise<void> {
    const desk = await workerClient().open('train');
    if (this.#isOver) return void desk[releaseProxy]();
    this.#desk = desk;
    await this.#begin(desk);
  }

  stop(): void {
    this.#isOver = true;
    clearTimeout(this.#rest);
    const desk = this.#desk;
    this.#desk = null;
    if (!desk) return;
    void desk
      .unsubscribe()
      .then(() => desk.pause())
      .finally(() => desk[releaseProxy]());
  }

  /** Nobody looks at a hidden page. */
  setVisible(isVisible: boolean): void {
    if (this.isStill || !this.#desk) return;
    if (isVisible) void this.#desk.play(SPEED * this.#batches);
    else void this.#desk.pause();
  }

  async #begin(desk: Remote<TrainDesk>): Promise<void> {
    const prepared = await desk.prepare(CONFIG);
    this.points = pointsOf(prepared);
    this.#batches = prepared.batches;
    this.losses = [];
    const views = { map: MAP_SIDE, curve: true };
    if (this.isStill) {
      const last = await desk.seek(LATE);
      await desk.seek(last.best?.epoch ?? LATE);
      this.#see(await desk.look(views));
      return;
    }
    await desk.subscribe({ ...views, hz: 12 }, proxy(this.#see));
    await desk.play(SPEED * prepared.batches);
  }

  readonly #see = (snapshot: Snapshot): void => {
    if (this.#isOver) return;
    const { curve } = snapshot;
    if (curve) {
      const losses = this.losses.slice();
      curve.epoch.forEach((epoch, i) => {
        losses[epoch - 1] = curve.train[i]!;
      });
      this.losses = losses;
    }
    this.snapshot = snapshot;
    if (snapshot.ended && !this.isStill) this.#restart();
  };

  #restart(): void {
    clearTimeout(this.#rest);
    this.#rest = setTimeout(() => {
      if (this.#desk) void this.#begin(this.#desk);
    }, REST_MS);
  }
}

function pointsOf({ samples }: Prepared): MapPoint[] {
  return Array.from({ length: samples.n }, (_, i) => ({
    x: samples.x[i * samples.width]!,
    y: samples.x[i * samples.width + 1]!,
    label: samples.y[i]!,
    held: false,
  }));
}
