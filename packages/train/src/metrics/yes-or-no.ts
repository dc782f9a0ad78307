import { BpError, type Tensor } from '@bp/tensor';
import type { LossFunction } from '../measures/loss';
import { sameButForOnes } from './class-layout';
import { type Signs, thresholdOf } from './decision-threshold';

/** What is told of each decision that counts. */
export type Visit = (actual: number, decided: number, weight: number, classes: number) => void;

/** A batch that says yes alone, by which nobody can tell how no is written. */
interface Waiting {
  readonly prediction: Tensor;
  readonly target: Tensor;
  readonly weights: Tensor | undefined;
}

/** How decisions of one output are made. */
export interface YesOrNoSettings {
  readonly op: string;
  /** Null where it follows from the loss and the targets. */
  readonly threshold: number | null;
  readonly ignoreIndex: number;
  readonly loss: LossFunction | undefined;
}

/** Decisions of models with one output: yes, class 1, where it is above the threshold. */
export class YesOrNo {
  private readonly settings: YesOrNoSettings;
  private readonly visit: Visit;
  private no: Signs | null = null;
  private waiting: Waiting[] = [];

  constructor(settings: YesOrNoSettings, visit: Visit) {
    this.settings = settings;
    this.visit = visit;
  }

  /** @throws BpError `BP_SHAPE`, `BP_NUMERIC` for targets that are no answers; `BP_OPTION` where the threshold is unknown */
  add(prediction: Tensor, target: Tensor, weights?: Tensor): void {
    this.check(prediction, target);
    // Copies: what is given may be overwritten before it is counted.
    if (this.no !== null || this.settings.threshold !== null)
      this.count(prediction, target, weights);
    else
      this.waiting.push({
        prediction: prediction.clone(),
        target: target.clone(),
        weights: weights?.clone(),
      });
    if (this.no !== null) this.finish();
  }

  /** Counts what was waiting; without a single no, yes and no are taken to be 1 and 0. */
  finish(): void {
    const { waiting } = this;
    this.waiting = [];
    for (const { prediction, target, weights } of waiting) this.count(prediction, target, weights);
  }

  private check({ shape }: Tensor, target: Tensor): void {
    const { op, ignoreIndex } = this.settings;
    if (target.shape[0] !== shape[0] || !sameButForOnes(target.shape, shape)) {
      throw new BpError(
        'BP_SHAPE',
        op,
        'for a prediction of one output, shape {shape}, the target must have as many elements, got {target}',
        { shape, target: target.shape },
      );
    }
    const { data } = target;
    for (let i = 0; i < data.length; i++) {
      const label = data[i];
      if (label === 1 || label === ignoreIndex) continue;
      if ((label !== 0 && label !== -1) || (this.no ?? label) !== label) {
        throw new BpError(
          'BP_NUMERIC',
          op,
          'for one output all targets must be 0 or 1, or all -1 or 1, got {label} at position {i}; for more classes a model has one output each, and real numbers are measured by meanSquaredError',
          { label, i },
        );
      }
      this.no = label === 0 ? 0 : -1;
    }
  }

  private count(prediction: Tensor, target: Tensor, weights?: Tensor): void {
    const { visit } = this;
    const threshold = this.threshold(prediction);
    const outputs = prediction.data;
    const labels = target.data;
    const counts = weights?.data;
    const places = outputs.length / prediction.shape[0];
    for (let i = 0; i < outputs.length; i++) {
      if (labels[i] === this.settings.ignoreIndex) continue;
      const weight = counts === undefined ? 1 : counts[Math.floor(i / places)];
      visit(labels[i] === 1 ? 1 : 0, outputs[i] > threshold ? 1 : 0, weight, 2);
    }
  }

  private threshold(prediction: Tensor): number {
    const { op, threshold, loss } = this.settings;
    if (threshold !== null) return threshold;
    const possible: readonly Signs[] = this.no === null ? [0, -1] : [this.no];
    for (const no of possible) {
      const found = loss === undefined ? null : thresholdOf(loss, no, prediction);
      if (found !== null) return found;
    }
    if (this.no === -1) return 0;
    throw new BpError(
      'BP_OPTION',
      op,
      'one output may be a logit or a probability; tell from where on it means yes: {op}({ threshold: 0 }) for logits, { threshold: 0.5 } for probabilities',
      { op },
    );
  }
}
