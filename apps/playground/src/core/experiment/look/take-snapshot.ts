import type { Tensor } from '@bp/tensor';
import type { Experiment } from '../made/experiment';
import type { Curve, Ended, LayerEdges, PinnedWeight, Snapshot, Views } from '../told';
import { followSample } from './follow-sample';
import { masksOf } from './masks';
import { NextStep } from './next-step';
import { badgesOf, flowOf, neuronOf } from './units';
import type { Viewer } from './viewer';

export type TellUpdate = typeof import('@bp/optim/tell').tellUpdate;

/** What a snapshot tells besides what is seen of the network. */
export interface Moment {
  readonly run: number;
  readonly playing: boolean;
  readonly epochsPerSecond: number;
  readonly updatesPerSecond: number;
  /** The points of the curve that come with it. */
  readonly curve: Curve | null;
  readonly ended: Ended | null;
  /** By what the changes of the next step are found; loaded where a view asks for them. */
  readonly tellUpdate: TellUpdate | null;
}

/** Whether views ask for what the next step does. */
export function asksForUpdates({ edges, pinned }: Views): boolean {
  return edges === 'update' || (pinned?.length ?? 0) > 0;
}

/** What is to be seen of a run now: only what the views ask for is computed, and nothing of the run changes. */
export function takeSnapshot(
  of: Experiment,
  viewer: Viewer,
  views: Views,
  moment: Moment,
): Snapshot {
  const { run, curve, data } = of;
  const { playing, tellUpdate } = moment;
  const { width } = data.raw;
  const asked = views.axes?.every((axis) => axis >= 0 && axis < width) ? views.axes : undefined;
  const axes = asked ?? [0, 1];
  const isPlane = width <= 2 || asked !== undefined;
  const step = new NextStep(of);
  const looks = views.badges || views.neuron || views.flow ? viewer.layers() : null;
  return {
    run: moment.run,
    position: run.position,
    playing,
    known: curve.length,
    epochsPerSecond: moment.epochsPerSecond,
    updatesPerSecond: moment.updatesPerSecond,
    learningRate: run.optimizer.groups[0].lr,
    curve: moment.curve,
    figures: {
      train: viewer.figure(0),
      validation: viewer.figure(1),
      test: playing ? null : viewer.figure(2),
    },
    best: curve.best,
    map: views.map && isPlane ? viewer.map(views.map, axes) : null,
    tiles: views.tiles && isPlane ? viewer.tiles(views.tiles, axes) : null,
    edges: views.edges ? edgesOf(of, step, views.edges, tellUpdate) : null,
    badges: looks && views.badges ? badgesOf(of, looks) : null,
    masks: views.masks ? masksOf(of) : null,
    outputs: views.outputs ? viewer.sampleOutputs() : null,
    pinned: (views.pinned ?? []).flatMap((place) => pinnedWeight(of, step, place, tellUpdate)),
    sample: typeof views.sample === 'number' ? followSample(of, views.sample) : null,
    neuron: looks && views.neuron ? neuronOf(of, looks, step, views.neuron) : null,
    flow: looks && views.flow ? flowOf(of, looks, step) : null,
    fingerprint: playing ? null : run.fingerprint,
    ended: moment.ended,
  };
}

function edgesOf(
  { blocks }: Experiment,
  step: NextStep,
  kind: NonNullable<Views['edges']>,
  tellUpdate: TellUpdate | null,
): LayerEdges[] {
  const read = (parameter: Tensor): Float32Array => {
    if (kind === 'weight') return Float32Array.from(step.valuesOf(parameter));
    if (kind === 'gradient') return Float32Array.from(step.gradientOf(parameter));
    return tellUpdate
      ? Float32Array.from(step.changeOf(parameter, tellUpdate))
      : new Float32Array(parameter.size);
  };
  return blocks.map(({ id, linear }) => {
    const edges = read(linear.weight);
    return {
      layer: id,
      edges,
      biases: read(linear.bias as Tensor),
      widest: edges.reduce((most, x) => Math.max(most, Math.abs(x)), 0),
    };
  });
}

/** The parameter at a path, and the number of an element in it; null where there is none. */
export function elementAt(
  { model }: Experiment,
  [path, to, from]: readonly [path: string, to: number, from?: number],
): { readonly parameter: Tensor; readonly index: number } | null {
  const parameter = new Map(model.namedParameters()).get(path);
  if (parameter === undefined) return null;
  const [rows, columns = 1] = parameter.shape;
  const column = from ?? 0;
  const isThere = to >= 0 && to < rows && column >= 0 && column < columns;
  return isThere ? { parameter, index: to * columns + column } : null;
}

function pinnedWeight(
  of: Experiment,
  step: NextStep,
  place: NonNullable<Views['pinned']>[number],
  tellUpdate: TellUpdate | null,
): PinnedWeight[] {
  const found = elementAt(of, place);
  if (found === null || tellUpdate === null) return [];
  const { parameter, index } = found;
  const [path, to, from] = place;
  return [
    {
      path,
      to,
      from: from ?? null,
      value: step.valuesOf(parameter)[index],
      gradient: step.gradientOf(parameter)[index],
      update: step.changeOf(parameter, tellUpdate)[index],
    },
  ];
}
