import type { Module } from '@bp/module';
import type { Optimizer } from '@bp/optim';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { readList, readOptions } from '@bp/tensor/engine';
import { readModel } from '../observe/read-model';
import { readLanguage } from '../words/say';
import type { InspectLanguage } from '../words/sentence';
import type { FlowLayer } from './flow-layer';
import { flowText } from './flow-text';
import { type FlowStep, measureFlow } from './measure-flow';
import type { FlowVerdict } from './verdict';

/** Options of {@link GradientFlow}. */
export interface FlowOptions {
  /** Measures ‖ΔW‖ / ‖W‖ by what its next step would do; to be asked before that step. */
  optimizer?: Optimizer | undefined;
  /** Of the texts; English by default. */
  language?: InspectLanguage | undefined;
}

const DEFAULTS = { optimizer: null as Optimizer | null, language: null as InspectLanguage | null };

/** What was measured, as data: numbers as they are, NaN and ±∞ as strings, no prose. */
export interface FlowJson {
  readonly format: 'bp.gradientFlow';
  readonly version: 1;
  /** As {@link FlowStep}. */
  readonly steps: readonly object[];
}

/**
 * How gradients flow through a model, step by step: ‖W‖, ‖∂W‖, ‖δ‖ and ‖ΔW‖ / ‖W‖ of every layer, the mean |φ′| of its activation
 * functions beside the most it can be (0.25 for the sigmoid), the shares of saturated and dead units, and what is wrong.
 *
 * A layer vanishes where its ‖δ‖ (behind a normalisation that follows it) is below 1 % of the last layer's, explodes above 100
 * times of it (or with a ‖∂W‖ over 1000 ‖W‖, or numbers that are not finite). It is saturated where more than half of its
 * activations are near a limit and more than a quarter are there against their gradient, or 95 % of hidden ones, whichever way:
 * a trained classifier is not. It is dead where at least 80 % of its units are 0 for a batch of 8 or more, or all are.
 *
 * @param model - the model that the losses are of
 * @throws BpError `BP_OPTION` for what is no model, and options that do not exist
 * @see X. Glorot, Y. Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010
 * @example
 * const model = new Sequential(new Linear(2, 3), new Sigmoid(), new Linear(3, 1));
 * const flow = new GradientFlow(model);
 * const { verdicts } = flow.add(model.forward([[1, 2]]).square().mean());
 * verdicts[0].kind; // 'fine'
 */
export class GradientFlow {
  /** What was measured so far. */
  readonly steps: FlowStep[] = [];
  readonly #model: Module;
  readonly #optimizer: Optimizer | null;
  readonly #language: InspectLanguage;

  constructor(model: Module, options?: FlowOptions) {
    const op = 'GradientFlow';
    const { optimizer, language } = readOptions(op, options, DEFAULTS);
    this.#model = readModel(op, model);
    if (optimizer !== null && readList(optimizer?.groups) === null) {
      throw new BpError('BP_OPTION', op, 'expected an optimizer, got {optimizer}', { optimizer });
    }
    this.#optimizer = optimizer;
    this.#language = readLanguage(op, language);
  }

  /**
   * Measures one more step: before or after its `backward`, and before the optimizer's `step`. Gradients, statistics and
   * random numbers stay as they are.
   *
   * @param loss - a single number, as it was recorded
   * @throws BpError `BP_GRAD` for a loss without a record, as that of a compiled step, for that of another model, and after an
   *   update of what it was computed from
   */
  add(loss: Tensor): FlowStep {
    if (!isTensor(loss)) {
      throw new BpError('BP_OPTION', 'GradientFlow.add', 'expected a loss, got {loss}', { loss });
    }
    const step = measureFlow('GradientFlow.add', loss, this.#model, this.#optimizer);
    this.steps.push(step);
    return step;
  }

  /** The layers in the last step. */
  get layers(): readonly FlowLayer[] {
    return this.steps.at(-1)?.layers ?? [];
  }

  /** What was wrong in the last step, the gravest first. */
  get verdicts(): readonly FlowVerdict[] {
    return this.steps.at(-1)?.verdicts ?? [];
  }

  /** The last step: a table, and what is wrong with advice. */
  toText(): string {
    const last = this.steps.at(-1);
    return last === undefined ? '' : flowText(last, this.steps.length, this.#language);
  }

  /** All steps as data. */
  toJSON(): FlowJson {
    return { format: 'bp.gradientFlow', version: 1, steps: this.steps.map(plain) };
  }
}

/**
 * How the gradient of one loss flows through a model: a {@link GradientFlow} of one step.
 *
 * @param loss - a single number, as it was recorded
 * @param options.model - the model that it is the loss of
 * @throws BpError as {@link GradientFlow} does, and its `add`
 * @example
 * const model = new Sequential(new Linear(2, 3), new ReLU(), new Linear(3, 1));
 * const loss = model.forward([[1, 2]]).square().mean();
 * gradientFlow(loss, { model }).layers.map(({ path }) => path); // ['0', '2']
 */
export function gradientFlow(
  loss: Tensor,
  options: FlowOptions & { readonly model: Module },
): GradientFlow {
  const { model, ...others } = readOptions('gradientFlow', options, {
    ...DEFAULTS,
    model: null as Module | null,
  });
  const flow = new GradientFlow(model as Module, others as FlowOptions);
  flow.add(loss);
  return flow;
}

/** Data with strings in the place of numbers that JSON does not have. */
function plain<T extends object>(value: T): object {
  return JSON.parse(
    JSON.stringify(value, (_, x) => (typeof x === 'number' && !Number.isFinite(x) ? String(x) : x)),
  );
}
