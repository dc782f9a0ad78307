import { BpError } from '@bp/tensor';
import { FROM_ZERO, isPlainObject, readOptions, wholeNumber } from '@bp/tensor/engine';

/** Options of {@link EarlyStopping}. */
export interface EarlyStoppingOptions {
  /** How many values in a row may fail to improve before training stops, 10 by default. */
  patience?: number | undefined;
  /** By how much a value must be better to count as an improvement, 0 by default. */
  minDelta?: number | undefined;
  /** Whether smaller (`'min'`, the default) or larger values are better. */
  mode?: 'min' | 'max' | undefined;
}

/** Where a criterion stands, as plain JSON. */
export interface EarlyStoppingState {
  readonly best: number | null;
  readonly sinceBest: number;
}

const DEFAULTS = { patience: 10, minDelta: 0, mode: 'min' as 'min' | 'max' };

/**
 * When to stop training: once `patience` values in a row, of a validation loss for example, were no better than the best
 * one by more than `minDelta`.
 *
 * Only the decision is made here: the caller keeps the best weights when told of an improvement.
 *
 * @example
 * const stopping = new EarlyStopping({ patience: 2 });
 * [0.9, 0.5, 0.6, 0.5].map((loss) => stopping.update(loss).stop); // [false, false, false, true]
 * @see L. Prechelt, "Early Stopping – But When?", 1998
 */
export class EarlyStopping {
  readonly patience: number;
  readonly minDelta: number;
  readonly mode: 'min' | 'max';
  #best: number | null = null;
  #sinceBest = 0;

  /**
   * @throws BpError `BP_OPTION` unless patience is a whole number ≥ 1, minDelta ≥ 0 and mode `'min'` or `'max'`
   */
  constructor(options?: EarlyStoppingOptions) {
    const { patience, minDelta, mode } = readOptions('EarlyStopping', options, DEFAULTS, {
      patience: null,
      minDelta: FROM_ZERO,
    });
    wholeNumber('EarlyStopping', 'patience', patience, 1);
    if (mode !== 'min' && mode !== 'max') {
      throw new BpError('BP_OPTION', 'EarlyStopping', "mode must be 'min' or 'max', got {mode}", {
        mode,
      });
    }
    this.patience = patience;
    this.minDelta = minDelta;
    this.mode = mode;
  }

  /** Vue leaves alone what says so, as after `markRaw`: its proxies cannot stand for a class with private fields. */
  get __v_skip(): true {
    return true;
  }

  /** The best value so far; null before the first one. */
  get best(): number | null {
    return this.#best;
  }

  /**
   * Takes the next value.
   *
   * @param value - what is watched; NaN and infinities never improve
   * @returns whether it is the best so far, and whether it is time to stop
   * @throws BpError `BP_OPTION` for anything but a number; nothing has changed then
   */
  update(value: number): { readonly improved: boolean; readonly stop: boolean } {
    if (typeof value !== 'number') {
      throw new BpError(
        'BP_OPTION',
        'EarlyStopping',
        'the value must be a number such as loss.item(), got {got}',
        { got: typeof value },
      );
    }
    const improved = this.#improves(value);
    if (improved) {
      this.#best = value;
      this.#sinceBest = 0;
    } else {
      this.#sinceBest++;
    }
    return { improved, stop: this.#sinceBest >= this.patience };
  }

  #improves(value: number): boolean {
    if (!Number.isFinite(value)) return false;
    if (this.#best === null) return true;
    const gain = this.mode === 'min' ? this.#best - value : value - this.#best;
    return gain > this.minDelta;
  }

  /** Everything needed to go on from here, as plain JSON. */
  state(): EarlyStoppingState {
    return { best: this.#best, sinceBest: this.#sinceBest };
  }

  /**
   * Goes back to a saved state.
   *
   * @throws BpError `BP_FORMAT` for what is no state; nothing has changed then
   */
  restore(state: EarlyStoppingState): void {
    const { best, sinceBest } = isPlainObject(state) ? state : ({} as EarlyStoppingState);
    if (
      !(best === null || Number.isFinite(best)) ||
      !Number.isInteger(sinceBest) ||
      sinceBest < 0
    ) {
      throw new BpError(
        'BP_FORMAT',
        'EarlyStopping',
        'a state has best, a number or null, and sinceBest, a whole number ≥ 0; pass what state() gave',
      );
    }
    this.#best = best;
    this.#sinceBest = sinceBest;
  }
}
