import type { ExplainLanguage } from '@bp/autograd/explain';
import type { Tensor } from '@bp/tensor';
import type { Experiment } from '../made/experiment';
import type { SampleGradient, WeightNotation } from '../told';
import type { Shown } from './spell';
import type { Symbols } from './symbols';

/** A weight or bias by the number of its layer, and how it is spoken of. */
export interface Asked {
  readonly block: number;
  readonly to: number;
  /** Null for a bias. */
  readonly from: number | null;
  readonly parameter: Tensor;
  readonly index: number;
  readonly symbols: Symbols;
  readonly shown: Shown;
  readonly digits: number;
  readonly notation: WeightNotation;
  readonly language: ExplainLanguage | undefined;
}

/** All numbers of one sample, by layer and unit. */
export interface Seen {
  readonly of: Experiment;
  readonly asked: Asked;
  readonly z: readonly (readonly number[])[];
  readonly a: readonly (readonly number[])[];
  /** ∂E/∂z and ∂E/∂a */
  readonly delta: readonly (readonly number[])[];
  readonly error: readonly (readonly number[])[];
  readonly x: readonly number[];
  readonly output: readonly number[];
  readonly target: readonly number[];
  readonly slope: readonly number[];
}

/** The three factors of a gradient, and δ = error × listening. */
export type Factors = Pick<SampleGradient, 'error' | 'listening' | 'input' | 'delta'>;
