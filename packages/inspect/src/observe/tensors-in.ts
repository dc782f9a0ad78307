import { isTensor, type Tensor } from '@bp/tensor';
import { isList, isPlainObject } from '@bp/tensor/engine';

/** The tensors of what a module takes or gives: itself under `name`, parts of lists and plain objects under `name.part`. */
export function* tensorsIn(name: string, value: unknown): Iterable<[name: string, x: Tensor]> {
  if (isTensor(value)) yield [name, value];
  else if (isList(value) || isPlainObject(value)) {
    for (const [key, part] of Object.entries(value)) {
      yield* tensorsIn(name === '' ? key : `${name}.${key}`, part);
    }
  }
}

/** The same structure with each tensor replaced. */
export function mapTensors(value: unknown, map: (x: Tensor) => Tensor): unknown {
  if (isTensor(value)) return map(value);
  if (isList(value)) return value.map((part) => mapTensors(part, map));
  if (!isPlainObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, mapTensors(part, map)]),
  );
}
