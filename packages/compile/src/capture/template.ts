import { BpError, isTensor, type Tensor } from '@bp/tensor';
import { isPlainObject } from '@bp/tensor/engine';

/** What a step returns, with something else in the place of each tensor. */
export type Template<T> =
  | { readonly kind: 'tensor'; readonly tensor: T }
  | { readonly kind: 'list'; readonly items: readonly Template<T>[] }
  | {
      readonly kind: 'object';
      readonly names: readonly string[];
      readonly items: readonly Template<T>[];
    }
  | { readonly kind: 'value'; readonly value: unknown };

/**
 * Looks into what a step returned: tensors, arrays and plain objects of them, and numbers, texts, truth values and null.
 *
 * @throws BpError `BP_OPTION` for a promise and for objects of other kinds
 */
export function readTemplate(op: string, value: unknown): Template<Tensor> {
  if (isTensor(value)) return { kind: 'tensor', tensor: value };
  if (typeof (value as { then?: unknown } | null | undefined)?.then === 'function') {
    // Its own failure is of no interest any more.
    (value as Promise<unknown>).then(undefined, () => {});
    throw new BpError(
      'BP_OPTION',
      op,
      'the step must not be asynchronous; await what it needs before the call, and pass it as an argument',
    );
  }
  if (Array.isArray(value)) {
    return { kind: 'list', items: value.map((item) => readTemplate(op, item)) };
  }
  if (isPlainObject(value)) {
    const names = Object.keys(value);
    return { kind: 'object', names, items: names.map((name) => readTemplate(op, value[name])) };
  }
  if (typeof value === 'object' && value !== null) {
    throw new BpError(
      'BP_OPTION',
      op,
      'the step must return tensors, arrays or plain objects of them, or nothing, got an object of type {type}',
      { type: value.constructor?.name ?? 'null' },
    );
  }
  return { kind: 'value', value };
}

/** The same structure with something else in the place of each tensor. */
export function mapTemplate<T, U>(template: Template<T>, map: (tensor: T) => U): Template<U> {
  switch (template.kind) {
    case 'tensor':
      return { kind: 'tensor', tensor: map(template.tensor) };
    case 'list':
      return { kind: 'list', items: template.items.map((item) => mapTemplate(item, map)) };
    case 'object': {
      const items = template.items.map((item) => mapTemplate(item, map));
      return { kind: 'object', names: template.names, items };
    }
    case 'value':
      return template;
  }
}

/** What the step returns, made of a template. */
export function fillTemplate<T>(template: Template<T>, tensorOf: (tensor: T) => Tensor): unknown {
  switch (template.kind) {
    case 'tensor':
      return tensorOf(template.tensor);
    case 'list':
      return template.items.map((item) => fillTemplate(item, tensorOf));
    case 'object':
      return Object.fromEntries(
        template.items.map((item, i) => [template.names[i], fillTemplate(item, tensorOf)]),
      );
    case 'value':
      return template.value;
  }
}

/** The tensors of a template, in order. */
export function tensorsOf<T>(template: Template<T>): T[] {
  switch (template.kind) {
    case 'tensor':
      return [template.tensor];
    case 'value':
      return [];
    default:
      return template.items.flatMap((item) => tensorsOf(item));
  }
}
