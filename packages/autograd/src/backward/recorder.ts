import type { Tensor } from '@bp/tensor';
import { type AnyOperation, currentFrame, type Recorder, shared } from '@bp/tensor/engine';
import { clock, isRecording, type TapeNode, TapeRecord } from '../tape/tape';
import { accumulateGradients } from './accumulate';

const NONE: readonly Tensor[] = [];

/** The recorder of the process: every tensor that takes part in a gradient carries a record of it. */
export const recorder: Recorder<Tensor> = /* @__PURE__ */ shared('autograd.recorder', () => ({
  record(applied, inputs, params, output, saved = NONE) {
    const operation = applied as AnyOperation;
    if (!isRecording() || (operation.kind === 'kernel' && operation.vjp === null)) return;
    const count = inputs.length;
    const versions = new Array<number>(count + 1 + saved.length);
    let live = false;
    for (let i = 0; i < count; i++) {
      const { storage, record } = inputs[i];
      versions[i] = storage.version;
      // Each is asked, since whoever captures this must know of each.
      if (record?.live) live = true;
    }
    if (!live) {
      // What comes from compiled steps and constants alone has their mark, and keeps no operation.
      output.record = inputs.find(({ record }) => record?.cut)?.record ?? null;
      return;
    }
    versions[count] = output.storage.version;
    for (let i = 0; i < saved.length; i++) versions[count + 1 + i] = saved[i].storage.version;
    const node: TapeNode = {
      order: clock.operations++,
      operation,
      inputs,
      output,
      params,
      saved,
      versions,
      frame: currentFrame(),
    };
    output.record = new TapeRecord(recorder, 'result', node);
  },
  backward(output, gradient) {
    accumulateGradients([output], [gradient]);
  },
}));
