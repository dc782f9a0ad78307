import type { Page } from 'playwright-core';

/** A page that trains a network while it draws: how it is opened, started, and read. */
export interface Player {
  readonly peer: string;
  /** Where it lies on this machine; null where it is not there. */
  folder(): string | null;
  /** What comes behind the address for each work. */
  readonly works: Readonly<Record<string, string>>;
  /** Waits until it can be played. */
  ready(page: Page): Promise<void>;
  /** Starts or pauses it at full speed. */
  play(page: Page): Promise<void>;
  /** How many epochs it has trained. */
  epochs(page: Page): Promise<number>;
  /** What only this page can do. */
  extras?(page: Page): Promise<ReadonlyMap<string, number>>;
}
