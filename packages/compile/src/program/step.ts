import { currentWatcher, keepsRecords } from '@bp/tensor/engine';
import { usesWasm, wasmFeatures } from '@bp/tensor/wasm';
import { isInput, putTogether, readArguments, refuseRecorded } from '../capture/arguments';
import { type Body, runByBody } from '../capture/by-body';
import type { Capture } from '../capture/capture';
import { differenceOf } from '../capture/capture-difference';
import { type Captured, captureStep, copyOf } from '../capture/capture-step';
import { checkFinite } from '../capture/check-finite';
import { CutMark } from '../capture/cut-mark';
import { Key } from '../capture/key';
import { planStep } from '../plan/plan';
import { inHost } from './in-host';
import { type KeyState, refusalOf } from './key-state';
import { memories } from './memories';
import { NumberValues } from './number-values';
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
  readonly finite: boolean;
}

/** What became of the latest call: not called yet, run by a program, captured, or run as it is: for its key, or wherever. */
export type Course = 'none' | 'program' | 'captured' | 'checked' | 'refused' | 'within' | 'no wasm';

/** A captured call that differs in nothing from what is known, or is the first of its key. */
export interface Recorded extends Captured {
  readonly state: KeyState;
}

/** The step as it was given, of which calls are captured and then replaced by programs. */
export class Step {
  declare readonly settings: StepSettings;
  course: Course = 'none';
  readonly #body: Body;
  /** What its results carry where gradients end with them. */
  readonly #mark: CutMark;
  readonly #numbers = new NumberValues();
  /** The one used last comes first. */
  #keys: KeyState[] = [];

  constructor(body: Body, settings: StepSettings) {
    this.#mark = new CutMark(settings.name);
    this.settings = settings;
    const { name, finite } = settings;
    this.#body = finite ? (...args) => checkFinite(name, body(...args)) : body;
  }

  /** What is known of each key, the one used last first. */
  get keys(): readonly KeyState[] {
    return this.#keys;
  }

  call(given: readonly unknown[]): unknown {
    const { name } = this.settings;
    const stopped = this.stopped();
    if (stopped !== null) return this.#byBody(given, stopped);
    const latest = this.#keys.length > 0 ? this.#keys[0] : null;
    if (latest !== null && latest.key.structure === '' && latest.key.fits(given)) {
      return this.#run(given, given, latest);
    }
    const { values, structure } = readArguments(name, given);
    refuseRecorded(name, values);
    const state = this.find(structure, values);
    return state === null
      ? this.#capture(given, structure, values, null)
      : this.#run(given, values, state);
  }

  /** Why no call of any arguments would be captured or run by a program now; null where one would. */
  stopped(): Course | null {
    // Within the capture of another step, or where gradients are asked for through it, this one is a part of that.
    if (keepsRecords() || currentWatcher() !== null || inHost.depth > 0) return 'within';
    return usesWasm() ? null : 'no wasm';
  }

  #run(given: readonly unknown[], values: readonly unknown[], state: KeyState): unknown {
    if (!state.alike) return this.#capture(given, state.key.structure, values, state);
    const program = this.make(state);
    if (program === null) return this.#byBody(given, 'refused');
    const { check } = this.settings;
    state.calls++;
    if (check !== null && state.calls % check === 0) {
      return this.#capture(given, state.key.structure, values, state);
    }
    this.course = 'program';
    return program.call(values);
  }

  /** What is known of the calls with these arguments, made now. */
  find(structure: string, values: readonly unknown[]): KeyState | null {
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

  /** The step itself, with the same values as a program would give. */
  #byBody(given: readonly unknown[], course: Course): unknown {
    this.course = course;
    return runByBody(this.settings.name, this.#body, given, keepsRecords() ? null : this.#mark);
  }

  #capture(
    given: readonly unknown[],
    structure: string,
    values: readonly unknown[],
    state: KeyState | null,
  ): unknown {
    this.course = state?.program ? 'checked' : 'captured';
    if (state === null) this.#numbers.note(this.settings.name, given);
    return this.record(given, structure, values, state).result;
  }

  /**
   * Captures a call, and compares it with what is known of its key.
   *
   * @throws BpError `BP_OPTION` where they differ too often; nothing has changed then
   */
  record(
    given: readonly unknown[],
    structure: string,
    values: readonly unknown[],
    known: KeyState | null,
  ): Recorded {
    const start = performance.now();
    const { name, check } = this.settings;
    const mark = this.#mark;
    // The step works on copies, so that it knows the arguments by no other name.
    const own = values.map((value) =>
      isInput(value) ? copyOf(value, mark.isForeign(value) ? value.record : null) : value,
    );
    const args = putTogether(given, own) as never[];
    const captured = captureStep(name, own, () => this.#body(...args), mark);
    const { capture, undo } = captured;
    const { states, gradients, settings } = capture;
    const state = known ?? this.#add(new Key(structure, values, states, gradients, settings, mark));
    const before = state.capture;
    const difference = before === null ? null : differenceOf(name, before, capture);
    state.captured++;
    if (difference === null) {
      state.alike = before !== null;
      if (state.program === null || check !== null) state.capture = capture;
    } else if (state.alike || state.captured >= MOST_CAPTURES) {
      this.#keys = this.#keys.filter((other) => other !== state);
      state.program?.free();
      undo();
      throw difference;
    } else state.capture = capture;
    state.timeMs += performance.now() - start;
    return { ...captured, state };
  }

  #add(key: Key): KeyState {
    const state: KeyState = {
      key,
      captured: 0,
      capture: null,
      alike: false,
      program: null,
      refused: null,
      calls: 0,
      timeMs: 0,
    };
    this.#keys.unshift(state);
    if (this.#keys.length > MOST_PROGRAMS) this.#keys.pop()?.program?.free();
    return state;
  }

  /** The program of a key, ready to be called; null where it cannot be had now, and the step itself serves as well. */
  make(state: KeyState): Program | null {
    const { program, refused } = state;
    if (program?.isBound) return program;
    const start = performance.now();
    if (refused !== null && (refused.forGood || start < refused.restsUntil)) return null;
    memories.refusalMs = 0;
    try {
      state.program ??= this.#plan(state);
      state.program.bind();
      state.refused = null;
    } catch (error) {
      state.refused = refusalOf(error, state.program !== null, refused);
      if (state.refused.forGood) state.capture = null;
    }
    state.timeMs += performance.now() - start;
    return state.refused === null ? state.program : null;
  }

  #plan(state: KeyState): Program {
    const { precision, check } = this.settings;
    const program = new Program(
      planStep(state.capture as Capture),
      precision === 'fast' && wasmFeatures().relaxed,
    );
    if (check === null) state.capture = null;
    return program;
  }
}
