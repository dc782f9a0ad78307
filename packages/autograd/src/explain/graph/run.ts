import { BpError, isTensor, type Tensor } from '@bp/tensor';
import type { Storage } from '@bp/tensor/engine';
import { operationsBehind } from '../../backward/backpropagate';
import { dependsOn, recordOf, type TapeNode, withoutRecording } from '../../tape/tape';
import { Copies } from './copies';
import { framesOf } from './frames';
import { gradientsBy } from './gradients-by';
import { Scalars } from './scalars';
import { type Step, stepOf } from './step';

/** A recorded loss and all that it came from, copied: what happens to parameters and buffers later changes nothing here. */
export interface Run {
  readonly loss: Tensor;
  /** In the order in which they were recorded. */
  readonly steps: readonly Step[];
  readonly scalars: Scalars;
  /** The copy of a tensor that took part, which shares its numbers with the copies of its views; else undefined. */
  copyOf(tensor: Tensor): Tensor | undefined;
  /** What took part without being computed, each with its copy. */
  readonly leaves: ReadonlyMap<Tensor, Tensor>;
  /** ∂loss/∂x by the owner of the numbers; none for what no gradient flows to. */
  readonly gradients: ReadonlyMap<Tensor, Tensor>;
  readonly isParameter: (copy: Tensor) => boolean;
}

/**
 * Reads a recorded loss.
 *
 * @param known - tensors that have a name: where they took part, also by their views, the numbers are theirs
 * @throws BpError `BP_GRAD` where there is no record, or a value was overwritten after it was used
 */
export function readRun(loss: Tensor, known: Iterable<Tensor> = []): Run {
  const record = recordOf(loss);
  if (loss.record?.cut !== undefined) {
    throw new BpError(
      'BP_GRAD',
      'explain',
      'this loss comes from a compiled step, which keeps no record; explain the step as it was before compile',
    );
  }
  if (record === null) {
    throw new BpError(
      'BP_GRAD',
      'explain',
      'this value was not recorded: it depends on no parameter or variable, or was computed within noGrad or detached',
    );
  }
  if (loss.size !== 1) {
    throw new BpError(
      'BP_SHAPE',
      'explain',
      'only a single number can be explained, got shape {shape}; reduce it with sum() or mean()',
      { shape: loss.shape },
    );
  }
  const nodes = operationsBehind({ op: 'explain', outputs: [loss] });
  nodes.forEach(refuseOverwritten);
  return copyRun(loss, nodes, [...known, ...heldByModules(nodes)]);
}

function refuseOverwritten({ operation, inputs, output, saved, versions }: TapeNode): void {
  for (const [i, { storage, shape }] of [...inputs, output, ...saved].entries()) {
    if (storage.version === versions[i]) continue;
    throw new BpError(
      'BP_GRAD',
      'explain',
      "a value of shape {shape} that '{operation}' used has been overwritten since; explain before optimizer.step()",
      { shape, operation: operation.name },
    );
  }
}

function copyRun(loss: Tensor, nodes: readonly TapeNode[], known: Iterable<Tensor>): Run {
  const scalars = new Scalars();
  const { ownerOf } = scalars;
  const leaves = new Map<Tensor, Tensor>();
  const parameters = new Set<Tensor>();
  const computed = new Set<Storage>();
  const used = new Set<Storage>();
  for (const { operation, inputs, output } of nodes) {
    if (operation.kind !== 'view') computed.add(output.storage);
    for (const { storage } of inputs) used.add(storage);
  }
  // Results are not overwritten; what they came from may be.
  const copies = new Copies((storage) => computed.has(storage));
  const copy = (x: Tensor): Tensor => {
    const made = copies.of(x);
    ownerOf(made);
    return made;
  };
  const visit = (x: Tensor): Tensor => {
    if (!computed.has(x.storage)) {
      // The rows of a table own its numbers, also where only its transpose took part.
      if (!copies.find(x) && isTransposed(x)) copy(withoutRecording(() => x.T));
      leaves.set(x, copy(x));
      if (recordOf(x)?.role === 'parameter') parameters.add(ownerOf(copy(x)));
    }
    return copy(x);
  };
  // The tensor that is a leaf owns its numbers, or one that somebody knows, not a view that came before.
  for (const { inputs } of nodes) {
    for (const x of inputs) if (recordOf(x)?.node === null) visit(x);
  }
  for (const x of known) if (used.has(x.storage)) visit(x);
  const steps = nodes.map((node) => stepOf(node, copy, visit));
  const copied = visit(loss);
  const owners = [...copies.entries()].filter(
    ([x, made]) => dependsOn(x) && ownerOf(made) === made,
  );
  const gradients = gradientsBy(
    loss,
    owners.map(([x]) => x),
  );
  return {
    loss: copied,
    steps,
    scalars,
    copyOf: (x) => copies.find(x),
    leaves,
    gradients: new Map(owners.map(([x, made]) => [made, gradients.get(x) as Tensor])),
    isParameter: (x) => parameters.has(x),
  };
}

function isTransposed({ shape, strides: [row, column] }: Tensor): boolean {
  return shape.length === 2 && shape[1] > 1 && row > 0 && row < column;
}

/** What modules have as their properties, by the frames of what ran in them. */
function heldByModules(nodes: readonly TapeNode[]): Tensor[] {
  return [...framesOf(nodes).keys()].flatMap((module) => Object.values(module).filter(isTensor));
}
