import type { Pair } from './pair';
import type { Problem } from './problem/problem';

export const PHASES = [
  'forward',
  'loss',
  'output',
  'hidden',
  'update',
  'check',
  'backward',
] as const;
export type Phase = (typeof PHASES)[number];

/** A number as the page shows it. */
export interface Quantity extends Pair {
  readonly id: string;
  readonly role: string;
  readonly layer: number;
  readonly unit: number;
  readonly value: number;
  readonly gradient: number | null;
  /** Whether it was given, and can be changed. */
  readonly given: boolean;
  /** The value, as it is shown. */
  readonly shown: string;
  /** The gradient, as it is shown. */
  readonly shownGradient: string;
  /** How it is computed; null for what was given. */
  readonly formula: Pair | null;
  /** What it is computed from directly. */
  readonly from: readonly string[];
}

/** A factor of a gradient: a derivative, or what the gradient of a later number is known to be. */
export interface StepFactor {
  readonly name: Pair;
  readonly formula: Pair;
  /** The formula with numbers; empty where it says no more than the value. */
  readonly numbers: string;
  readonly value: number;
  readonly shown: string;
  readonly reason: string;
  /** The step that has computed it before; null where it is computed here. */
  readonly known: string | null;
}

/** A product of factors: one path, or one of the numbers in which paths meet. */
export interface Row {
  readonly factors: readonly StepFactor[];
  readonly product: number;
  readonly shown: string;
}

/** A piece of the way back, from a number to one that it was computed from. */
export interface Segment {
  readonly from: string;
  readonly to: string;
  /** The number of its factor; null where none of them is here alone. */
  readonly badge: number | null;
}

/** A line of a step that does several things at once. */
export interface StepItem {
  readonly id: string;
  readonly name: Pair;
  readonly formula: Pair;
  readonly numbers: string;
  readonly before: number;
  readonly value: number;
  readonly shown: string;
  readonly shownBefore: string;
}

export interface Step {
  /** `f:h1` computes h1, `g:w5` ∂E/∂w5, `u:2` updates layer 2, `c:…` checks. */
  readonly id: string;
  readonly phase: Phase;
  readonly kind: 'value' | 'gradient' | 'update' | 'check';
  /** The id of the quantity. */
  readonly of: string;
  readonly name: Pair;
  /** The name in a line of text: ∂E/∂w5, δ_o1. */
  readonly inline: Pair;
  readonly formula: Pair;
  readonly numbers: string;
  readonly value: number;
  readonly shown: string;
  readonly rows: readonly Row[];
  /** Every path from the loss, where there are several that this step takes together. */
  readonly paths: readonly { readonly text: string; readonly shown: string }[];
  readonly pathCount: number;
  /** (E(w + h) − E(w − h)) / 2h; null with a reason. */
  readonly central: {
    readonly value: number | null;
    readonly shown: string;
    readonly reason: string;
  };
  /** δ that is made here or on the way. */
  readonly delta:
    | (Pair & { readonly value: number; readonly shown: string; readonly factors: number })
    | null;
  /** What it makes of the number: w⁺ = … */
  readonly update: { readonly name: Pair; readonly numbers: string; readonly shown: string } | null;
  readonly segments: readonly Segment[];
  /** Values of the forward pass that are read. */
  readonly reads: readonly string[];
  readonly needs: readonly string[];
  readonly usedIn: readonly string[];
  readonly items: readonly StepItem[];
}

/** A piece of the backward film: a gradient flows on, and is added to what has arrived. */
export interface FilmFrame {
  readonly from: string;
  readonly to: string;
  readonly local: string;
  readonly sum: number;
  readonly shownSum: string;
  /** Which of how many ways into the number this is. */
  readonly way: number;
  readonly ways: number;
}

/** A question of the practice: some steps that are found at once. */
export interface Question {
  readonly first: number;
  readonly last: number;
}

export interface Lesson {
  readonly problem: Problem;
  readonly digits: number;
  readonly lossId: string;
  readonly quantities: readonly Quantity[];
  readonly steps: readonly Step[];
  readonly questions: readonly Question[];
  readonly film: readonly FilmFrame[];
  /** How other notations call one weight: text and LaTeX; empty for an expression. */
  readonly sameWeight: readonly Pair[];
}
