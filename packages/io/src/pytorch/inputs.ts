import { noGrad } from '@bp/autograd';
import type { Module } from '@bp/module';
import { isTensor, Rng, type Tensor } from '@bp/tensor';
import { allOrNothing, isFloat } from '@bp/tensor/engine';

/** Heights and widths to try for a network of convolutions: those of well-known data sets, then all others in order. */
const SIDES = /* @__PURE__ */ (() => [
  ...new Set([28, 8, 32, 64, 224, ...Array.from({ length: 128 }, (_, i) => i + 1)]),
])();

/** How many examples there are in an input that nobody gave. */
const BATCH = 4;

/**
 * An input that a model takes, for one that was not given: from the first layer that has a shape. Null where no input fits.
 */
export function guessInput(model: Module): Tensor | null {
  if (model.forward.length > 1) return null;
  const shape = candidates(model).find((one) => takes(model, [drawn(one)]));
  return shape === undefined ? null : drawn(shape);
}

function* shapesFor(model: Module): Iterable<readonly number[]> {
  const fields = model
    .modules()
    .map((module) => module as unknown as Readonly<Record<string, unknown>>)
    .find(({ inFeatures, inChannels, numFeatures, normalizedShape }) =>
      Boolean(inFeatures ?? inChannels ?? numFeatures ?? normalizedShape),
    );
  const { inFeatures, inChannels, numFeatures, normalizedShape } = fields ?? {};
  if (typeof inChannels === 'number') {
    for (const side of SIDES) yield [BATCH, inChannels, side, side];
  } else if (typeof inFeatures === 'number') {
    yield [BATCH, inFeatures];
    const side = Math.sqrt(inFeatures);
    if (Number.isInteger(side)) yield [BATCH, 1, side, side];
    yield [BATCH, 3, inFeatures];
  } else if (typeof numFeatures === 'number') {
    yield [BATCH, numFeatures];
    for (const side of [8, 28, 32]) yield [BATCH, numFeatures, side, side];
    yield [BATCH, numFeatures, 8, 8, 8];
  } else if (Array.isArray(normalizedShape)) {
    yield [BATCH, ...normalizedShape];
  } else {
    yield [BATCH, 8];
    yield [BATCH, 4, 8, 8];
  }
}

function candidates(model: Module): (readonly number[])[] {
  return [...shapesFor(model)];
}

/** Whether a model runs on inputs; it is left as it was. */
export function takes(model: Module, inputs: readonly unknown[]): boolean {
  const done = {};
  try {
    allOrNothing(() => {
      noGrad(() => model.forward(...inputs));
      throw done;
    });
    return true;
  } catch (error) {
    return error === done;
  }
}

/** Random numbers of a shape. */
function drawn(shape: readonly number[], seed = 0): Tensor {
  return new Rng(seed).normal(shape);
}

/**
 * Inputs like those that were given, with other numbers, and with one more example where the model takes it.
 *
 * @param more - whether there is one more example
 */
export function otherInputs(inputs: readonly unknown[], more: boolean): unknown[] {
  return inputs.map((input, i) => {
    if (!isTensor(input)) return input;
    const shape = input.shape.map((n, axis) => (axis === 0 && more ? n + 1 : n));
    if (isFloat(input.dtype)) return new Rng(i + 1).normal(shape, { dtype: input.dtype });
    // Whole numbers have a meaning: none but those that were given.
    const rows = Int32Array.from(
      { length: shape[0] ?? 0 },
      (_, row) => (row + 1) % Math.max(1, input.shape[0]),
    );
    return input.rank === 0 ? input : input.indexSelect(0, rows);
  });
}
