import { type Tensor, zerosLike } from '@bp/tensor';
import { backpropagate } from '../../backward/backpropagate';
import { recordOf, type TapeRecord, withoutRecording } from '../../tape/tape';

/**
 * The gradient of a value with respect to each of some tensors that take part in it; 0 where nothing reaches them.
 *
 * @param upstream - what arrives at the value; 1 by default
 */
export function gradientsBy(
  output: Tensor,
  xs: readonly Tensor[],
  upstream: Tensor | null = null,
): Map<Tensor, Tensor> {
  const records = new Set(xs.map(recordOf));
  const wanted = (record: TapeRecord) => records.has(record);
  const task = { op: 'explain', outputs: [output], seeds: [upstream], wanted };
  const reached = withoutRecording(() => backpropagate(task));
  return new Map(xs.map((x) => [x, reached.get(recordOf(x) as TapeRecord) ?? zerosLike(x)]));
}
