import { noGrad } from '@bp/autograd';
import { isModule, type Module } from '@bp/module';
import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isList } from '@bp/tensor/engine';

/** A fully connected layer, from whichever copy of the library. */
export interface FullyConnected extends Module {
  readonly weight: Tensor;
  readonly bias: Tensor | null;
}

/** A linear layer and what comes before the next one, which is its activation. */
export interface Block {
  /** Where the linear layer lies: `0`, `encoder.2`. */
  readonly path: string;
  readonly linear: FullyConnected;
  readonly rest: readonly Module[];
}

/** Layers in the order in which they run, cut before each linear one. */
export interface Blocks {
  /** What comes before the first linear layer. */
  readonly head: readonly Module[];
  readonly blocks: readonly Block[];
}

/**
 * The blocks of a network that are to be trained: those of a Sequential without the last, which is its output, or all of a list.
 *
 * @throws BpError `BP_OPTION` for what is neither, and where there is no block
 */
export function blocksOf(op: string, model: unknown): Blocks {
  const whole = isList(model);
  if (!whole && !isContainer(model)) {
    throw new BpError(
      'BP_OPTION',
      op,
      'expected a Sequential or a list of layers, got {got}; list the layers of another module in the order in which they run, [net.fc1, new Sigmoid()]',
      { got: isModule(model) ? model.constructor.name : typeof model },
    );
  }
  const children = whole ? Object.entries(model) : model.namedChildren();
  const head: Module[] = [];
  const blocks: (Block & { rest: Module[] })[] = [];
  for (const [path, layer] of inOrder(op, children, '')) {
    if (isLinear(layer)) blocks.push({ path, linear: layer, rest: [] });
    else (blocks.at(-1)?.rest ?? head).push(layer);
  }
  if (!whole) blocks.pop();
  if (blocks.length > 0) return { head, blocks };
  throw new BpError(
    'BP_OPTION',
    op,
    'there is no hidden linear layer to train; the last one of a Sequential is its output, and a list of layers is trained as a whole',
  );
}

/** What layers give one after the other, in evaluation and without record; some rows at a time, as many as memory bears. */
export function through(layers: readonly Module[], x: Tensor): Tensor {
  return noGrad(() => layers.reduce((y: Tensor, layer) => layer.forward(y), x));
}

function* inOrder(
  op: string,
  children: Iterable<readonly [name: string, child: unknown]>,
  outer: string,
): Iterable<readonly [path: string, layer: Module]> {
  for (const [name, child] of children) {
    const path = `${outer}${name}`;
    if (!isModule(child)) {
      throw new BpError('BP_OPTION', op, 'expected a layer at {path}, got {got}', {
        path,
        got: child === null ? 'null' : typeof child,
      });
    }
    if (isContainer(child)) yield* inOrder(op, child.namedChildren(), `${path}.`);
    else yield [path, child];
  }
}

/** Whether a module runs its children in order: those of a Sequential can be gone through. */
function isContainer(value: unknown): value is Module {
  return isModule(value) && Symbol.iterator in value;
}

/** By form, not by class: the layer may come from another copy of the library, or be a class that extends it. */
function isLinear(layer: Module): layer is FullyConnected {
  const { weight, inFeatures, outFeatures } = layer as unknown as Record<string, unknown>;
  if (!isTensor(weight) || weight.rank !== 2) return false;
  return weight.shape[0] === outFeatures && weight.shape[1] === inFeatures;
}
