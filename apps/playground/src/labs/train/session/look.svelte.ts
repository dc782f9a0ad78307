import { getContext, setContext } from 'svelte';
import type { App } from '../../../state/app.svelte';
import { narrow } from '../../../ui/narrow';
import type { Views, WeightPlace } from '../../../worker/train-messages';
import { PaceKeeper } from './pace';
import type { Session } from './session.svelte';
import { DIAL } from './speed';

export type Tab = 'data' | 'net' | 'output' | 'settings';
export type EdgeKind = 'weight' | 'gradient' | 'update';

/** How the run is looked at; nothing of it changes a number. */
export class Look {
  tab = $state<Tab>('net');
  hidden = $state(false);
  edges = $state<EdgeKind>('weight');
  /** Show the answer, not how sure it is. */
  hard = $state(false);
  logX = $state(false);
  logY = $state(true);
  /** One cursor, shared by what shows epochs. */
  cursor = $state<number | null>(null);
  /** The unit whose inside is open. */
  selected = $state.raw<readonly [layer: string, unit: number] | null>(null);
  pinned = $state.raw<WeightPlace | null>(null);
  /** The row whose way is followed. */
  row = $state<number | null>(null);
  compare = $state(false);
  /** Whether a press on the map puts a point there. */
  drawing = $state(false);
  /** Whether the dialog that opens a table is wanted. */
  opensFile = $state(false);
  readonly #keeper = new PaceKeeper();
  #pace = $state.raw(this.#keeper.pace);
  readonly #session: Session;
  readonly #app: App;

  /** Opens the inside of a unit that is there, so that the place below the network is never empty at first. */
  selectFirst(): void {
    const layer = this.#app.config.net.layers.at(-1);
    this.selected = layer ? [layer.id, Math.floor(0.7 * layer.units)] : ['out', 0];
  }

  constructor(app: App, session: Session) {
    this.#app = app;
    this.#session = session;
    this.compare = Boolean(app.params.compare);
    const tab = app.params.tab;
    if (tab === 'data' || tab === 'output' || tab === 'settings') this.tab = tab;
    if (app.params.mode === 'instant') session.instant.on = true;
    if (app.params.speed === 'max') session.dial = DIAL;
  }

  /** Whether the link says how the lab opens: then nothing starts by itself. */
  get modeOfLink(): boolean {
    return this.mode !== 'watch';
  }

  get mode(): 'watch' | 'instant' | 'compare' {
    return this.compare ? 'compare' : this.#session.instant.on ? 'instant' : 'watch';
  }

  setMode(mode: 'watch' | 'instant' | 'compare'): void {
    const { instant } = this.#session;
    this.compare = mode === 'compare';
    instant.on = mode === 'instant';
    if (mode !== 'watch') {
      this.unpin();
      void this.#session.pause();
    }
    this.#app.setParams({
      mode: mode === 'instant' ? mode : '',
      compare: mode === 'compare' ? (this.#app.params.compare ?? '1') || '1' : '',
    });
    void instant.follow(this.#app.config);
  }

  /** Tells of a frame, to see whether the page keeps up. */
  frame(now: number): void {
    if (this.#session.playing && this.#keeper.frame(now)) this.#pace = this.#keeper.pace;
  }

  get narrow(): boolean {
    return narrow.current;
  }

  /** What the worker has to compute for what is on the screen. */
  get views(): Views {
    const { hz, tiles } = this.#pace;
    const shows = (tab: Tab) => !this.narrow || this.tab === tab;
    const isIdle = this.hidden || this.compare || this.#session.instant.on;
    return {
      hz: isIdle ? 0 : hz,
      map: shows('output') || this.pinned ? 64 : 0,
      tiles: shows('net') ? tiles : 0,
      edges: shows('net') ? this.edges : null,
      badges: shows('net'),
      neuron: shows('net') ? this.selected : null,
      pinned: this.pinned ? [this.pinned] : [],
      sample: this.pinned ? this.row : null,
    };
  }

  select(layer: string, unit: number): void {
    const isSame = this.selected?.[0] === layer && this.selected[1] === unit;
    this.selected = isSame ? null : [layer, unit];
  }

  /** The path of a layer's weights: `b.linear.weight`. */
  pin(layer: string, to: number, from: number | null): void {
    const path = `${layer}.linear.${from === null ? 'bias' : 'weight'}`;
    this.pinned = from === null ? [path, to] : [path, to, from];
  }

  unpin(): void {
    this.pinned = null;
    this.row = null;
  }
}

const KEY = Symbol('look');

export function provideLook(look: Look): Look {
  return setContext(KEY, look);
}

export function getLook(): Look {
  return getContext<Look>(KEY);
}
