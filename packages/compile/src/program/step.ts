import { currentWatcher, keepsRecords } from '@bp/tensor/engine';
import { usesWasm, wasmFeatures } from '@bp/tensor/wasm';
import { isInput, putTogether, readArguments, refuseRecorded } from '../capture/arguments';
import { type Body, runByBody } from '../capture/by-body';
import type { Capture } from '../capture/capture';
import { differenceOf } from '../capture/capture-difference';
import { type Captured, captureStep, copyOf } from '../capture/capture-step';
import { CutMark } from '../capture/cut-mark';
import { Key } from '../capture/key';
import { planStep } from '../plan/plan';
import { Program } from './program';

/** How many keys of a step have a program at a time; the one that was not used for longest goes first. */
const MOST_PROGRAMS = 256;

/** How often a key is captured before it is given up. */
const MOST_CAPTURES = 3;

/** How a step is compiled. */
export interface StepSettings {
  readonly name: string;
  readonly check: number | null;
  readonly precision: 'strict' | 'fast';
}

/** What is known of one key. */
export interface KeyState {
  readonly key: Key;
  /** How often it has been captured. */
  captured: number;
  /** What the next capture is compared with. */
  capture: Capture | null;
  program: Program | null;
  /** Why there is no program and never will be; null where there is one or may be. */
  refused: string | null;
  /** How many calls the program has made. */
  calls: number;
  /** What capture, planning and compiling have taken, in milliseconds. */
  timeMs: number;
}

/** The step as it was given, of which calls are captured and then replaced by programs. */
export class Step {
  declare readonly settings: StepSettings;
  readonly #body: Body;
  /** What its results carry where gradients end with them. */
  readonly #mark: CutMark;
  /** The one used last comes first. */
  #keys: KeyState[] = [];

  constructor(body: Body, settings: StepSettings) {
    this.#body = body;
    this.#mark = new CutMark(settings.name);
    this.settings = settings;
  }

  /** What is known of each key, the one used last first. */
  get keys(): readonly KeyState[] {
    return this.#keys;
  }

  call(given: readonly unknown[]): unknown {
    const { name } = this.settings;
    if (keepsRecords()) return runByBody(name, this.#body, given, null);
    if (currentWatcher() !== null || !usesWasm()) return this.#eager(given);
    const latest = this.#keys.length > 0 ? this.#keys[0] : null;
    if (latest !== null && latest.key.structure === '' && latest.key.fits(given)) {
      return this.#run(given, given, latest);
    }
    const { values, structure } = readArguments(name, given);
    refuseRecorded(name, values);
    const state = this.#find(structure, values);
    return state === null
      ? this.#capture(given, structure, values, null)
      : this.#run(given, values, state);
  }

  #run(given: readonly unknown[], values: readonly unknown[], state: KeyState): unknown {
    const { program } = state;
    if (program !== null) {
      state.calls++;
      const { check } = this.settings;
      if (check === null || state.calls % check !== 0) {
        if (this.#try(state, () => program.bind())) return program.call(values);
        return this.#eager(given);
      }
    } else if (state.refused !== null) return this.#eager(given);
    return this.#capture(given, state.key.structure, values, state);
  }

  #find(structure: string, values: readonly unknown[]): KeyState | null {
    const keys = this.#keys;
    for (let i = 0; i < keys.length; i++) {
      const state = keys[i];
      if (state.key.structure !== structure || !state.key.fits(values)) continue;
      if (i > 0) {
        keys.splice(i, 1);
        keys.unshift(state);
      }
      return state;
    }
    return null;
  }

  #eager(given: readonly unknown[]): unknown {
    return runByBody(this.settings.name, this.#body, given, this.#mark);
  }

  #capture(
    given: readonly unknown[],
    structure: string,
    values: readonly unknown[],
    state: KeyState | null,
  ): unknown {
    const start = now();
    const { capture, result, undo } = this.#captured(given, values);
    if (state === null) {
      const { states, gradients, settings } = capture;
      const key = new Key(structure, values, states, gradients, settings, this.#mark);
      this.#keys.unshift({
        key,
        captured: 1,
        capture,
        program: null,
        refused: null,
        calls: 0,
        timeMs: now() - start,
      });
      if (this.#keys.length > MOST_PROGRAMS) this.#keys.pop();
      return result;
    }
    const { name, check } = this.settings;
    const difference = state.capture === null ? null : differenceOf(name, state.capture, capture);
    state.captured++;
    if (difference === null) {
      if (state.program === null) {
        this.#compile(state, capture);
        state.capture = check === null ? null : capture;
      }
    } else if (state.program !== null || state.captured >= MOST_CAPTURES) {
      this.#keys = this.#keys.filter((other) => other !== state);
      undo();
      throw difference;
    } else state.capture = capture;
    state.timeMs += now() - start;
    return result;
  }

  #captured(given: readonly unknown[], values: readonly unknown[]): Captured {
    const mark = this.#mark;
    // The step works on copies, so that it knows the arguments by no other name.
    const own = values.map((value) =>
      isInput(value) ? copyOf(value, mark.isForeign(value) ? value.record : null) : value,
    );
    const args = putTogether(given, own) as never[];
    return captureStep(this.settings.name, own, () => this.#body(...args), mark);
  }

  #compile(state: KeyState, capture: Capture): void {
    const relaxed = this.settings.precision === 'fast' && wasmFeatures().relaxed;
    this.#try(state, () => {
      state.program = new Program(planStep(capture), relaxed);
    });
  }

  /** Where there is no memory, or the engine refuses the code, the step itself serves as well, from then on. */
  #try(state: KeyState, make: () => void): boolean {
    try {
      make();
      return true;
    } catch (error) {
      state.program = null;
      state.refused = error instanceof Error ? error.message : String(error);
      return false;
    }
  }
}

function now(): number {
  return performance.now();
}
