import { Tensor } from '@bp/tensor';
import { isFloat } from '@bp/tensor/engine';
import { operationsBehind } from '../../backward/backpropagate';
import { recorder } from '../../backward/recorder';
import { dependsOn, TapeRecord, withRecording } from '../../tape/tape';
import { remembered } from '../print/remembered';
import { gradientsBy } from './gradients-by';
import { type Step, stepOf } from './step';

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
  const plain = new Map(seen.map((x, i) => [x, inputs[i]]));
  plain.set(value, output);
  const bare = (x: Tensor): Tensor => remembered(plain, x, sameNumbers);
  const middle = nodes.map((node) => node.output).filter((x) => x !== value);
  const found = gradientsBy(value, [...middle, ...seen.filter(dependsOn)], upstream);
  return {
    steps: nodes.map((node) => ({ ...stepOf(node, bare), frame, reading })),
    between: new Map(middle.map((x) => [bare(x), found.get(x) as Tensor])),
    reached: seen.map((x) => found.get(x) ?? null),
  };
}

/** Other tensors of the same numbers, recorded anew where they are live. */
export function asVariables(inputs: readonly Tensor[], live: readonly boolean[]): Tensor[] {
  return inputs.map((x, i) => {
    const operand = sameNumbers(x);
    if (live[i] && isFloat(x.dtype)) operand.record = new TapeRecord(recorder, 'variable', null);
    return operand;
  });
}

/** The same numbers without a record. */
function sameNumbers({ storage, dtype, shape, strides, offset }: Tensor): Tensor {
  return new Tensor(storage, dtype, shape, strides, offset);
}
