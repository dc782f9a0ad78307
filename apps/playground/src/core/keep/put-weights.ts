import { packCheckpoint, readSafetensors, unpackCheckpoint } from '@bp/io';
import { isBpError, type Tensor } from '@bp/tensor';
import { WeightError } from './weight-error';

/**
 * A saved state of a run with other weights in it. They have to be those of its network: the same names, the same shapes, all
 * finite; anything else is refused, and nothing is guessed.
 *
 * @param state - what the train desk has saved
 * @param weights - a safetensors file
 * @throws WeightError what is wrong
 */
export function putWeights(state: Uint8Array, weights: Uint8Array): Uint8Array {
  const kept = unpackCheckpoint<{ run: { model: Record<string, Tensor>; best: unknown } }>(state);
  const { model } = kept.run;
  const given = read(weights);
  const extra = Object.keys(given).find((name) => !Object.hasOwn(model, name));
  if (extra !== undefined) throw new WeightError('weightExtra', [short(extra)]);
  const changed = Object.entries(model).map(([name, own]) => {
    if (!Object.hasOwn(given, name)) throw new WeightError('weightMissing', [name]);
    return [name, fitted(name, own, given[name])] as const;
  });
  return packCheckpoint({
    ...kept,
    run: { ...kept.run, model: Object.fromEntries(changed), start: null },
  });
}

function read(weights: Uint8Array): Record<string, Tensor> {
  try {
    return readSafetensors(weights);
  } catch (error) {
    if (isBpError(error)) throw new WeightError('weightsDamaged');
    throw error;
  }
}

/** The values of one tensor in the type of another. */
function fitted(name: string, own: Tensor, given: Tensor): Tensor {
  const [expected, got] = [own, given].map(({ shape }) => `[${shape.join(', ')}]`);
  if (expected !== got) throw new WeightError('weightShape', [name, got, expected]);
  const isFinite = Array.from(given.data, Number).every(Number.isFinite);
  if (!isFinite) throw new WeightError('weightNotFinite', [name]);
  return given.dtype === own.dtype ? given : given.cast(own.dtype);
}

function short(name: string): string {
  return name.length > 60 ? `${name.slice(0, 60)}…` : name;
}
