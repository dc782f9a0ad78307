import { Tensor } from '@bp/tensor';
import { isFloat } from '@bp/tensor/engine';
import { operationsBehind } from '../../backward/backpropagate';
import { gradients } from '../../backward/gradients';
import { recorder } from '../../backward/recorder';
import { dependsOn, TapeRecord, withRecording } from '../../tape/tape';
import type { Step } from './step';

/** Steps that were recorded to stand in the place of another one. */
export interface RecordedSteps {
  readonly steps: readonly Step[];
  /** The gradient of each value between the operands and the output. */
  readonly between: ReadonlyMap<Tensor, Tensor>;
  /** The gradient that reaches each operand; null for one that takes no part. */
  readonly reached: readonly (Tensor | null)[];
}

/**
 * The steps of a function of given operands, found by recording it.
 *
 * @param live - which operands take part in the gradient
 * @param output - what stands for the value of the function
 * @param upstream - the gradient of the loss with respect to it
 */
export function recordSteps(
  fn: (...operands: Tensor[]) => Tensor,
  { inputs, live, output, frame }: Pick<Step, 'inputs' | 'live' | 'output' | 'frame'>,
  upstream: Tensor,
  reading: string | null,
): RecordedSteps {
  const seen = asVariables(inputs, live);
  const value = withRecording(() => fn(...seen));
  const nodes = operationsBehind({ op: 'explain', outputs: [value] });
  const plain = new Map<Tensor, Tensor>([...seen.map((x, i) => [x, inputs[i]] as const)]);
  plain.set(value, output);
  const bare = (x: Tensor): Tensor => {
    let made = plain.get(x);
    if (made === undefined) {
      made = new Tensor(x.storage, x.dtype, x.shape, x.strides, x.offset);
      plain.set(x, made);
    }
    return made;
  };
  const steps = nodes.map((node): Step => {
    const { operation, params } = node;
    return {
      operation,
      params,
      inputs: node.inputs.map(bare),
      output: bare(node.output),
      saved: node.saved.map(bare),
      live: node.inputs.map(dependsOn),
      frame,
      reading,
    };
  });
  const middle = nodes.map((node) => node.output).filter((x) => x !== value);
  const operands = seen.filter(dependsOn);
  const found = gradients([value], [...middle, ...operands], { upstream: [upstream] });
  return {
    steps,
    between: new Map(middle.map((x, i) => [bare(x), found[i]])),
    reached: seen.map((x) => (dependsOn(x) ? found[middle.length + operands.indexOf(x)] : null)),
  };
}

/** Other tensors of the same numbers, recorded anew where they are live. */
export function asVariables(inputs: readonly Tensor[], live: readonly boolean[]): Tensor[] {
  return inputs.map(({ storage, dtype, shape, strides, offset }, i) => {
    const operand = new Tensor(storage, dtype, shape, strides, offset);
    if (live[i] && isFloat(dtype)) operand.record = new TapeRecord(recorder, 'variable', null);
    return operand;
  });
}
