import { gradients } from '@bp/autograd';
import { elementAt } from '../look/take-snapshot';
import type { Experiment } from '../made/experiment';
import { ExperimentError, type Nudge, type WeightPlace } from '../told';

/** What a weight moved by `delta` does to the loss of the batch that comes next: as its gradient predicts, and in fact. */
export function nudgeWeight(of: Experiment, place: WeightPlace, delta: number): Nudge {
  const found = elementAt(of, place);
  if (found === null) throw new ExperimentError('noWeight', { path: place[0] });
  const { parameter, index } = found;
  const { loss } = of.run.trace('batch');
  const before = loss.item();
  const [gradient] = gradients([loss], [parameter]);
  const kept = parameter.detach().clone();
  const moved = kept.clone();
  moved.data[index] = Number(moved.data[index]) + delta;
  let after: number;
  try {
    parameter.assign(moved);
    after = of.run.trace('batch').loss.item();
  } finally {
    // bit for bit what it was
    parameter.assign(kept);
  }
  return {
    delta,
    before,
    after,
    predicted: Number(gradient.contiguous().data[index]) * delta,
    actual: after - before,
  };
}
