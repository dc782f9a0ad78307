import type { Remote } from 'comlink';
import type { ExperimentConfig } from '../core/config';
import type { TrainDesk } from '../worker/train-desk';

/** The run that a lab shows, as far as what shares and keeps it has to know. */
export interface ShownRun {
  readonly config: ExperimentConfig;
  /** Epochs that are complete. */
  readonly epoch: number;
  /** The bytes of the file that a config of `csv` speaks of. */
  readonly file?: Uint8Array | undefined;
  /** Whether it began with weights from a file: then it does not follow from its config. */
  readonly isForeign?: boolean;
  /** Asks the desk that has the run, while it stands; absent where only a whole run is shown, which is computed anew. */
  readonly ask?: <T>(use: (desk: Remote<TrainDesk>) => Promise<T>) => Promise<T>;
}

/** A saved state that a lab is to go on from. */
export interface SavedState {
  readonly config: ExperimentConfig;
  readonly state: Uint8Array;
  readonly file?: Uint8Array | undefined;
  readonly isForeign?: boolean;
}

/** What lies between the lab that trains and the dialogs of the frame: the one says what it shows, the others what to show. */
export class CurrentRun {
  /** Null where no lab shows a run. */
  shown = $state.raw<ShownRun | null>(null);
  #asked = $state.raw<SavedState | null>(null);

  /** A saved state that the lab has not taken up yet. */
  get asked(): SavedState | null {
    return this.#asked;
  }

  /** Asks the lab to go on from a saved state. */
  goOnFrom(saved: SavedState): void {
    this.#asked = saved;
  }

  /** For the lab: the state that it is to go on from, once. */
  take(): SavedState | null {
    const asked = this.#asked;
    this.#asked = null;
    return asked;
  }
}

/** The one of the page. */
export const currentRun = new CurrentRun();
