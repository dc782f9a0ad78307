import { Identity, initialize, type Layer, Linear, Sequential, Sigmoid, Tanh } from '@bp/layers';
import type { Module } from '@bp/module';
import { full } from '@bp/tensor';
import type { ExperimentConfig } from '../../config';
import { activationsFor } from './activations';
import { initializersFor } from './initializers';

/** A layer of the network with its parts at hand; the output last. */
export interface Block {
  readonly id: string;
  readonly linear: Linear;
  readonly norm: Layer | null;
  readonly activation: Layer;
  readonly dropout: Layer | null;
  readonly module: Module;
}

export interface Network {
  readonly model: Module;
  readonly blocks: readonly Block[];
}

/** The setting of a module that programs follow, so that another value needs no new one. */
const setting = (value: number) => full([], value, { dtype: 'float64' });

/**
 * The network of a config: `<id>.linear`, `<id>.norm`, `<id>.activation` and `<id>.dropout` of each hidden layer, and
 * `out.linear`, `out.activation`. Every parameter is drawn from a stream that is named by its path, so that an inserted layer
 * never redraws another.
 *
 * A loss that takes logits has the activation of the output inside; the network ends with the weighted sum then.
 */
export async function buildModel(
  config: ExperimentConfig,
  sizes: { readonly inputs: number; readonly outputs: number },
): Promise<Network> {
  const { net, regularization, seed } = config;
  const dtype = config.dtype === 'f64' ? 'float64' : 'float32';
  const activation = await activationsFor(net.layers.map((layer) => layer.activation));
  // what is left out by default is loaded with the first layer that asks for it
  const asks =
    regularization.noise > 0 ||
    net.layers.some(({ batchNorm, dropout }) => batchNorm || dropout > 0);
  const parts = asks ? await import('./regularizing-layers') : null;
  const children: Record<string, Layer> = {};
  const blocks: Block[] = [];
  const add = (
    id: string,
    { module, ...rest }: Omit<Block, 'id' | 'module'> & { module?: Module },
  ) => {
    const { linear, norm, activation, dropout } = rest;
    const layer = new Sequential({
      linear,
      ...(norm && { norm }),
      ...(activation instanceof Identity ? {} : { activation }),
      ...(dropout && { dropout }),
    });
    children[id] = layer;
    blocks.push({ id, ...rest, module: layer });
  };
  if (regularization.noise > 0 && parts) {
    // a capital letter: no layer can be called so
    children.inputNoise = parts.gaussianNoise(setting(regularization.noise));
  }
  let width = sizes.inputs;
  for (const layer of net.layers) {
    add(layer.id, {
      linear: new Linear(width, layer.units, { dtype }),
      norm: layer.batchNorm && parts ? parts.batchNorm(layer.units, dtype) : null,
      activation: activation(layer.activation),
      dropout: layer.dropout > 0 && parts ? parts.dropout(setting(layer.dropout)) : null,
    });
    width = layer.units;
  }
  add('out', {
    linear: new Linear(width, sizes.outputs, { dtype }),
    norm: null,
    activation: outputActivation(config),
    dropout: null,
  });
  const model = new Sequential(children);
  return { model: initialize(model, { seed, parameters: await initializersFor(config) }), blocks };
}

function outputActivation({ net: { out }, loss }: ExperimentConfig): Layer {
  const isInLoss = loss === 'bce' || loss === 'crossEntropy';
  if (isInLoss || out === 'identity' || out === 'softmax') return new Identity();
  return out === 'sigmoid' ? new Sigmoid() : new Tanh();
}
