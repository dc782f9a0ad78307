import { compare } from './compare.mjs';
import { decode, isFloat, scalar, vector } from './decode.mjs';
import { Mismatch } from './outcome.mjs';

/** @import { Adapter, Figures, JudgeCase, JudgedBackend, Plain, Precision, Tolerance } from './contract/schema' */

// Cases that state no tolerance are held to PyTorch's usual one for float32.
const USUAL_TOLERANCE = { rtol: 1e-5, atol: 1e-6 };
const EXACT_INTEGERS = { rtol: 0, atol: 1e-12 };

/** @type {JudgedBackend} */
const AS_IT_IS = { use() {}, prepare: (step) => step, calls: 1 };

/** One case, run once: the library through its adapter, and the comparisons made so far. */
export class Trial {
  /** Largest deviation so far, as a fraction of its tolerance. */
  worst = 0;

  /**
   * @param {Adapter} adapter
   * @param {Precision} precision
   * @param {JudgeCase} judged
   */
  constructor(adapter, precision, judged) {
    this.adapter = adapter;
    this.isFloat32 = precision === 'f32';
    /** @type {JudgedBackend} */
    this.backend = adapter.backends?.[adapter.backend ?? ''] ?? AS_IT_IS;
    /** @type {Tolerance} */
    this.tolerance = judged.tolerance?.[precision] ?? USUAL_TOLERANCE;
  }

  /**
   * What a step gives on the backend that is judged.
   *
   * @template R
   * @param {() => R} step a function that reads no numbers
   * @param {() => void} [reset] undoes what a call has changed
   * @returns {R}
   */
  compute(step, reset) {
    const { prepare, calls } = this.backend;
    const prepared = prepare(step);
    for (let call = 1; call < calls; call++) {
      prepared();
      reset?.();
    }
    return prepared();
  }

  /** The library's tensor for figures of the case. @param {Figures} figures */
  tensor(figures, requiresGrad = false) {
    return this.adapter.tensor(decode(figures), requiresGrad);
  }

  /** @param {number} value */
  scalar(value) {
    return this.adapter.tensor(scalar(value), false);
  }

  /** The values of a tensor of the library, null where there is none. @param {unknown} tensor */
  read(tensor) {
    return tensor === null || tensor === undefined ? null : this.adapter.read(tensor);
  }

  /**
   * Holds `got` against the reference. The reference is rounded to float32 where the library
   * computes in it; the unrounded value is right as well (a number past float32's range may be kept
   * in a double), and so is `alternative`, PyTorch's own float32 result where that differs in kind.
   *
   * @param {string} label
   * @param {Figures | null | undefined} want nothing is expected where this is null
   * @param {Plain | null | undefined} got
   * @param {{ tolerance?: Tolerance, rounded?: boolean, alternative?: Figures | null }} [options]
   */
  expect(label, want, got, { tolerance, rounded = this.isFloat32, alternative } = {}) {
    if (!want) return;
    if (!got) {
      if (want.data.every((value) => value === 0)) return; // no gradient is as good as zeros
      throw new Mismatch(`${label}: missing`);
    }
    const reference = decode(want);
    const others = alternative ? decode(alternative).data : null;
    const float = isFloat(want);
    /** @param {number} i */
    const answers = (i) => {
      const right = [reference.data[i]];
      if (float && rounded) right.push(Math.fround(reference.data[i]));
      if (others) right.push(others[i]);
      return right;
    };
    const allowed = float ? (tolerance ?? this.tolerance) : EXACT_INTEGERS;
    this.note(compare(label, reference, got, answers, allowed));
  }

  /**
   * @param {string} label
   * @param {number} want
   * @param {number} got
   * @param {{ tolerance?: Tolerance, rounded?: boolean }} [options]
   */
  expectNumber(label, want, got, options) {
    this.expect(label, scalar(want), scalar(got), options);
  }

  /**
   * @param {string} label
   * @param {number[]} want
   * @param {number[]} got
   * @param {{ tolerance?: Tolerance, rounded?: boolean }} [options]
   */
  expectVector(label, want, got, options) {
    this.expect(label, vector(want), vector(got), options);
  }

  /**
   * Holds a statistic against an absolute distance.
   *
   * @param {string} label
   * @param {number | undefined} want
   * @param {number} got
   * @param {number | undefined} distance
   */
  expectNear(label, want, got, distance) {
    const difference = Math.abs(got - Number(want));
    const allowed = Number(distance);
    // written so that a NaN anywhere fails
    if (!(difference <= allowed)) {
      throw new Mismatch(`${label} ${got}, want ${want} within ${distance}`);
    }
    if (allowed > 0) this.note(difference / allowed);
  }

  /** @param {number} distance */
  note(distance) {
    this.worst = Math.max(this.worst, distance);
  }
}
