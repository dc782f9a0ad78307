import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isList, isPlainObject } from '@bp/tensor/engine';

/** What a step returns, with something else in the place of each tensor. */
export type Template<T> = TensorPlace<T> | Parts<T> | { readonly value: unknown };

interface TensorPlace<T> {
  readonly tensor: T;
}

/** An array, or a plain object where its parts have names. */
interface Parts<T> {
  readonly parts: readonly Template<T>[];
  readonly names: readonly string[] | null;
}

/**
 * Looks into what a step returned: tensors, arrays and plain objects of them, and numbers, texts, truth values and null.
 *
 * @throws BpError `BP_OPTION` for a promise and for objects of other kinds
 */
export function readTemplate(op: string, value: unknown): Template<Tensor> {
  if (isTensor(value)) return { tensor: value };
  if (typeof (value as { then?: unknown } | null | undefined)?.then === 'function') {
    // Its own failure is of no interest any more.
    (value as Promise<unknown>).then(undefined, () => {});
    throw new BpError(
      'BP_OPTION',
      op,
      'the step must not be asynchronous; await what it needs before the call, and pass it as an argument',
    );
  }
  if (isList(value)) {
    return { parts: value.map((part) => readTemplate(op, part)), names: null };
  }
  if (isPlainObject(value)) {
    const names = Object.keys(value);
    return { parts: names.map((name) => readTemplate(op, value[name])), names };
  }
  if (typeof value === 'object' && value !== null) {
    throw new BpError(
      'BP_OPTION',
      op,
      'the step must return tensors, arrays or plain objects of them, or nothing, got an object of type {type}',
      { type: value.constructor?.name ?? 'null' },
    );
  }
  return { value };
}

/** The same structure with something else in the place of each tensor. */
export function mapTemplate<T, U>(template: Template<T>, map: (tensor: T) => U): Template<U> {
  if ('tensor' in template) return { tensor: map(template.tensor) };
  if ('value' in template) return template;
  const { parts, names } = template;
  return { parts: parts.map((part) => mapTemplate(part, map)), names };
}

/** What the step returns, made of a template. */
export function fillTemplate<T>(template: Template<T>, tensorOf: (tensor: T) => unknown): unknown {
  if ('tensor' in template) return tensorOf(template.tensor);
  if ('value' in template) return template.value;
  const { parts, names } = template;
  const values = parts.map((part) => fillTemplate(part, tensorOf));
  return names === null ? values : Object.fromEntries(names.map((name, i) => [name, values[i]]));
}

/** The tensors of a template, in order. */
export function tensorsOf<T>(template: Template<T>): T[] {
  const tensors: T[] = [];
  fillTemplate(template, (tensor) => tensors.push(tensor));
  return tensors;
}
