import { Linear, ReLU } from '@bp/layers';
import { Module } from '@bp/module';
import { BatchNorm1d, Dropout } from '@bp/regularize';
import type { Tensor } from '@bp/tensor';

/** A network of a class of one's own: 64 pixels to the scores of ten digits. */
export class Classifier extends Module {
  readonly hidden = new Linear(64, 16);
  readonly norm = new BatchNorm1d(16);
  readonly relu = new ReLU();
  readonly dropout = new Dropout(0.1);
  readonly out = new Linear(16, 10);

  forward(images: Tensor): Tensor {
    const hidden = this.relu.forward(this.norm.forward(this.hidden.forward(images)));
    return this.out.forward(this.dropout.forward(hidden));
  }
}
