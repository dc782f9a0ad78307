import type { Tensor } from '@bp/tensor';
import { type AnyOperation, currentFrame, type Recorder, shared } from '@bp/tensor/engine';
import { accumulateGradients } from './accumulate';
import { clock, isRecording, type TapeNode, TapeRecord } from './tape';

/** The recorder of the process: every tensor that takes part in a gradient carries a record of it. */
export const recorder: Recorder<Tensor> = /* @__PURE__ */ shared('autograd.recorder', () => ({
  record(applied, inputs, params, output) {
    const operation = applied as AnyOperation;
    if (!isRecording() || (operation.kind === 'kernel' && operation.vjp === null)) return;
    const count = inputs.length;
    const versions = new Array<number>(count + 1);
    for (let i = 0; i < count; i++) versions[i] = inputs[i].storage.version;
    versions[count] = output.storage.version;
    const node: TapeNode = {
      order: clock.operations++,
      operation,
      inputs,
      output,
      params,
      versions,
      frame: currentFrame(),
    };
    output.record = new TapeRecord(recorder, 'result', node);
  },
  backward(output, gradient) {
    accumulateGradients([output], [gradient]);
  },
}));
