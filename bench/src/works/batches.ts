import type { Samples, Values, Work } from './work';

/** The batches of one pass over the training samples, in order. */
export function batchesOf({ train, batch }: Work): Samples[] {
  const count = train.input.shape[0] / batch;
  return Array.from({ length: count }, (_, i) => ({
    input: rows(train.input, i * batch, batch),
    target: rows(train.target, i * batch, batch),
  }));
}

function rows({ shape, data }: Values, start: number, count: number): Values {
  const size = data.length / shape[0];
  return {
    shape: [count, ...shape.slice(1)],
    data: data.slice(start * size, (start + count) * size),
  };
}
