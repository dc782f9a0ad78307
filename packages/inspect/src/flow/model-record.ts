import { operationsBehind, type TapeNode } from '@bp/autograd/engine';
import type { Module } from '@bp/module';
import { BpError, type Tensor } from '@bp/tensor';

/** What was recorded of a model on the way to a loss. */
export interface ModelRecord {
  /** Every operation, in the order in which they happened. */
  readonly nodes: readonly TapeNode[];
  /**
   * The parameters of each layer that took part, the layers in the order of their first use. A layer is a module with
   * parameters of its own; where the model itself has several matrices, each of its parameters is one.
   */
  readonly layers: ReadonlyMap<string, readonly Tensor[]>;
  /** The layer whose parameters an operation uses, or in whose `forward` it happened; undefined for others. */
  readonly layerOf: (node: TapeNode) => string | undefined;
  /** Whether an operation belongs to the model, or leads to one that does. */
  readonly isInside: (node: TapeNode) => boolean;
  /** The operation that a value came from. */
  readonly makerOf: (x: Tensor) => TapeNode | undefined;
  /** Whether a value is a parameter of the model, or a view of one. */
  readonly isParameter: (x: Tensor) => boolean;
}

/**
 * What of a model stands in the record of a loss.
 *
 * @throws BpError `BP_GRAD` for a loss without a record, as that of a compiled step, and for one that has nothing of the model
 */
export function modelRecord(op: string, loss: Tensor, model: Module): ModelRecord {
  if (loss.record === null || loss.record.cut) {
    throw new BpError(
      'BP_GRAD',
      op,
      'the loss has no record of how it was computed; compute it outside of compile, noGrad and detach',
    );
  }
  const nodes = operationsBehind({ op, outputs: [loss] });
  const makers = new Map(nodes.map((node) => [node.output.record, node]));
  const makerOf = ({ record }: Tensor): TapeNode | undefined =>
    record ? makers.get(record) : undefined;
  const owners = ownersOf(model);
  const baseOf = basesOf(nodes);
  const ownerOf = (x: Tensor): string | undefined => owners.get(baseOf(x));
  const paths = new Map(
    Array.from(model.namedModules(), ([path, module]) => [module as object, path]),
  );
  const isOwner = new Set(owners.values());
  const leaves = new Map(
    [...paths].filter(([x, path]) => isOwner.has(path) && (x as Module).children().length === 0),
  );

  const layers = new Map<string, Set<Tensor>>();
  const layerOf = new Map<TapeNode, string>();
  const inside = new Set<TapeNode>();
  const framed = new Set<string>();
  for (const node of nodes) {
    const { frame, inputs } = node;
    let isFramed = false;
    for (let at = frame; at !== null && !isFramed; at = at.outer) isFramed = paths.has(at.module);
    if (isFramed) inside.add(node);
    for (const x of inputs) {
      const owner = ownerOf(x);
      if (owner === undefined) continue;
      const found = layers.get(owner) ?? new Set();
      layers.set(owner, found.add(baseOf(x)));
      layerOf.set(node, owner);
      if (isFramed) framed.add(owner);
    }
    const path = frame === null ? undefined : leaves.get(frame.module);
    if (path !== undefined) layerOf.set(node, path);
  }
  if (layers.size === 0) {
    throw new BpError(
      'BP_GRAD',
      op,
      'the loss was computed without any parameter of the model; is it the loss of another one?',
    );
  }
  for (const node of [...nodes].reverse()) {
    const layer = layerOf.get(node);
    // Outside of any module parameters are used by penalties, too.
    if (layer !== undefined && !framed.has(layer)) inside.add(node);
    if (!inside.has(node)) continue;
    for (const x of node.inputs) {
      const maker = makerOf(x);
      if (maker) inside.add(maker);
    }
  }
  return {
    nodes,
    layers: new Map([...layers].map(([path, parameters]) => [path, [...parameters]])),
    layerOf: (node) => (inside.has(node) ? layerOf.get(node) : undefined),
    isInside: (node) => inside.has(node),
    makerOf,
    isParameter: (x) => ownerOf(x) !== undefined,
  };
}

function ownersOf(model: Module): Map<Tensor, string> {
  const named = [...model.namedParameters()];
  const own = named.filter(([path, { shape }]) => !path.includes('.') && shape.length > 1);
  return new Map(
    named.map(([path, parameter]) => {
      const dot = path.lastIndexOf('.');
      return [parameter, dot < 0 ? (own.length > 1 ? path : '') : path.slice(0, dot)];
    }),
  );
}

/** What a view is a view of. */
function basesOf(nodes: readonly TapeNode[]): (x: Tensor) => Tensor {
  const bases = new Map<Tensor, Tensor>();
  const baseOf = (x: Tensor): Tensor => bases.get(x) ?? x;
  for (const { operation, inputs, output } of nodes) {
    if (operation.kind === 'view') bases.set(output, baseOf(inputs[0]));
  }
  return baseOf;
}
