import { proxy, type Remote } from 'comlink';
import { getContext, setContext } from 'svelte';
import { configAt, type DataSpec, type ExperimentConfig, isLive } from '../../../core/config';
import type { App } from '../../../state/app.svelte';
import type { SavedState } from '../../../state/current-run.svelte';
import { allPainted } from '../../../ui/paint-queue';
import { replaceWorker, type WorkerClient, workerClient } from '../../../worker/client';
import type { TrainDesk } from '../../../worker/train-desk';
import type {
  Curve,
  Prepared,
  SampleStep,
  Snapshot,
  Task,
  Views,
} from '../../../worker/train-messages';
import { withData } from './fit-data';
import { GatheredCurve } from './gathered-curve';
import { InstantRuns } from './instant-runs.svelte';
import { type Refusal, refusalOf } from './refusal';
import { DEFAULT_DIAL, updatesPerSecond } from './speed';

export type Phase = 'loading' | 'ready' | 'refused' | 'lost';

/** The run that the lab shows: it follows the config of the app, and what is on the screen follows it. */
export class Session {
  phase = $state<Phase>('loading');
  refusal = $state.raw<Refusal | null>(null);
  prepared = $state.raw<Prepared | null>(null);
  shot = $state.raw<Snapshot | null>(null);
  curve = $state.raw<Curve>(new GatheredCurve().upTo());
  sampleStep = $state.raw<SampleStep | null>(null);
  /** What the person wants, which holds over a change of the network. */
  playing = $state(false);
  dial = $state(DEFAULT_DIAL);
  /** The file that a config of `csv` learns from; it stays in memory. */
  file = $state.raw<Uint8Array | undefined>(undefined);
  /** Whether the run began with weights from a file. */
  isForeign = $state(false);
  /** What a press on the map does while points are drawn. */
  drawAt: ((x: number, y: number) => void) | null = null;
  readonly instant: InstantRuns;

  readonly #app: App;
  #client: WorkerClient | null = null;
  #desk: Remote<TrainDesk> | null = null;
  #opening: Promise<Remote<TrainDesk>> | null = null;
  readonly #gathered = new GatheredCurve();
  #views: Views = {};
  /** The config that the desk has, with all that was changed live. */
  #applied: ExperimentConfig | null = null;
  #wanted: ExperimentConfig | null = null;
  #following = false;
  #closed = false;
  #stopListening = () => {};

  constructor(app: App) {
    this.#app = app;
    this.instant = new InstantRuns(app, this);
    // what computes is fetched while the page is made
    this.#listen(workerClient());
    this.#opening = this.#openDesk();
  }

  get desk(): Remote<TrainDesk> | null {
    return this.#desk;
  }

  /** The config as it is where the run stands. */
  get configNow(): ExperimentConfig {
    return configAt(this.#app.config, this.shot?.position.update ?? 0);
  }

  async open(): Promise<void> {
    await this.#connect();
  }

  close(): void {
    this.#closed = true;
    this.#stopListening();
    const desk = this.#desk;
    this.#desk = null;
    void desk?.unsubscribe().catch(() => {});
    void desk?.pause().catch(() => {});
  }

  /** After the worker was lost: a new one, at the same epoch. */
  async restart(): Promise<void> {
    const epoch = this.shot?.position.epoch ?? 0;
    this.phase = 'loading';
    this.#applied = null;
    this.#listen(replaceWorker());
    this.#opening = this.#openDesk();
    await this.#connect();
    if (epoch > 0) await this.seek(epoch);
  }

  /** Has the run follow a config; of several that come while one is prepared, the newest. */
  async follow(config: ExperimentConfig): Promise<void> {
    this.#wanted = config;
    if (this.#following || !this.#desk) return;
    this.#following = true;
    try {
      while (this.#wanted && this.#wanted !== this.#applied && !this.#closed) {
        await this.#prepare(this.#wanted);
      }
    } finally {
      this.#following = false;
    }
  }

  /** What is on the screen. */
  look(views: Views): void {
    this.#views = views;
    if (this.phase === 'ready') void this.#subscribe();
  }

  async play(): Promise<void> {
    if (this.phase !== 'ready') return;
    this.playing = true;
    this.sampleStep = null;
    if (this.shot?.ended) await this.#tell((desk) => desk.seek(0));
    await this.#tell((desk) => desk.play(this.rate));
  }

  async pause(): Promise<void> {
    this.playing = false;
    await this.#tell((desk) => desk.pause());
  }

  setDial(dial: number): void {
    this.dial = dial;
    if (this.playing) void this.#tell((desk) => desk.play(this.rate));
  }

  /** Updates a second. */
  get rate(): number {
    return updatesPerSecond(this.dial);
  }

  async step(unit: 'sample' | 'batch' | 'epoch'): Promise<void> {
    if (this.playing) await this.pause();
    this.sampleStep = (await this.#tell((desk) => desk.step(unit))) ?? null;
  }

  async seek(epoch: number): Promise<void> {
    this.sampleStep = null;
    const shot = await this.#tell((desk) => desk.seek(epoch));
    if (shot) this.#show(shot);
  }

  async rewind(): Promise<void> {
    await this.pause();
    await this.seek(0);
  }

  /** Asks the desk while the run stands; it plays on afterwards where it played. */
  async standing<T>(use: (desk: Remote<TrainDesk>) => Promise<T>): Promise<T> {
    const desk = this.#desk;
    if (!desk || this.phase !== 'ready') throw new Error('no run is shown');
    const { playing } = this;
    if (playing) await this.pause();
    try {
      return await use(desk);
    } finally {
      if (playing) void this.play();
    }
  }

  /** Goes on from a saved state; where it cannot, the run that is shown stays. */
  async goOnFrom({ config, state, file, isForeign = false }: SavedState): Promise<void> {
    await this.pause();
    try {
      const prepared = await this.#desk?.restore(config, state, file ?? this.file);
      if (!prepared) return;
      this.file = file ?? this.file;
      this.#applied = config;
      this.#wanted = config;
      this.instant.on = false;
      this.isForeign = isForeign;
      await this.#begin(prepared);
      this.#app.dispatch({ type: 'replace', config });
    } catch (error) {
      this.refuse(error);
    }
  }

  /** Changes a setting: on the way where that is possible and the run has begun, otherwise from its start. */
  async set(path: string, value: unknown, gesture?: string): Promise<void> {
    if (this.#app.isLocked(path)) return;
    const update = this.shot?.position.update ?? 0;
    const isOnTheWay = this.phase === 'ready' && update > 0 && !this.instant.on;
    if (isOnTheWay && typeof value === 'number' && isLive(this.configNow, path)) {
      const recorded = await this.#tell((desk) => desk.live(path, value));
      if (!recorded) return;
      const before = this.#app.config;
      this.#app.dispatch({ type: 'live', ...recorded });
      // the desk knows already
      if (this.#applied === before) this.#applied = this.#wanted = this.#app.config;
      return;
    }
    this.#app.dispatch(
      gesture === undefined ? { type: 'set', path, value } : { type: 'set', path, value, gesture },
    );
  }

  /** Other data, with what has to fit them; of a file the page knows what is learned. */
  setData(data: DataSpec, task?: Task): void {
    this.#app.dispatch({ type: 'replace', config: withData(this.#app.config, data, task) });
  }

  /** The file that the config speaks of; with it the same config is tried again. */
  giveFile(file: Uint8Array): void {
    this.file = file;
    this.#applied = null;
    void this.follow(this.#app.config);
  }

  #openDesk(): Promise<Remote<TrainDesk>> {
    const opening = this.#client!.open('train');
    // who waits for it tells what went wrong
    opening.catch(() => {});
    return opening;
  }

  async #connect(): Promise<void> {
    try {
      this.#desk = await this.#opening;
      if (this.#closed) return;
      await this.follow(this.#wanted ?? this.#app.config);
      void this.instant.follow(this.#app.config);
    } catch (error) {
      this.#lose(String(error));
    }
  }

  async #prepare(config: ExperimentConfig): Promise<void> {
    const desk = this.#desk!;
    const onlyStop = this.#applied !== null && isSameButStop(this.#applied, config);
    const epoch = onlyStop ? (this.shot?.position.epoch ?? 0) : 0;
    if (this.phase !== 'ready') this.phase = 'loading';
    try {
      const prepared = await desk.prepare(config, this.file);
      this.#applied = config;
      this.isForeign = false;
      await this.#begin(prepared);
      if (epoch > 0) this.#show(await desk.seek(Math.min(epoch, config.stop.epochs)));
      if (this.playing && !this.instant.on) await desk.play(this.rate);
    } catch (error) {
      this.#applied = config;
      this.refuse(error);
      this.phase = 'refused';
    }
  }

  /** Shows a run that the desk has made ready. */
  async #begin(prepared: Prepared): Promise<void> {
    this.prepared = prepared;
    this.#gathered.clear();
    this.curve = this.#gathered.upTo();
    this.sampleStep = null;
    this.refusal = null;
    this.phase = 'ready';
    await this.#subscribe();
  }

  /** Keeps why something could not be computed, so that it can be told. */
  refuse(error: unknown): void {
    this.refusal = refusalOf(error);
  }

  async #subscribe(): Promise<void> {
    await this.#tell((desk) =>
      desk.subscribe(
        this.#views,
        proxy(async (shot: Snapshot) => {
          this.#show(shot);
          // the next one comes only when this one is on the screen
          await allPainted();
        }),
      ),
    );
  }

  #show(shot: Snapshot): void {
    if (this.#closed || shot.run !== this.prepared?.run) return;
    if (shot.curve) this.#gathered.add(shot.curve);
    this.curve = this.#gathered.upTo(Math.max(shot.known, shot.position.epoch));
    this.shot = shot;
    if (shot.ended && this.playing) this.playing = false;
  }

  async #tell<T>(ask: (desk: Remote<TrainDesk>) => Promise<T>): Promise<T | undefined> {
    const desk = this.#desk;
    if (!desk || this.#closed) return undefined;
    try {
      return await ask(desk);
    } catch (error) {
      console.error(error);
      return undefined;
    }
  }

  #listen(client: WorkerClient): void {
    this.#stopListening();
    this.#client = client;
    this.#stopListening = client.onLost((reason) => this.#lose(reason));
  }

  #lose(reason: string): void {
    if (this.#closed) return;
    console.error(reason);
    // what was asked of it is never answered
    this.#following = false;
    this.instant.computing = false;
    this.playing = false;
    this.#desk = null;
    this.phase = 'lost';
  }
}

/** Whether two configs make the same run, up to where it stops. */
function isSameButStop(a: ExperimentConfig, b: ExperimentConfig): boolean {
  const rest = ({ stop: _, ...config }: ExperimentConfig) => JSON.stringify(config);
  return rest(a) === rest(b) && a.stop.patience === b.stop.patience && a !== b;
}

const KEY = Symbol('train');

export function provideSession(session: Session): Session {
  return setContext(KEY, session);
}

/** The run of the lab; for its components. */
export function getSession(): Session {
  return getContext<Session>(KEY);
}
