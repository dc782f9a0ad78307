import { getContext, setContext } from 'svelte';
import {
  ConfigError,
  configAt,
  type ExperimentConfig,
  patchConfig,
  recordChange,
} from '../core/config';
import { configOfLink, isConfigPath, packConfig } from '../core/link';
import type { Language } from '../words/define';
import { announcer } from './announcer';
import { type History, push, redo, startHistory, undo } from './history';
import { unknownParam } from './known-params';
import {
  isLocked,
  joinLocks,
  keepLocked,
  type Locks,
  lockParams,
  NO_LOCKS,
  readLocks,
} from './locks';
import { remember, remembered } from './preferences';
import { type Lab, type Place, readHash, unknownLab, writeHash } from './router';

/** What changes the config. */
export type Action =
  /** One setting, by its path. Changes of one gesture (a dragged slider) share a `gesture` and are undone together. */
  | {
      readonly type: 'set';
      readonly path: string;
      readonly value: unknown;
      readonly gesture?: string;
    }
  /** A whole config: a preset, a link, a saved run. */
  | { readonly type: 'replace'; readonly config: ExperimentConfig }
  /** A live setting, after so many updates of the run. */
  | {
      readonly type: 'live';
      readonly path: string;
      readonly value: number;
      readonly update: number;
    };

/** Where one is, what the run is made of, and how it is looked at: the one store of the page. */
export class App {
  #place = $state.raw<Place>({ language: 'ko', lab: 'notes', params: {} });
  #configs = $state.raw<History<ExperimentConfig>>(startHistory(configOfLink({})));
  #gesture: string | undefined;
  #locks = $state.raw<Locks>(NO_LOCKS);
  #theme = $state<'light' | 'dark'>('light');
  /** What the live region says. */
  said = $state('');
  /** Why the link that was opened could not be read; null where all is well. */
  problem = $state.raw<ConfigError | null>(null);
  /** Large type and no side panels, for a class that looks at one screen. */
  projector = $state(new URLSearchParams(window.location.search).has('projector'));
  /** Says a sentence to screen readers and in the status line, at most one in three seconds. */
  readonly say = announcer((text) => {
    this.said = text;
  });

  constructor() {
    this.#theme = document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
    this.#read();
    window.addEventListener('hashchange', () => this.#read());
  }

  get language(): Language {
    return this.#place.language;
  }
  get lab(): Lab {
    return this.#place.lab;
  }
  /** The parameters of the link that are no settings of the config: what the lab is at. */
  get params(): Readonly<Record<string, string>> {
    return this.#place.params;
  }
  get config(): ExperimentConfig {
    return this.#configs.now;
  }
  /** What the link of a teacher holds fast. */
  get locks(): Locks {
    return this.#locks;
  }
  get theme(): 'light' | 'dark' {
    return this.#theme;
  }
  get canUndo(): boolean {
    return this.#configs.past.length > 0;
  }
  get canRedo(): boolean {
    return this.#configs.future.length > 0;
  }
  /** The config that undo leads to: what the last change is measured against. */
  get before(): ExperimentConfig | undefined {
    return this.#configs.past.at(-1);
  }

  /** Whether a setting or a parameter of a lab is held fast by the link. */
  isLocked(path: string): boolean {
    return isLocked(this.#locks, path);
  }

  dispatch(action: Action): void {
    const { now } = this.#configs;
    if (action.type !== 'replace' && this.isLocked(action.path)) return;
    const gesture = action.type === 'set' ? action.gesture : undefined;
    const isSame = gesture !== undefined && gesture === this.#gesture;
    this.#gesture = gesture;
    this.#configs = push(this.#configs, this.#unlocked(applied(now, action)), isSame);
    this.problem = null;
    this.#write();
  }

  undo(): void {
    this.#configs = this.#withLocks(undo(this.#configs));
    this.#gesture = undefined;
    this.#write();
  }

  redo(): void {
    this.#configs = this.#withLocks(redo(this.#configs));
    this.#gesture = undefined;
    this.#write();
  }

  /** Opens a lab, with the config as it is; `params` are the lab's own. */
  go(lab: Lab, params: Readonly<Record<string, string>> = {}): void {
    window.location.hash = this.linkTo(lab, params);
  }

  /** Changes parameters of the lab without a step in the browser's history. */
  setParams(params: Readonly<Record<string, string>>): void {
    const free = Object.entries(params).filter(([name]) => !this.isLocked(name));
    this.#place = {
      ...this.#place,
      params: { ...this.#place.params, ...Object.fromEntries(free) },
    };
    this.#write();
  }

  /** The link to a lab with this config. */
  linkTo(lab: Lab, params: Readonly<Record<string, string>> = {}, config = this.config): string {
    return writeHash({
      language: this.language,
      lab,
      params: {
        ...params,
        ...lockParams(joinLocks(this.#locks, readLocks(params))),
        c: packConfig(config),
      },
    });
  }

  /** @param keep - whether the next visit starts with it */
  setLanguage(language: Language, keep = true): void {
    if (keep) remember('language', language);
    this.#place = { ...this.#place, language };
    this.#write();
  }

  /** @param keep - whether the next visit starts with it */
  setTheme(theme: 'light' | 'dark', keep = true): void {
    if (keep) remember('theme', theme);
    document.documentElement.dataset.theme = theme;
    this.#theme = theme;
  }

  /** Reads the address; a broken link keeps the config as it is and is told. */
  #read(): void {
    const language = remembered('language') ?? (navigator.language.startsWith('ko') ? 'ko' : 'en');
    const place = readHash(window.location.hash, {
      language: language === 'en' ? 'en' : 'ko',
      lab: 'notes',
    });
    const { projector } = place.params;
    if (projector !== undefined) this.projector = projector !== '0';
    const own = Object.entries(place.params).filter(
      ([name]) => name !== 'c' && name !== 'projector' && !isConfigPath(name),
    );
    const params = Object.fromEntries(own);
    if (place.lab === this.lab) Object.assign(params, this.#lockedParams());
    this.#place = { ...place, params };
    try {
      const nowhere = unknownLab(window.location.hash);
      if (nowhere !== null) throw new ConfigError('place', 'lab', { got: nowhere });
      const asked = configOfLink(place.params);
      const config = this.#unlocked(asked);
      const stray = unknownParam(place.lab, place.params);
      // what is said beside it holds all the same
      this.problem = stray === null ? null : new ConfigError('stray', stray);
      if (packConfig(config) !== packConfig(this.config)) {
        this.#configs = push(this.#configs, config);
      }
      if (config !== asked) this.#write();
    } catch (error) {
      if (!(error instanceof ConfigError)) throw error;
      this.problem = error;
    }
    this.#locks = joinLocks(this.#locks, readLocks(place.params));
  }

  /** What is wanted, with everything locked as it is. */
  #unlocked(wanted: ExperimentConfig): ExperimentConfig {
    return keepLocked(this.#locks, this.config, wanted);
  }

  #withLocks(history: History<ExperimentConfig>): History<ExperimentConfig> {
    return { ...history, now: this.#unlocked(history.now) };
  }

  #lockedParams(): Record<string, string> {
    return Object.fromEntries(Object.entries(this.params).filter(([name]) => this.isLocked(name)));
  }

  /** Writes the address without a step in the browser's history. */
  #write(): void {
    const hash = this.linkTo(this.lab, this.params);
    if (window.location.hash !== hash) window.history.replaceState(null, '', hash);
  }
}

function applied(now: ExperimentConfig, action: Action): ExperimentConfig {
  switch (action.type) {
    case 'set':
      // what was recorded belongs to the run before
      return { ...patchConfig(configAt(now, Infinity), action.path, action.value), events: [] };
    case 'replace':
      return action.config;
    case 'live':
      return recordChange(now, action.update, action.path, action.value);
  }
}

const KEY = Symbol('app');

export function provideApp(app: App): App {
  return setContext(KEY, app);
}

/** The store of the page; for components. */
export function getApp(): App {
  return getContext<App>(KEY);
}
