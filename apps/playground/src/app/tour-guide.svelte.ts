import { defaultConfig, patchConfig } from '../core/config';
import { packConfig } from '../core/link';
import {
  type Card,
  cardAt,
  isDone,
  needsOpening,
  type Progress,
  readProgress,
  type Tour,
  writeProgress,
} from '../core/tour/tour';
import type { App } from '../state/app.svelte';
import { remember } from '../state/preferences';
import type { Lab } from '../state/router';
import { loadTour, TOURS } from './tour/tours';

/** Leads through a tour: opens the state of each card, and knows when what it waits for has come about. */
export class TourGuide {
  readonly #app: App;
  tour = $state.raw<Tour | null>(null);
  failed = $state(false);
  #progress = $state.raw<Progress | null>(null);
  #pressed = $state.raw<ReadonlySet<string>>(new Set());
  /** The card whose state was opened last, as it is remembered. */
  #opened = '';
  #loaded = 0;

  constructor(app: App) {
    this.#app = app;
  }

  /** Which tour, and which of its cards; null where none is followed. */
  get progress(): Progress | null {
    return this.#progress;
  }
  get card(): Card | null {
    if (!this.tour || !this.#progress) return null;
    return cardAt(this.tour, this.#progress.card).card;
  }
  /** The number of the card, from 1. */
  get number(): number {
    return this.tour && this.#progress ? cardAt(this.tour, this.#progress.card).number : 1;
  }
  get isLast(): boolean {
    return this.number === this.tour?.cards.length;
  }
  get isDone(): boolean {
    const { card } = this;
    if (!card) return false;
    const { lab, params, config } = this.#app;
    return isDone(card, {
      lab,
      params,
      setting: (path) => settingAt(config, path),
      pressed: this.#pressed,
    });
  }

  /** Follows the address. A tour goes on in the labs that one walks through, and rests on the entry page. */
  follow(): void {
    const { params, lab } = this.#app;
    const asked = readProgress(params, TOURS);
    if (asked) {
      this.#progress = asked;
    } else if (this.#progress && lab !== 'notes') {
      this.#app.setParams(paramsOf(this.#progress));
    } else {
      this.#progress = null;
      this.#opened = '';
    }
    if (this.#progress && this.#progress.tour !== this.#loaded)
      void this.#load(this.#progress.tour);
    this.#open();
  }

  go(to: number): void {
    if (!this.tour || !this.#progress) return;
    const { number } = cardAt(this.tour, to);
    if (number === this.number) return;
    this.#openCard(this.tour, { tour: this.#progress.tour, card: number });
  }

  end(): void {
    this.#progress = null;
    this.#opened = '';
    this.#app.setParams({ tour: '', card: '' });
  }

  press(name: string): void {
    this.#pressed = new Set([...this.#pressed, name]);
  }

  async #load(number: number): Promise<void> {
    this.#loaded = number;
    this.tour = null;
    this.failed = false;
    try {
      const tour = await loadTour(number);
      if (this.#loaded !== number) return;
      this.tour = tour;
      this.#open();
    } catch (error) {
      console.error(error);
      this.#loaded = 0;
      this.failed = true;
    }
  }

  /** Opens the state of the card that the address names, if the address does not carry it. */
  #open(): void {
    const { tour } = this;
    const progress = this.#progress;
    if (!tour || !progress || this.#opened === writeProgress(progress)) return;
    const { card } = cardAt(tour, progress.card);
    const { lab, params, config } = this.#app;
    const isDefault = packConfig(config) === '';
    if (needsOpening(card, { lab, params, isDefault })) this.#openCard(tour, progress);
    else this.#remember(progress);
  }

  #openCard(tour: Tour, progress: Progress): void {
    const { card } = cardAt(tour, progress.card);
    this.#remember(progress);
    this.#progress = progress;
    let { config } = this.#app;
    if (card.apply) {
      config = defaultConfig();
      for (const [path, value] of Object.entries(card.apply)) {
        config = patchConfig(config, path, value);
      }
    }
    const params = { ...card.params, ...paramsOf(progress) };
    window.location.hash = this.#app.linkTo(card.lab as Lab, params, config);
  }

  #remember(progress: Progress): void {
    this.#opened = writeProgress(progress);
    this.#pressed = new Set();
    remember('tour', this.#opened);
  }
}

function paramsOf({ tour, card }: Progress): Record<string, string> {
  return { tour: String(tour), card: String(card) };
}

function settingAt(config: unknown, path: string): unknown {
  let node = config;
  for (const key of path.split('.')) {
    if (Array.isArray(node)) node = node.find((one) => (one as { id?: string })?.id === key);
    else node = (node as Record<string, unknown> | undefined)?.[key];
  }
  return node;
}
